#include "delivered.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/CellProtection.hpp>

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::container::XIndexAccess;

// Cells of one format come together, so a sheet takes a few dozen calls.
void add_unlocked(const uno::Reference<uno::XInterface>& page, std::vector<CellArea>& into) {
    const auto formats =
        uno::Reference<sheet::XUniqueCellFormatRangesSupplier>(page, uno::UNO_QUERY_THROW)->getUniqueCellFormatRanges();
    for (sal_Int32 i = 0; i < formats->getCount(); ++i) {
        const uno::Reference<sheet::XSheetCellRanges> cells(formats->getByIndex(i), uno::UNO_QUERY_THROW);
        com::sun::star::util::CellProtection protection;
        uno::Reference<com::sun::star::beans::XPropertySet>(cells, uno::UNO_QUERY_THROW)
            ->getPropertyValue("CellProtection") >>= protection;
        if (protection.IsLocked) continue;
        for (const auto& at : cells->getRangeAddresses())
            into.push_back({at.Sheet, at.StartColumn, at.StartRow, at.EndColumn, at.EndRow});
    }
}

}  // namespace

bool Delivered::input(int sheet, int column, int row) const {
    return std::ranges::any_of(inputs, [&](const auto& area) { return area.holds(sheet, column, row); });
}

Delivered read_delivered(const uno::Reference<uno::XComponentContext>& context,
                         const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    Delivered out{read_cells(context, document), {}};
    const uno::Reference<XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
        add_unlocked(uno::Reference<uno::XInterface>(sheets->getByIndex(i), uno::UNO_QUERY_THROW), out.inputs);
    return out;
}

}  // namespace citystar::workbook

#include "contents.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <cppuhelper/supportsservice.hxx>

#include "packing.hpp"

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace flags = com::sun::star::sheet::CellFlags;
using com::sun::star::beans::XPropertySet;
using com::sun::star::table::XCellRange;

// Somebody's stray cell in row 1048576 must not make us read a million rows.
constexpr sal_Int32 most_rows = 20000;
constexpr sal_Int32 most_columns = 500;

// Errors come as nothing, empty cells as empty text.
void add_values(Packer& out, const uno::Reference<XCellRange>& range) {
    for (const auto& line : uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->getDataArray())
        for (const auto& any : line) {
            double number = 0;
            OUString text;
            if (any >>= number) {
                out.add(Kind::number);
                out.add(number);
            } else if (any >>= text) {
                out.add(Kind::text);
                out.add(utf8(text));
            } else {
                out.add(Kind::nothing);
            }
        }
}

void add_formulas(Packer& out, const uno::Reference<XCellRange>& range) {
    for (const auto& line : uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->getFormulaArray())
        for (const auto& text : line) out.add(utf8(text));
}

template <typename Add>
void add_formula_areas(Packer& out, const uno::Reference<XCellRange>& range, const Add& add) {
    const auto areas = uno::Reference<sheet::XCellRangesQuery>(range, uno::UNO_QUERY_THROW)
                           ->queryContentCells(flags::FORMULA)
                           ->getRangeAddresses();
    out.add(areas.getLength());
    for (const auto& at : areas) {
        for (const auto number : {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}) out.add(number);
        add(out, range->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow));
    }
}

struct Used {
    uno::Reference<XCellRange> range;  ///< from A1 on; null: the sheet is empty
    sal_Int32 columns = 0;
    sal_Int32 rows = 0;
    bool cut_off = false;
};

Used used(const uno::Reference<XCellRange>& page) {
    const uno::Reference<sheet::XCellRangesQuery> query(page, uno::UNO_QUERY_THROW);
    sal_Int32 right = -1;
    sal_Int32 bottom = -1;
    for (const auto& area : query->queryContentCells(flags::VALUE | flags::DATETIME | flags::STRING | flags::FORMULA)
                                ->getRangeAddresses()) {
        right = std::max(right, area.EndColumn);
        bottom = std::max(bottom, area.EndRow);
    }
    if (bottom < 0) return {};
    const bool cut_off = right >= most_columns || bottom >= most_rows;
    right = std::min(right, most_columns - 1);
    bottom = std::min(bottom, most_rows - 1);
    return {page->getCellRangeByPosition(0, 0, right, bottom), right + 1, bottom + 1, cut_off};
}

void add_hidden_rows(Packer& out, const Used& cells) {
    std::vector<bool> hidden(static_cast<std::size_t>(cells.rows), true);
    const uno::Reference<sheet::XCellRangesQuery> query(cells.range, uno::UNO_QUERY_THROW);
    for (const auto& area : query->queryVisibleCells()->getRangeAddresses())
        for (auto row = area.StartRow; row <= std::min(area.EndRow, cells.rows - 1); ++row)
            hidden[static_cast<std::size_t>(row)] = false;
    for (const bool one : hidden) out.add(static_cast<std::int8_t>(one));
}

void add_sheet(Packer& out, const uno::Reference<XCellRange>& page) {
    out.add(utf8(uno::Reference<com::sun::star::container::XNamed>(page, uno::UNO_QUERY_THROW)->getName()));
    bool visible = true;
    uno::Reference<XPropertySet>(page, uno::UNO_QUERY_THROW)->getPropertyValue("IsVisible") >>= visible;
    const auto cells = used(page);
    out.add(static_cast<std::int8_t>(!visible));
    out.add(static_cast<std::int8_t>(cells.cut_off));
    out.add(cells.columns);
    out.add(cells.rows);
    if (!cells.range.is()) return;
    add_hidden_rows(out, cells);
    add_values(out, cells.range);
    add_formula_areas(out, cells.range, add_formulas);
}

void add_formula_values(Packer& out, const uno::Reference<XCellRange>& page) {
    if (const auto cells = used(page); cells.range.is())
        add_formula_areas(out, cells.range, add_values);
    else
        out.add(sal_Int32{0});
}

}  // namespace

uno::Any WorkbookContents::execute(const uno::Sequence<com::sun::star::beans::NamedValue>& arguments) {
    uno::Reference<sheet::XSpreadsheetDocument> document;
    bool formula_values = false;
    for (const auto& argument : arguments) {
        if (argument.Name == "Document") document.set(argument.Value, uno::UNO_QUERY);
        if (argument.Name == "FormulaValues") argument.Value >>= formula_values;
    }
    if (!document.is()) throw com::sun::star::lang::IllegalArgumentException("Document", *this, 0);
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    Packer out;
    out.add(sheets->getCount());
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const uno::Reference<XCellRange> page(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        formula_values ? add_formula_values(out, page) : add_sheet(out, page);
    }
    return uno::Any(out.bytes());
}

OUString WorkbookContents::getImplementationName() { return "org.citystar.WorkbookContents"; }

sal_Bool WorkbookContents::supportsService(const OUString& name) { return cppu::supportsService(this, name); }

uno::Sequence<OUString> WorkbookContents::getSupportedServiceNames() {
    const OUString name("org.citystar.WorkbookContents");
    return {&name, 1};
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_contents(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* contents = new citystar::reader::WorkbookContents;
    contents->acquire();
    return static_cast<cppu::OWeakObject*>(contents);
}

#include "cell_packing.hpp"

#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::reader {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

void add_values(Packer& out, const Range& range) {
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

void add_formula_areas(Packer& out, const Range& range, const std::function<void(Packer&, const Range&)>& add) {
    const auto areas = uno::Reference<sheet::XCellRangesQuery>(range, uno::UNO_QUERY_THROW)
                           ->queryContentCells(sheet::CellFlags::FORMULA)
                           ->getRangeAddresses();
    out.add(areas.getLength());
    for (const auto& at : areas) {
        for (const auto number : {at.StartColumn, at.StartRow, at.EndColumn, at.EndRow}) out.add(number);
        add(out, range->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow));
    }
}

}  // namespace citystar::reader

#include "contents.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "cell_packing.hpp"
#include "looks.hpp"

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace flags = com::sun::star::sheet::CellFlags;
using com::sun::star::beans::XPropertySet;
using com::sun::star::table::XCellRange;

// A stray cell in row 1048576 must not cause a million rows to be read.
constexpr sal_Int32 most_rows = 20000;
constexpr sal_Int32 most_columns = 500;

void add_formulas(Packer& out, const uno::Reference<XCellRange>& range) {
    for (const auto& line : uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->getFormulaArray())
        for (const auto& text : line) out.add(utf8(text));
}

struct Used {
    uno::Reference<XCellRange> range;  ///< from A1 on; null if the sheet is empty
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

void add_sheet(Packer& out, const uno::Reference<XCellRange>& page, NumberFormats& formats) {
    out.add(utf8(uno::Reference<com::sun::star::container::XNamed>(page, uno::UNO_QUERY_THROW)->getName()));
    bool visible = true;
    uno::Reference<XPropertySet>(page, uno::UNO_QUERY_THROW)->getPropertyValue("IsVisible") >>= visible;
    const auto cells = used(page);
    out.add(static_cast<std::int8_t>(!visible));
    out.add(static_cast<std::int8_t>(
        uno::Reference<com::sun::star::util::XProtectable>(page, uno::UNO_QUERY_THROW)->isProtected()));
    out.add(static_cast<std::int8_t>(cells.cut_off));
    out.add(cells.columns);
    out.add(cells.rows);
    if (!cells.range.is()) return;
    add_hidden_lines(out, cells.range);
    add_values(out, cells.range);
    add_shown_kinds(out, cells.range, formats);
    add_invisible_areas(out, cells.range, formats);
    add_merged_areas(out, cells.range);
    add_formula_areas(out, cells.range, add_formulas);
}

void add_formula_values(Packer& out, const uno::Reference<XCellRange>& page, NumberFormats& formats) {
    const auto cells = used(page);
    out.add(static_cast<std::int8_t>(cells.range.is()));
    if (!cells.range.is()) return;
    add_formula_areas(out, cells.range, add_values);
    add_shown_kinds(out, cells.range, formats);
}

}  // namespace

uno::Any WorkbookContents::read(const Document& document, const Arguments& arguments) {
    const bool formula_values = argument<bool>(arguments, "FormulaValues");
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    NumberFormats formats(document);
    Packer out;
    out.add(sheets->getCount());
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const uno::Reference<XCellRange> page(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        formula_values ? add_formula_values(out, page, formats) : add_sheet(out, page, formats);
    }
    return uno::Any(out.bytes());
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_contents(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return citystar::reader::made<citystar::reader::WorkbookContents>();
}

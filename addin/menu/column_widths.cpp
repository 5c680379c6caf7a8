#include "column_widths.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <map>
#include <set>
#include <vector>

#include "selection.hpp"
#include "undo_step.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using com::sun::star::table::CellRangeAddress;
using com::sun::star::table::XColumnRowRange;

// Hundredths of a millimetre. The limit keeps a long sentence without line breaks from pushing other columns off the
// screen.
constexpr sal_Int32 least = 500;
constexpr sal_Int32 most = 50000;
constexpr sal_Int32 most_to_fit = 10000;
// The width that Calc reports as the best one if it finds nothing to measure, for example only cells with line breaks.
constexpr sal_Int32 nothing_to_fit = 2258;

// Enough for any form; fitting a table of a hundred thousand rows would take too long.
constexpr sal_Int32 most_rows = 2000;

CellRangeAddress used_area(const uno::Reference<sheet::XSpreadsheet>& sheet) {
    const auto cursor = sheet->createCursor();
    uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
    return uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
}

uno::Reference<XPropertySet> line(const uno::Reference<XIndexAccess>& lines, sal_Int32 index) {
    return {lines->getByIndex(index), uno::UNO_QUERY_THROW};
}

bool is(const uno::Reference<XPropertySet>& line, const char* property) {
    bool out = false;
    line->getPropertyValue(OUString::createFromAscii(property)) >>= out;
    return out;
}

// The visible columns of these ranges, each once. Whole rows, and a whole sheet, end where the sheet's contents end.
std::vector<uno::Reference<XPropertySet>> columns_of(const uno::Reference<sheet::XSpreadsheet>& sheet,
                                                     const std::vector<CellRangeAddress>& ranges) {
    const uno::Reference<XColumnRowRange> lines(sheet, uno::UNO_QUERY_THROW);
    const uno::Reference<XIndexAccess> columns(lines->getColumns(), uno::UNO_QUERY_THROW);
    std::set<sal_Int32> wanted;
    for (const auto& range : ranges) {
        const bool whole = range.StartColumn == 0 && range.EndColumn == columns->getCount() - 1;
        const auto last = whole ? used_area(sheet).EndColumn : range.EndColumn;
        for (auto i = range.StartColumn; i <= last; ++i) wanted.insert(i);
    }
    std::vector<uno::Reference<XPropertySet>> out;
    for (const auto i : wanted)
        if (auto column = line(columns, i); is(column, "IsVisible")) out.push_back(std::move(column));
    return out;
}

// Rows with automatic height are fitted to the new widths; Calc does this only in its own commands.
void fit_rows(const uno::Reference<sheet::XSpreadsheet>& sheet) {
    const uno::Reference<XColumnRowRange> lines(sheet, uno::UNO_QUERY_THROW);
    const uno::Reference<XIndexAccess> rows(lines->getRows(), uno::UNO_QUERY_THROW);
    const auto last = std::min(used_area(sheet).EndRow, most_rows);
    for (sal_Int32 i = 0; i <= last; ++i)
        if (const auto row = line(rows, i); is(row, "IsVisible") && is(row, "OptimalHeight"))
            row->setPropertyValue("OptimalHeight", uno::Any(true));
}

sal_Int32 width_of(const uno::Reference<XPropertySet>& column) {
    sal_Int32 width = 0;
    column->getPropertyValue("Width") >>= width;
    return width;
}

void change(const uno::Reference<XPropertySet>& column, Width how) {
    const auto before = width_of(column);
    if (how == Width::fit) column->setPropertyValue("OptimalWidth", uno::Any(true));
    const auto now = width_of(column);
    const auto needed = now == nothing_to_fit ? 0 : std::min(now, most_to_fit);
    const auto wanted = how == Width::fit     ? std::max(before, needed)
                        : how == Width::wider ? std::max(before, std::min(before * 5 / 4, most))
                                              : std::min(before, std::max(before * 4 / 5, least));
    if (wanted != now) column->setPropertyValue("Width", uno::Any(wanted));
}

}  // namespace

bool change_widths(const uno::Reference<com::sun::star::frame::XController>& view, Width how,
                   const OUString& undo_title) {
    const uno::Reference<sheet::XSpreadsheetDocument> document(view.is() ? view->getModel() : nullptr, uno::UNO_QUERY);
    if (!document.is()) return false;
    std::map<sal_Int16, std::vector<CellRangeAddress>> by_sheet;
    for (const auto& range : selected_ranges(view)) by_sheet[range.Sheet].push_back(range);
    if (by_sheet.empty()) return false;
    const UndoStep step(document, undo_title);
    const uno::Reference<XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (const auto& [index, ranges] : by_sheet) {
        const uno::Reference<sheet::XSpreadsheet> sheet(sheets->getByIndex(index), uno::UNO_QUERY_THROW);
        for (const auto& column : columns_of(sheet, ranges)) change(column, how);
        fit_rows(sheet);
    }
    return true;
}

}  // namespace citystar::menu

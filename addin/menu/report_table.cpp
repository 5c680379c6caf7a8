#include "report_table.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::table::CellRangeAddress;
using Document = uno::Reference<sheet::XSpreadsheetDocument>;
using SheetReference = uno::Reference<sheet::XSpreadsheet>;

// Enough columns to distinguish 填报 and 文字任务 from all other tables.
constexpr sal_Int32 head_columns = 5;

CellRangeAddress address_of(const uno::Reference<uno::XInterface>& cells) {
    return uno::Reference<sheet::XCellRangeAddressable>(cells, uno::UNO_QUERY_THROW)->getRangeAddress();
}

std::optional<CellRangeAddress> named(const Document& document, const char* name) {
    uno::Reference<com::sun::star::container::XNameAccess> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    const auto wanted = OUString::createFromAscii(name);
    if (!names.is() || !names->hasByName(wanted)) return std::nullopt;
    const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(wanted), uno::UNO_QUERY);
    const auto cells = referrer.is() ? referrer->getReferredCells() : nullptr;
    if (!cells.is()) return std::nullopt;
    return address_of(cells);
}

OUString text(const SheetReference& sheet, sal_Int32 column, sal_Int32 row) {
    return uno::Reference<com::sun::star::text::XTextRange>(sheet->getCellByPosition(column, row), uno::UNO_QUERY_THROW)
        ->getString();
}

std::vector<OUString> head_at(const SheetReference& sheet, sal_Int32 column, sal_Int32 row) {
    std::vector<OUString> out;
    for (sal_Int32 i = 0; i < head_columns; ++i) out.push_back(text(sheet, column + i, row));
    return out;
}

// The head of a table: the nearest text above its codes.
std::vector<OUString> head_of(const SheetReference& sheet, const CellRangeAddress& codes) {
    auto row = codes.StartRow - 1;
    while (row > 0 && text(sheet, codes.StartColumn, row).isEmpty()) --row;
    return row < 0 ? std::vector<OUString>() : head_at(sheet, codes.StartColumn, row);
}

// The rows under the same head on another sheet: from the first code to the last.
std::optional<ReportTable> table_under(const std::vector<OUString>& head, const SheetReference& sheet,
                                       sal_Int32 column) {
    const auto cursor = sheet->createCursor();
    uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
    const auto end = address_of(cursor).EndRow;
    sal_Int32 row = 0;
    while (row <= end && (text(sheet, column, row) != head[0] || head_at(sheet, column, row) != head)) ++row;
    ReportTable out{column, -1, -1};
    for (++row; row <= end; ++row)
        if (!text(sheet, column, row).isEmpty()) {
            if (out.first < 0) out.first = row;
            out.last = row;
        }
    if (out.first < 0) return std::nullopt;
    return out;
}

}  // namespace

std::optional<ReportTable> report_table(const Document& document, const SheetReference& sheet) {
    const auto here = address_of(sheet).Sheet;
    const auto scored = named(document, "CS_SCORED");
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    std::vector<CellRangeAddress> tables;
    for (const auto* name : {"CS_INDICATORS", "CS_UNIT_ITEMS", "CS_TASK_CODES"}) {
        const auto codes = named(document, name);
        // The rows of 评分 must stay in place because it sums up rows next to each other. In an index of units, its
        // codes have both names.
        if (!codes || (scored && codes->Sheet == scored->Sheet)) continue;
        if (codes->Sheet == here) return ReportTable{codes->StartColumn, codes->StartRow, codes->EndRow};
        tables.push_back(*codes);
    }
    if (scored && scored->Sheet == here) return std::nullopt;
    for (const auto& codes : tables) {
        const SheetReference own(sheets->getByIndex(codes.Sheet), uno::UNO_QUERY_THROW);
        const auto head = head_of(own, codes);
        if (head.empty() || head[0].isEmpty()) continue;
        if (auto copy = table_under(head, sheet, codes.StartColumn)) return copy;
    }
    return std::nullopt;
}

std::vector<OUString> original_codes(const Document& document) {
    std::vector<OUString> out;
    const auto scored = named(document, "CS_SCORED");
    if (!scored) return out;
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    const SheetReference sheet(sheets->getByIndex(scored->Sheet), uno::UNO_QUERY_THROW);
    for (auto row = scored->StartRow; row <= scored->EndRow; ++row)
        out.push_back(text(sheet, scored->StartColumn, row));
    return out;
}

}  // namespace citystar::menu

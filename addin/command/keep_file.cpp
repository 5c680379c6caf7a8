#include "keep_file.hpp"

#include <algorithm>
#include <cmath>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <map>

#include "ods_results.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

// The text of each new result is asked for by itself; beyond this LibreOffice stores as fast.
constexpr std::size_t most_new = 100;
constexpr std::int64_t most_cells = 1'000'000;  // of one sheet, read at once

// As LibreOffice compares: a file holds 15 digits.
bool same(double a, double b) { return a == b || std::abs(a - b) <= std::abs(a) * 0x1p-48; }

std::int64_t formula_cells(const uno::Reference<sheet::XSpreadsheet>& cells) {
    const uno::Reference<sheet::XCellRangesQuery> query(cells, uno::UNO_QUERY_THROW);
    std::int64_t out = 0;
    for (const auto& range : query->queryContentCells(sheet::CellFlags::FORMULA)->getRangeAddresses())
        out += std::int64_t{range.EndColumn - range.StartColumn + 1} * (range.EndRow - range.StartRow + 1);
    return out;
}

// The results of one sheet that are not what the file says, without their texts. False if they cannot be told.
bool compare(const uno::Reference<sheet::XSpreadsheet>& cells, const std::vector<OdsResult>& all,
             const std::vector<std::size_t>& numbers, std::vector<NewResult>& out) {
    std::int32_t last_column = 0;
    std::int32_t last_row = 0;
    for (const auto number : numbers) {
        last_column = std::max(last_column, all[number].column);
        last_row = std::max(last_row, all[number].row);
    }
    if ((std::int64_t{last_column} + 1) * (std::int64_t{last_row} + 1) > most_cells) return false;
    const uno::Reference<sheet::XCellRangeData> data(cells->getCellRangeByPosition(0, 0, last_column, last_row),
                                                     uno::UNO_QUERY_THROW);
    const auto rows = data->getDataArray();
    for (const auto number : numbers) {
        const auto& old = all[number];
        const auto& value = rows[old.row][old.column];
        NewResult result{number, {}, {}};
        OUString text;
        if (double now = 0; value >>= now) {
            const auto* before = std::get_if<double>(&old.value);
            if (before && same(*before, now)) continue;
            result.value = now;
        } else if (value >>= text) {
            const auto* before = std::get_if<std::string>(&old.value);
            result.value = utf8(text);
            if (before && *before == std::get<std::string>(result.value)) continue;
        } else {
            return false;  // an error
        }
        if (out.size() == most_new) return false;
        out.push_back(std::move(result));
    }
    return true;
}

std::string shown(const uno::Reference<com::sun::star::container::XNameAccess>& sheets, const OdsResult& at) {
    const uno::Reference<sheet::XSpreadsheet> cells(sheets->getByName(utf16(at.sheet)), uno::UNO_QUERY_THROW);
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cells->getCellByPosition(at.column, at.row),
                                                                 uno::UNO_QUERY_THROW)
                    ->getString());
}

using Sheets = uno::Reference<com::sun::star::container::XNameAccess>;

Sheets sheets_of(const WorkbookFile& workbook) { return {workbook.document()->getSheets(), uno::UNO_QUERY_THROW}; }

std::map<std::string, std::vector<std::size_t>> numbers_by_sheet(const OdsResults& stored) {
    std::map<std::string, std::vector<std::size_t>> out;
    for (std::size_t i = 0; i < stored.all().size(); ++i) out[stored.all()[i].sheet].push_back(i);
    return out;
}

}  // namespace

bool same_formulas(const WorkbookFile& workbook, const OdsResults& stored) {
    auto by_sheet = numbers_by_sheet(stored);
    const auto sheets = sheets_of(workbook);
    for (const auto& name : sheets->getElementNames()) {
        const uno::Reference<sheet::XSpreadsheet> cells(sheets->getByName(name), uno::UNO_QUERY_THROW);
        const auto numbers = by_sheet.extract(utf8(name));
        const auto expected = numbers.empty() ? 0 : static_cast<std::int64_t>(numbers.mapped().size());
        if (formula_cells(cells) != expected) return false;
    }
    return by_sheet.empty();
}

std::optional<std::string> with_new_results(const WorkbookFile& workbook, const OdsResults& stored) {
    if (!same_formulas(workbook, stored)) return std::nullopt;
    const auto sheets = sheets_of(workbook);
    std::vector<NewResult> results;
    for (const auto& [name, numbers] : numbers_by_sheet(stored)) {
        const uno::Reference<sheet::XSpreadsheet> cells(sheets->getByName(utf16(name)), uno::UNO_QUERY_THROW);
        if (!compare(cells, stored.all(), numbers, results)) return std::nullopt;
    }
    for (auto& result : results) result.shown = shown(sheets, stored.all()[result.number]);
    return stored.with(results);
}

}  // namespace citystar::command

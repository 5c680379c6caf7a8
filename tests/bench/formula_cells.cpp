#include "formula_cells.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <functional>

#include "citystar/uno_text.hpp"

namespace citystar::bench {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

using Range = uno::Reference<table::XCellRange>;

constexpr std::string_view service = "ORG.CITYSTAR.FUNCTIONS.";

table::CellRangeAddress address_of(const Range& range) {
    return uno::Reference<sheet::XCellRangeAddressable>(range, uno::UNO_QUERY_THROW)->getRangeAddress();
}

int cells_of(const table::CellRangeAddress& at) {
    return (at.EndColumn - at.StartColumn + 1) * (at.EndRow - at.StartRow + 1);
}

bool in_name(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
}

void for_each_sheet(const SpreadsheetDocument& document,
                    const std::function<void(const uno::Reference<sheet::XSpreadsheet>&)>& visit) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i)
        visit(uno::Reference<sheet::XSpreadsheet>(sheets->getByIndex(i), uno::UNO_QUERY_THROW));
}

Range array_around(const uno::Reference<sheet::XSpreadsheet>& page, const Range& cell) {
    const auto cursor = page->createCursorByRange(uno::Reference<sheet::XSheetCellRange>(cell, uno::UNO_QUERY_THROW));
    cursor->collapseToCurrentArray();
    const auto at = address_of(Range(cursor, uno::UNO_QUERY_THROW));
    return page->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow);
}

struct Formula {
    std::string text;
    std::function<Range()> cells;  // the cell, or all cells of an array formula
    bool array;
};

// One call returns the formulas of a whole range; reading them cell by cell takes seconds.
void for_each_formula(const SpreadsheetDocument& document, const std::function<void(const Formula&)>& visit) {
    for_each_sheet(document, [&](const uno::Reference<sheet::XSpreadsheet>& page) {
        const auto found = uno::Reference<sheet::XCellRangesQuery>(page, uno::UNO_QUERY_THROW)
                               ->queryFormulaCells(sheet::FormulaResult::VALUE | sheet::FormulaResult::STRING |
                                                   sheet::FormulaResult::ERROR);
        for (const auto& at : found->getRangeAddresses()) {
            const auto range = page->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow);
            const auto rows = uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->getFormulaArray();
            for (sal_Int32 row = 0; row < rows.getLength(); ++row)
                for (sal_Int32 column = 0; column < rows[row].getLength(); ++column) {
                    const auto text = utf8(rows[row][column]);
                    const auto cell = [&] { return range->getCellRangeByPosition(column, row, column, row); };
                    if (!text.starts_with('{')) {
                        visit({text, cell, false});
                        continue;
                    }
                    const auto whole = array_around(page, cell());
                    const auto first = address_of(whole);
                    if (first.StartColumn == at.StartColumn + column && first.StartRow == at.StartRow + row)
                        visit({text, [&] { return whole; }, true});
                }
        }
    });
}

}  // namespace

std::set<std::string> functions_in(std::string_view formula) {
    std::set<std::string> out;
    std::size_t begin = 0;
    char quote = 0;
    for (std::size_t i = 0; i < formula.size(); ++i) {
        const char c = formula[i];
        if (quote) {
            if (c == quote) quote = 0;
            begin = i + 1;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (!in_name(c)) {
            auto name = formula.substr(begin, i - begin);
            if (name.starts_with(service)) name.remove_prefix(service.size());
            if (c == '(' && !name.empty()) out.emplace(name);
            begin = i + 1;
        }
    }
    return out;
}

std::map<std::string, int> count_functions(const SpreadsheetDocument& document) {
    std::map<std::string, int> out;
    for_each_formula(document, [&](const Formula& formula) {
        const int cells = formula.array ? cells_of(address_of(formula.cells())) : 1;
        out[std::string(every_formula)] += cells;
        for (const auto& name : functions_in(formula.text)) out[name] += cells;
    });
    return out;
}

void unprotect(const SpreadsheetDocument& document) {
    for_each_sheet(document, [](const uno::Reference<sheet::XSpreadsheet>& page) {
        uno::Reference<com::sun::star::util::XProtectable>(page, uno::UNO_QUERY_THROW)->unprotect({});
    });
}

void replace_by_values(const SpreadsheetDocument& document, const std::string& function) {
    const uno::Reference<sheet::XCalculatable> calculation(document, uno::UNO_QUERY_THROW);
    calculation->enableAutomaticCalculation(false);
    for_each_formula(document, [&](const Formula& formula) {
        if (function != every_formula && !functions_in(formula.text).contains(function)) return;
        const auto cells = formula.cells();
        const uno::Reference<sheet::XCellRangeData> data(cells, uno::UNO_QUERY_THROW);
        const auto values = data->getDataArray();
        if (formula.array) {
            const uno::Reference<sheet::XArrayFormulaRange> whole(cells, uno::UNO_QUERY_THROW);
            whole->setArrayFormula({});
        }
        data->setDataArray(values);
    });
    calculation->enableAutomaticCalculation(true);
}

}  // namespace citystar::bench

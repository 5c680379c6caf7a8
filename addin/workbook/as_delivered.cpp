#include "as_delivered.hpp"

#include <algorithm>
#include <optional>
#include <regex>

#include "typed_cells.hpp"

namespace citystar::workbook {
namespace {

using Open = std::vector<std::vector<bool>>;  // by row and column

Open open_cells(const SheetCells& sheet, int number, const std::vector<CellArea>& areas) {
    Open out(static_cast<std::size_t>(sheet.rows()),
             std::vector<bool>(static_cast<std::size_t>(sheet.columns()), false));
    for (const auto& area : areas) {
        if (area.sheet != number) continue;
        for (int row = area.top; row <= std::min(area.bottom, sheet.rows() - 1); ++row)
            for (int column = area.left; column <= std::min(area.right, sheet.columns() - 1); ++column)
                out[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = true;
    }
    return out;
}

bool is_open(const Open& cells, int column, int row) {
    return row < static_cast<int>(cells.size()) &&
           column < static_cast<int>(cells[static_cast<std::size_t>(row)].size()) &&
           cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

// Lines that only one of the two has are empty, so nobody misses them.
bool same_hidden(const std::vector<bool>& is, const std::vector<bool>& should_be) {
    return std::equal(is.begin(), is.begin() + static_cast<std::ptrdiff_t>(std::min(is.size(), should_be.size())),
                      should_be.begin()) &&
           std::none_of(is.begin() + static_cast<std::ptrdiff_t>(std::min(is.size(), should_be.size())), is.end(),
                        [](bool hidden) { return hidden; });
}

bool same_cell(const SheetCells& is, const SheetCells& should_be, const Open& open, int column, int row) {
    if (is.is_invisible(column, row) != should_be.is_invisible(column, row)) return false;
    const bool formula = !should_be.formula(column, row).empty();
    if (is_open(open, column, row)) {
        const auto& now = is.formula(column, row);
        return (now.empty() || now == should_be.formula(column, row)) &&
               is.shown_as(column, row) == should_be.shown_as(column, row);
    }
    if (is.formula(column, row) != should_be.formula(column, row)) return false;
    return formula || (is.value(column, row) == should_be.value(column, row) &&
                       is.shown_as(column, row) == should_be.shown_as(column, row));
}

auto place_of(const Area& area) { return std::tuple(area.left, area.top, area.right, area.bottom); }

bool same_merged(std::vector<Area> is, std::vector<Area> should_be) {
    std::ranges::sort(is, {}, place_of);
    std::ranges::sort(should_be, {}, place_of);
    return std::ranges::equal(is, should_be, {}, place_of, place_of);
}

bool same_sheet(const SheetCells& is, const SheetCells& should_be, const Open& open) {
    if (is.name != should_be.name || is.hidden != should_be.hidden || is.locked != should_be.locked || is.cut_off ||
        should_be.cut_off || !same_merged(is.merged, should_be.merged) ||
        !same_hidden(is.hidden_rows, should_be.hidden_rows) ||
        !same_hidden(is.hidden_columns, should_be.hidden_columns))
        return false;
    for (int row = 0; row < std::max(is.rows(), should_be.rows()); ++row)
        for (int column = 0; column < std::max(is.columns(), should_be.columns()); ++column)
            if (!same_cell(is, should_be, open, column, row)) return false;
    return true;
}

bool same_area(const CellArea& a, const CellArea& b) {
    return std::tuple(a.sheet, a.left, a.top, a.right, a.bottom) ==
           std::tuple(b.sheet, b.left, b.top, b.right, b.bottom);
}

}  // namespace

bool is_as_delivered(const WorkbookCells& returned, const Delivered& delivered) {
    const auto& should_be = delivered.cells;
    if ((returned.links && !returned.links->empty()) || returned.sheets.size() != should_be.sheets.size() ||
        !std::ranges::equal(returned.names, should_be.names, [](const auto& a, const auto& b) {
            return a.first == b.first && same_area(a.second, b.second);
        }))
        return false;
    for (std::size_t i = 0; i < should_be.sheets.size(); ++i)
        if (!same_sheet(returned.sheets[i], should_be.sheets[i],
                        open_cells(should_be.sheets[i], static_cast<int>(i), delivered.inputs)))
            return false;
    return true;
}

bool covers_inputs(const Delivered& delivered, const std::vector<CellArea>& areas) {
    for (std::size_t i = 0; i < delivered.cells.sheets.size(); ++i) {
        const auto& sheet = delivered.cells.sheets[i];
        const auto number = static_cast<int>(i);
        if (open_cells(sheet, number, areas) != open_cells(sheet, number, delivered.inputs)) return false;
    }
    return true;
}

FilledWorkbook::FilledWorkbook(const Delivered& delivered) : cells_(delivered.cells) {
    // As templates/report_sheet.cpp writes it.
    static const std::regex quotient(R"(=IF\(AND\(ISNUMBER\(([A-Z]+)(\d+)\);ISNUMBER\(([A-Z]+)\2\)\);)"
                                     R"(IF\(\3\2>0;\1\2/\3\2;""\);""\))");
    cells_.links.emplace();
    const auto figures = figure_sheets(cells_);
    for (std::size_t i = 0; i < cells_.sheets.size(); ++i) {
        auto& sheet = cells_.sheets[i];
        open_.push_back(open_cells(sheet, static_cast<int>(i), delivered.inputs));
        for (int row = 0; row < sheet.rows(); ++row)
            for (int column = 0; column < sheet.columns(); ++column) {
                if (!is_open(open_.back(), column, row)) continue;
                sheet.values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = std::string();
                if (sheet.formula(column, row).empty()) continue;
                auto& formula = sheet.formulas[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
                std::smatch found;
                const auto column_of = [&](std::size_t group) {
                    int out = 0;
                    for (const char c : found[group].str()) out = out * 26 + (c - 'A' + 1);
                    return out - 1;
                };
                OwnFormula own{static_cast<int>(i), column, row, formula};
                if (std::regex_match(formula, found, quotient) && found[2] == std::to_string(row + 1)) {
                    own.numerator = column_of(1);
                    own.denominator = column_of(3);
                }
                own.known = own.numerator >= 0 || !figures.contains(sheet.name);
                formulas_.push_back(std::move(own));
                formula.clear();
            }
    }
}

CellValue& FilledWorkbook::value(int sheet, int column, int row) {
    return cells_.sheets[static_cast<std::size_t>(sheet)]
        .values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

bool FilledWorkbook::can_be_filled_in(const FilledCell& cell) const {
    return cell.sheet >= 0 && cell.sheet < static_cast<int>(open_.size()) && cell.column >= 0 && cell.row >= 0 &&
           is_open(open_[static_cast<std::size_t>(cell.sheet)], cell.column, cell.row);
}

void FilledWorkbook::calculate(const OwnFormula& quotient) {
    const auto& sheet = cells_.sheets[static_cast<std::size_t>(quotient.sheet)];
    const auto* numerator = std::get_if<double>(&sheet.value(quotient.numerator, quotient.row));
    const auto* denominator = std::get_if<double>(&sheet.value(quotient.denominator, quotient.row));
    if (numerator && denominator && *denominator > 0)
        value(quotient.sheet, quotient.column, quotient.row) = *numerator / *denominator;
}

bool FilledWorkbook::put(const FilledCell& cell) {
    if (!can_be_filled_in(cell)) return false;
    filled_.push_back(cell);
    if (!cell.as_delivered) {
        value(cell.sheet, cell.column, cell.row) = cell.value;
        return true;
    }
    const auto found = std::ranges::find_if(formulas_, [&](const OwnFormula& one) {
        return one.sheet == cell.sheet && one.column == cell.column && one.row == cell.row;
    });
    if (found == formulas_.end() || !found->known) return false;
    cells_.sheets[static_cast<std::size_t>(cell.sheet)]
        .formulas[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)] = found->formula;
    return true;
}

WorkbookCells* FilledWorkbook::fill(const std::vector<FilledCell>& contents) {
    for (const auto& cell : filled_) {
        value(cell.sheet, cell.column, cell.row) = std::string();
        cells_.sheets[static_cast<std::size_t>(cell.sheet)]
            .formulas[static_cast<std::size_t>(cell.row)][static_cast<std::size_t>(cell.column)]
            .clear();
    }
    filled_.clear();
    if (!std::ranges::all_of(contents, [&](const auto& cell) { return put(cell); })) return nullptr;
    // The figures have to be there first.
    for (const auto& own : formulas_)
        if (own.numerator >= 0 &&
            !cells_.sheets[static_cast<std::size_t>(own.sheet)].formula(own.column, own.row).empty())
            calculate(own);
    return &cells_;
}

}  // namespace citystar::workbook

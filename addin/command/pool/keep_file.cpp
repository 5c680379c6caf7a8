#include "keep_file.hpp"

#include <algorithm>
#include <cmath>

namespace citystar::command {
namespace {

// The tolerance of LibreOffice: a file holds 15 digits.
bool same(double a, double b) { return a == b || std::abs(a - b) <= std::abs(a) * 0x1p-48; }

bool same(const std::variant<double, std::string>& stored, const NamedValue& now) {
    const auto* a = std::get_if<double>(&stored);
    const auto* b = std::get_if<double>(&now);
    return a && b ? same(*a, *b) : stored == now;
}

}  // namespace

bool same_formulas(const WorkbookResults& results, const OdsResults& stored) {
    return std::ranges::equal(results.formulas, stored.all(), [&](const FormulaResult& cell, const OdsResult& in_file) {
        return cell.row == in_file.row && cell.column == in_file.column &&
               results.sheets[static_cast<std::size_t>(cell.sheet)] == in_file.sheet;
    });
}

std::optional<std::string> with_new_results(const WorkbookFile& workbook, const WorkbookResults& results,
                                            const OdsResults& stored) {
    if (!same_formulas(results, stored)) return std::nullopt;
    std::vector<FormulaResult> cells;
    std::vector<NewResult> changed;
    for (std::size_t i = 0; i < results.formulas.size(); ++i) {
        const auto& cell = results.formulas[i];
        if (!cell.value) return std::nullopt;
        if (same(stored.all()[i].value, *cell.value)) continue;
        cells.push_back(cell);
        changed.push_back({i, *cell.value, {}});
    }
    auto texts = workbook.shown(cells);
    for (std::size_t i = 0; i < changed.size(); ++i) changed[i].shown = std::move(texts.at(i));
    return stored.with(changed);
}

}  // namespace citystar::command

#include "claims.hpp"

#include <algorithm>
#include <utility>

#include "frame_cell.hpp"
#include "input_table.hpp"
#include "labels.hpp"

namespace citystar::workbook {
namespace {

using Label = templates::labels::Message;

constexpr std::size_t most_units = 1000;

}  // namespace

std::vector<CellPlace> claim_cells(const WorkbookCells& cells) {
    std::vector<CellPlace> out;
    for (const auto& [name, label] :
         {std::pair("CS_TOTAL", Label::total), std::pair("CS_OVERALL_STAR", Label::overall)})
        if (const auto cell = frame_cell(cells, name, printed(label)); cell && !cell->formula.empty())
            out.push_back({cell->sheet, cell->column, cell->row});
    const auto totals = cells.names.find("CS_LEAGUE_TOTALS");
    if (totals == cells.names.end()) return out;
    const auto& area = totals->second;
    const auto& sheet = cells.sheets.at(static_cast<std::size_t>(area.sheet));
    for (int row = area.top; row <= std::min(area.bottom, sheet.rows() - 1) && out.size() < most_units; ++row)
        if (!sheet.formula(area.left, row).empty()) out.push_back({sheet.name, area.left, row});
    return out;
}

void set_claims(WorkbookCells& cells, const std::vector<CellPlace>& places,
                const std::vector<std::optional<double>>& stored) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto sheet = std::ranges::find(cells.sheets, places[i].sheet, &SheetCells::name);
        if (sheet == cells.sheets.end()) continue;
        auto& value =
            sheet->values.at(static_cast<std::size_t>(places[i].row)).at(static_cast<std::size_t>(places[i].column));
        value = stored.at(i) ? CellValue(*stored[i]) : CellValue();
    }
}

}  // namespace citystar::workbook

#include "typed_cells.hpp"

#include <algorithm>

namespace citystar::workbook {

std::set<std::string> figure_sheets(const WorkbookCells& cells) {
    std::set<std::string> out;
    for (const auto* name : {"CS_VALUES", "CS_VERIFIED", "CS_UNIT_DECLARED", "CS_UNIT_VERIFIED"})
        if (const auto found = cells.names.find(name); found != cells.names.end())
            out.insert(cells.sheets.at(static_cast<std::size_t>(found->second.sheet)).name);
    if (out.empty())
        for (const auto& sheet : cells.sheets) out.insert(sheet.name);
    return out;
}

void set_types(WorkbookCells& cells, const std::vector<TypedCell>& typed) {
    for (const auto& one : typed) {
        const auto sheet = std::ranges::find(cells.sheets, one.sheet, &SheetCells::name);
        if (sheet == cells.sheets.end()) continue;
        for (int row = one.row; row < std::min(one.row + one.rows, sheet->rows()); ++row)
            for (int column = one.column; column < std::min(one.column + one.columns, sheet->columns()); ++column) {
                if (!std::holds_alternative<double>(sheet->value(column, row))) continue;
                auto& shown = sheet->shown;
                const auto at = static_cast<std::size_t>(row);
                if (shown.size() <= at) shown.resize(at + 1);
                if (shown[at].size() <= static_cast<std::size_t>(column))
                    shown[at].resize(static_cast<std::size_t>(column) + 1, Shown::number);
                shown[at][static_cast<std::size_t>(column)] = one.type;
            }
    }
}

}  // namespace citystar::workbook

#include "frame_cell.hpp"

#include <set>

#include "citystar/cell_address.hpp"
#include "citystar/text.hpp"
#include "input_table.hpp"

namespace citystar::workbook {

using Label = templates::labels::Message;

std::optional<FrameCell> frame_cell(const WorkbookCells& cells, const std::string& name, const std::string& label) {
    const auto at = [&](int index, int column, int row, bool named) {
        const auto& sheet = cells.sheets[static_cast<std::size_t>(index)];
        return FrameCell{sheet.value(column, row),
                         sheet.name,
                         cell_address(column, row),
                         sheet.formula(column, row),
                         named,
                         column,
                         row};
    };
    if (const auto found = cells.names.find(name); found != cells.names.end())
        return at(found->second.sheet, found->second.left, found->second.top, true);
    const auto key = name_key(label);
    // If the value is missing, the next label must not be taken for it.
    std::set<std::string> labels;
    for (const auto one : {Label::unit, Label::period, Label::version, Label::framework, Label::reported,
                           Label::open_checks, Label::total, Label::total_declared, Label::overall, Label::overall_all})
        labels.insert(name_key(printed(one)));
    for (std::size_t i = 0; i < cells.sheets.size(); ++i) {
        const auto& sheet = cells.sheets[i];
        for (int row = 0; row < sheet.rows(); ++row)
            for (int column = 0; column < sheet.columns(); ++column) {
                const auto* text = std::get_if<std::string>(&sheet.value(column, row));
                if (!text || name_key(*text) != key) continue;
                for (int right = column + 1; right < sheet.columns(); ++right)
                    if (!cell_text(sheet.value(right, row)).empty() || !sheet.formula(right, row).empty()) {
                        if (labels.contains(name_key(cell_text(sheet.value(right, row))))) break;
                        return at(static_cast<int>(i), right, row, false);
                    }
            }
    }
    return std::nullopt;
}

}  // namespace citystar::workbook

// Cells of a workbook's frame next to their labels: unit, period, framework, totals.
#pragma once

#include <optional>
#include <string>

#include "workbook_cells.hpp"

namespace citystar::workbook {

/// A cell of the workbook's frame: the named cell, or without one the first cell with text to the right of a label.
struct FrameCell {
    CellValue value;
    std::string sheet;
    std::string address;
    std::string formula;
    bool named = false;
    int column = 0;  ///< from 0
    int row = 0;
};
std::optional<FrameCell> frame_cell(const WorkbookCells& cells, const std::string& name, const std::string& label);

}  // namespace citystar::workbook

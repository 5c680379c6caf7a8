// Cells whose type is only in their file, because LibreOffice does not keep it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "workbook_cells.hpp"

namespace citystar::workbook {

/// A typed cell, or equal ones side by side, that is a date, a time or a truth value according to the file.
struct TypedCell {
    std::string sheet;
    int column = 0;  ///< from 0
    int row = 0;
    int columns = 1;
    int rows = 1;
    Shown type = Shown::number;
};

/// The sheets with the figures; all sheets if the names that lead to them are missing. Pure.
std::set<std::string> figure_sheets(const WorkbookCells& cells);

/// Gives the cells the types of their file: LibreOffice 7.4 keeps the percentage format of a cell and shows TRUE in it
/// as 100 %.
void set_types(WorkbookCells& cells, const std::vector<TypedCell>& typed);

}  // namespace citystar::workbook

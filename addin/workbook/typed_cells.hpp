// Cells of which their file says more than LibreOffice does.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "workbook_cells.hpp"

namespace citystar::workbook {

/// A typed cell, or equal ones side by side, of which the file says that it is a date, a time or a truth value.
struct TypedCell {
    std::string sheet;
    int column = 0;  ///< from 0
    int row = 0;
    int columns = 1;
    int rows = 1;
    Shown type = Shown::number;
};

/// The sheets with the figures; all of them where the names that lead to them are lost. Pure.
std::set<std::string> figure_sheets(const WorkbookCells& cells);

/// Lets the cells show what their file says: LibreOffice 7.4 keeps the percentage format of a cell and shows TRUE in it
/// as 100 %.
void set_types(WorkbookCells& cells, const std::vector<TypedCell>& typed);

}  // namespace citystar::workbook

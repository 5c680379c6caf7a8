// Figures that come from other files.
#pragma once

#include <string>
#include <vector>

#include "citystar/text.hpp"
#include "findings.hpp"

namespace citystar::workbook {

struct WorkbookCells;
struct WorkbookInputs;

/// A cell whose formula refers to something outside the workbook, or an area that is linked as a whole.
struct OutsideLink {
    std::string sheet;
    int column = 0;  ///< from 0
    int row = 0;
    bool readable = false;  ///< the file holds the value that its sender saw
    int columns = 1;
    int rows = 1;

    bool holds(const std::string& on_sheet, int at_column, int at_row) const {
        return sheet == on_sheet && at_column >= column && at_column < column + columns && at_row >= row &&
               at_row < row + rows;
    }
};

/// The cells whose formulas, as LibreOffice shows them, refer to something outside. They are readable if they hold a
/// number or a text. Pure.
std::vector<OutsideLink> links_by_formulas(const WorkbookCells& cells);

/// Adds one finding for each figure that comes from outside, directly or through other cells: a warning if it is the
/// value that the sender saw, an error if nothing could be read. Links that lead to no figure are reported sheet by
/// sheet. Replaces the findings about errors in those cells. Pure.
void find_outside_links(const WorkbookCells& cells, const std::vector<OutsideLink>& links, const WorkbookInputs& inputs,
                        Findings& findings, Language language);

}  // namespace citystar::workbook

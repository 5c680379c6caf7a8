// Figures that come from other files.
#pragma once

#include <string>
#include <vector>

#include "citystar/text.hpp"
#include "findings.hpp"

namespace citystar::workbook {

struct WorkbookCells;
struct WorkbookInputs;

/// A cell whose formula asks something outside the workbook, or an area that is linked as a whole.
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

/// The cells whose formulas, as LibreOffice shows them, ask something outside; readable where they hold a number or a
/// text. Pure.
std::vector<OutsideLink> links_by_formulas(const WorkbookCells& cells);

/// One for each figure that comes from outside, straight or by way of other cells: a warning where it is the value that
/// the sender saw, an error where nothing could be read. The links that lead to no figure are told of sheet by sheet.
/// Takes the place of what `findings` say of errors in those cells. Pure.
void find_outside_links(const WorkbookCells& cells, const std::vector<OutsideLink>& links, const WorkbookInputs& inputs,
                        Findings& findings, Language language);

}  // namespace citystar::workbook

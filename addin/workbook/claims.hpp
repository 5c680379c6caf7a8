// A workbook's own results: totals and stars that it shows.
#pragma once

#include <optional>
#include <vector>

#include "formula_text.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// The cells with formulas in which a workbook shows its total, its overall star, and the totals of its own table of
/// units. LibreOffice may give them other values when it loads the file than the sender saw. Pure.
std::vector<CellPlace> claim_cells(const WorkbookCells& cells);

/// Puts the values of the file into these cells. A missing value becomes an error, which is not a claim.
void set_claims(WorkbookCells& cells, const std::vector<CellPlace>& places,
                const std::vector<std::optional<double>>& stored);

}  // namespace citystar::workbook

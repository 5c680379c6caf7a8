// What a workbook says of its own result.
#pragma once

#include <optional>
#include <vector>

#include "formula_text.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// The cells with formulas in which a workbook shows its total, its overall star, and the totals of its own table of
/// units. What LibreOffice makes of them when it loads the file is not what the sender saw. Pure.
std::vector<CellPlace> claim_cells(const WorkbookCells& cells);

/// Puts what the file holds into these cells; nothing becomes an error, which is no claim.
void set_claims(WorkbookCells& cells, const std::vector<CellPlace>& places,
                const std::vector<std::optional<double>>& stored);

}  // namespace citystar::workbook

// What was changed in a returned workbook that is not its user's to change.
#pragma once

#include "citystar/framework.hpp"
#include "citystar/text.hpp"
#include "counterparts.hpp"
#include "findings.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// Formulas that are gone or other than the template's, and changed texts and numbers in the locked cells of indicators
/// and levels (names, weights, thresholds, departments). `same_template`: the workbook comes from this version of the
/// template and still has its names, so that formulas must be the same. Cells that `known` speaks of are left out.
/// Errors where the score depends on it, else warnings. Pure.
Findings find_changes(const Landmarks& landmarks, const WorkbookCells& returned, const Framework& framework,
                      bool same_template, const Findings& known, Language language);

}  // namespace citystar::workbook

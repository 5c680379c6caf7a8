// What was changed in a returned workbook that is not its user's to change.
#pragma once

#include "citystar/framework.hpp"
#include "citystar/text.hpp"
#include "counterparts.hpp"
#include "findings.hpp"
#include "restore.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// Which template a workbook comes from.
enum class Origin {
    this_version,     ///< with its names: formulas must be the same
    without_names,    ///< formulas must be there, but may be others
    another_version,  ///< only numbers in place of formulas are certainly none of the template's
};

/// Formulas that are gone, other than the template's, left behind by cells that moved, or unknown to Calc; names that
/// lead elsewhere; lifted protection; and changed texts and numbers in the locked cells of indicators and levels
/// (names, weights, thresholds, departments). Cells that `known` speaks of are left out. Without `restore` nothing is
/// said of the values in place of formulas. Errors where the score depends on it, else warnings. Pure but for
/// `restore`.
Findings find_changes(const Landmarks& landmarks, const WorkbookCells& returned, const Framework& framework,
                      Origin origin, const Findings& known, const Restore& restore, Language language);

}  // namespace citystar::workbook

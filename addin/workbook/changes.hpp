// Changes in a returned workbook that its user is not supposed to make.
#pragma once

#include "citystar/framework.hpp"
#include "citystar/text.hpp"
#include "counterparts.hpp"
#include "findings.hpp"
#include "restore.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

/// The template that a workbook comes from.
enum class Origin {
    this_version,     ///< has its names: formulas must be the same
    without_names,    ///< formulas must be there, but may differ
    another_version,  ///< only a number in place of a formula is certainly a change, where both versions have a name
                      ///< for it
};

/// Finds formulas that are gone, that differ from the template's, that were left behind when cells moved, or that Calc
/// does not know; names that lead elsewhere; removed protection; and changed texts and numbers in the locked cells of
/// indicators and levels (names, weights, thresholds, departments). Cells in `known` are left out. Without `restore`
/// the values in place of formulas are not judged. Errors if the score depends on it, otherwise warnings. Pure except
/// for `restore`.
Findings find_changes(const Landmarks& landmarks, const WorkbookCells& returned, const Framework& framework,
                      Origin origin, const Findings& known, const Restore& restore, Language language);

}  // namespace citystar::workbook

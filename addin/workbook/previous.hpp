// Comparing a unit's figures with those of its previous evaluation.
#pragma once

#include <map>
#include <string>

#include "assessment.hpp"

namespace citystar::workbook {

/// A unit's figures of last time.
struct PreviousFigures {
    std::string period;                          ///< may be empty
    std::map<std::string, std::string> figures;  ///< by code of the indicator, as IndicatorResult::figures
};

/// Adds warnings of kind "implausible" for figures that are hardly possible, given the unit's figures of last time.
/// They are placed at the cells from which the figures were read, and replace such a warning that the cell had before.
/// Warnings are given for
/// - shares and ratios below 1 % that were 50 to 200 times as large, as if a per-cent sign was lost;
/// - shares and ratios below 1 % that were larger still, and shares below 1 % that were 10 % or more, both unless small
///   values are good;
/// - counts, amounts and lengths that are at least fifty times as large or as small; for counts only if the larger one
///   is 500 or more.
///
/// No warning is given for figures that are or were 0 or not reported, for incidents, and for an indicator that had
/// another number of figures. Star, points and status do not change. Pure.
void compare_with_previous(Assessment& unit, const PreviousFigures& previous, Language language);

}  // namespace citystar::workbook

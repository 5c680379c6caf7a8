// A unit's figures beside those of its evaluation before.
#pragma once

#include <map>
#include <string>

#include "assessment.hpp"

namespace citystar::workbook {

/// What a unit reported last time.
struct PreviousFigures {
    std::string period;                          ///< may be empty
    std::map<std::string, std::string> figures;  ///< by code of the indicator, as IndicatorResult::figures
};

/// Warnings of kind "implausible" for figures that hardly can be, seen what the unit reported last time, at the cells
/// from which they were read; one takes the place of what was said of a cell before. They are of
/// - shares and ratios below 1 % that were 50 to 200 times as much, as where a per-cent sign was lost; where small is
/// no
///   merit also those that were still more, and shares that were 10 % or more;
/// - counts, amounts and lengths that are fifty times or a fiftieth of what they were; counts only where the larger one
///   is 500 or more.
/// Nothing is said of figures that are or were 0 or not reported, of incidents, or of an indicator that had another
/// number of figures. Star, points and status stay as they are. Pure.
void compare_with_previous(Assessment& unit, const PreviousFigures& previous, Language language);

}  // namespace citystar::workbook

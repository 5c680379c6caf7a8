// Findings in a framework that loads but may contain slips.
#pragma once

#include <string>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/text.hpp"

namespace citystar {

/// Findings that load_framework() cannot refuse because a source may mean them, but which are more often a slip of the
/// pen. Wrong sums of weights and clashing names are never intended: they are load problems (load.hpp), and such a
/// framework does not get here.
enum class HintKind {
    not_cumulative,    ///< some values meet a star without meeting the star below it
    unreachable_star,  ///< no values meet it, or all values that do also meet a higher star
    opposite_bounds,   ///< a measure must be large here and small there: beyond some value the star is lost again
    not_searched,      ///< too many combinations to look for the findings above
    falling_points,    ///< a star earns less than the star below it
    missing_total,  ///< a star has criteria but no sum in star_totals: nothing checks its weights, and the whole cannot
                    ///< earn it
    no_department,  ///< an indicator without departments, where others have some
    unused_measure,  ///< a measure that no criterion uses
    empty_level,     ///< a level without indicators
    no_weight,       ///< an item or a level without weight in its index
};

/// One finding to check.
struct Finding {
    HintKind kind = HintKind::not_cumulative;
    std::string code;     ///< of the indicator or level; empty for the whole framework
    std::string pointer;  ///< JSON pointer (RFC 6901) of the place in the file
    int star = 0;         ///< the star concerned, the upper one of two; 0 if the finding concerns no star
    Text message;         ///< the finding and its correction
};

/// All findings in file order: levels, then indicators, then star_totals. A ladder is searched at the values where
/// something changes: every bound, values close to it, and the limits of each measure, in all combinations in which no
/// part exceeds its whole. Takes up to a second for an indicator with many measures. Thread-safe.
std::vector<Finding> lint(const Framework& framework);

}  // namespace citystar

// What looks wrong in a framework that loads.
#pragma once

#include <string>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/text.hpp"

namespace citystar {

/// What load_framework() cannot refuse, because a source may mean it, and what is a slip of the pen more often than
/// not. Sums of weights that differ from the declared ones and names that clash are no matter of taste: those are load
/// problems (load.hpp), and no such framework gets here.
enum class Suspicion {
    not_cumulative,    ///< some values meet a star without meeting the star below it
    unreachable_star,  ///< no values meet it, or all that do meet a higher star as well
    opposite_bounds,   ///< one measure has to be large here and small there: beyond some value the star is lost again
    not_searched,      ///< too many combinations to look for the findings above
    falling_points,    ///< a star earns less than the star below it
    missing_total,  ///< a star has criteria but no sum in star_totals: nothing checks its weights, and the whole cannot
                    ///< earn it
    no_department,  ///< an indicator without departments, where others have some
    unused_measure,  ///< a measure that is asked for and decides nothing
    empty_level,     ///< a level without indicators
    no_weight,       ///< an item or a level that counts nothing in its index
};

/// One thing to look at again.
struct Finding {
    Suspicion kind = Suspicion::not_cumulative;
    std::string code;     ///< of the indicator or level; empty for the whole framework
    std::string pointer;  ///< JSON pointer (RFC 6901) of the place in the file
    int star = 0;         ///< the star concerned, the upper one of two; 0 where there is none
    Text message;         ///< what it is and what to do
};

/// Everything suspicious, in file order: levels, then indicators, then star_totals. A ladder is searched at the values
/// where something changes: every bound, just beside it, and the limits of each measure, in all combinations in which
/// no part exceeds its whole. Takes up to a second for an indicator with many measures. Thread-safe.
std::vector<Finding> lint(const Framework& framework);

}  // namespace citystar

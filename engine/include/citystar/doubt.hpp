// Usable values that somebody should look at again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "citystar/evaluate.hpp"

namespace citystar {

struct Doubt {
    enum class Kind {
        part_missing,  ///< a part of a combined value is missing; the others do not count without it
        part_above_whole,
        target_missing,  ///< the user's target for a reported measure is missing
        not_filled,   ///< a measure is blank while others are reported, and the top star or full score is not reached
        small_share,  ///< a share below 1 % although even the lowest criterion asks for 10 % or more: 0.82 % for 82 %
        far_above,    ///< 1,000 times the highest criterion or more; if that is at most 20, 50 times and at least 500
    };
    Kind kind;
    std::size_t at;  ///< the value that is missing or odd
};

/// The doubts about a reading. Empty if the reading has a fault, if nothing was reported, or if the indicator does not
/// count. Doubts do not change star or points. The limits of plausibility are ours. Thread-safe.
std::vector<Doubt> find_doubts(const Indicator& indicator, const Reading& reading);

/// The highest bound of all criteria that ask for more of this measure, alone or in a sum. Without such a bound, the
/// count that scores 1; no value if there is no such count either.
std::optional<double> highest_bound(const Indicator& indicator, std::size_t measure);
/// The lowest such bound; no value if there is no such bound.
std::optional<double> lowest_bound(const Indicator& indicator, std::size_t measure);

/// A share below this limit is small.
inline constexpr double small_share = 0.01;
/// A small share is doubtful if the lowest criterion is at or above this limit.
inline constexpr double least_asked = 0.1;
/// Whether a small share of this measure is doubtful.
bool asks_for_large_share(const Indicator& indicator, std::size_t measure);
/// A number from which on a count or an amount is far above all criteria; no value if there is none.
std::optional<double> far_limit(const Indicator& indicator, std::size_t measure);
/// Incidents that cost so many points are doubtful.
inline constexpr double whole_score = 100;
/// A doubt in words, with the correction to make.
std::string doubt_sentence(const Indicator& indicator, const Reading& reading, const Doubt& doubt, Language language);

}  // namespace citystar

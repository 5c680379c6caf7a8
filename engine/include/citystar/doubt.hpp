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
        part_missing,  ///< a part of a combined value; the others do not count without it
        part_above_whole,
        target_missing,  ///< the number beside a measure that takes its target from the user
        not_filled,      ///< a measure beside others that are, below the top star or the full score
        small_share,     ///< a share below 1 % where even the lowest criterion asks for 10 % or more: 0.82 % for 82 %
        far_above,  ///< a number a thousand times its highest criterion; where that is 20 or less, 50 times and ≥ 500
    };
    Kind kind;
    std::size_t at;  ///< the value that is missing or odd
};

/// What is doubtful in a reading; nothing where it has a fault, where nothing was reported, or where the indicator does
/// not count. Whatever is found leaves star and points as they are. The limits of plausibility are ours. Thread-safe.
std::vector<Doubt> find_doubts(const Indicator& indicator, const Reading& reading);

/// The highest bound that a measure alone should reach, of all criteria, else the count that scores 1; nothing if small
/// is good or there is none.
std::optional<double> highest_bound(const Indicator& indicator, std::size_t measure);
/// The lowest one of the criteria.
std::optional<double> lowest_bound(const Indicator& indicator, std::size_t measure);

/// A share below this is small.
inline constexpr double small_share = 0.01;
/// A lowest criterion from here on makes one doubtful.
inline constexpr double least_asked = 0.1;
/// A doubt in words, with the way out.
std::string doubt_sentence(const Indicator& indicator, const Reading& reading, const Doubt& doubt, Language language);

}  // namespace citystar

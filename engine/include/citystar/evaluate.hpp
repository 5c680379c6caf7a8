// One indicator: from values to star, points, targets and gaps.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "citystar/expected.hpp"
#include "citystar/fault.hpp"
#include "citystar/framework.hpp"
#include "citystar/value.hpp"

namespace citystar {

/// The values of one indicator, checked against the domains of its measures.
struct [[nodiscard]] Reading {
    Fault fault = Fault::none;                    ///< none, unreadable_value, out_of_domain or too_many_values
    std::size_t at = 0;                           ///< the value at fault
    std::size_t given = 0;                        ///< values handed in, without blank ones at the end
    bool combined_given = false;                  ///< one already combined value stands for all parts
    std::uint32_t reported = 0;                   ///< bit i: measure i is known; bit n: the combined value is known
    std::array<double, max_measures + 1> values;  ///< valid where reported

    bool has(std::size_t measure) const noexcept { return (reported >> measure & 1u) != 0; }
    bool nothing_reported() const noexcept { return fault == Fault::none && reported == 0; }
};

/// Reads values in the order of Indicator::measures, then Indicator::parameters. Blank values are "not reported". If
/// the indicator has inner weights, a single value by itself is the combined value. Among several values, blank or not,
/// it is a part, and the combined value needs all parts. Thread-safe, does not allocate for numbers.
Reading read_values(const Indicator& indicator, std::span<const Value> values);

/// The result of an evaluation.
struct Evaluation {
    enum class State {
        scored,        ///< star and points hold
        not_reported,  ///< nothing was reported
        faulty,        ///< the reading has a fault
        no_star,       ///< a deduction or an item of an index (points hold), or an unscored task (points 0)
    };
    State state = State::scored;
    int star = 0;       ///< 0–5: the highest star whose own criterion holds; ladders are not cumulative
    double points = 0;  ///< weight of that star; ≤ 0 for a deduction; for an item, its part of the whole index
};

/// The score of an item of an index: its value, or 0–1. The item is not counted if all its measures need a target and
/// the user has given no target. Measures that are not reported score 0. Thread-safe, does not allocate.
struct ItemResult {
    bool counted = true;
    double score = 0;
};
ItemResult score_item(const Indicator& item, const Reading& reading) noexcept;

/// Evaluates a reading. Thread-safe, does not allocate.
Evaluation evaluate(const Indicator& indicator, const Reading& reading) noexcept;

/// Whether a criterion holds. A criterion does not hold if it needs a measure that was not reported; a sum counts the
/// reported measures. Comparisons take values within 1e-9 of the bound (relative, at least 1e-9) as equal to it.
bool holds(const Criterion& criterion, const Reading& reading) noexcept;

/// `x op bound` with that tolerance.
bool compare(double x, Operator op, double bound) noexcept;

/// The gaps to a criterion: per measure the distance to its bound, 0 where the measure suffices. Among alternatives,
/// the gaps are those of the nearest one. A strict bound on whole numbers counts the next whole number. If the combined
/// value is given, there is one number, the distance of that value. If its parts are given, all are raised alike and
/// none above its maximum. A gap is NaN if a measure that has to be small was not reported, or if a part is missing and
/// the mean would suffice without it. The reading must have no fault.
std::vector<double> gaps(const Indicator& indicator, const Criterion& criterion, const Reading& reading);

/// The comparison of a criterion that concerns a measure; null if there is no such comparison. Without a measure, every
/// comparison is considered. Among several, the one whose first measure comes first.
const Comparison* comparison_of(const Criterion& criterion, std::optional<std::size_t> measure) noexcept;

/// The one comparison that stands for the indicator's target: that of an item's target, otherwise that of the highest
/// star if the indicator has a single measure or a combined value. Null otherwise.
const Comparison* target_of(const Indicator& indicator) noexcept;

/// The attained fraction of the target: value / target, or target / value where small is good. The indicator needs a
/// single measure or a combined value (fault no_single_measure otherwise) and a criterion, which says whether more is
/// better (fault no_criterion otherwise). `target` replaces the bound of the highest star. The inner value is missing
/// if the figure is not reported.
Expected<std::optional<double>> attainment(const Indicator& indicator, const Reading& reading,
                                           std::optional<double> target);

}  // namespace citystar

// Values made from the rules of a framework, for tests.
#pragma once

#include <vector>

#include "citystar/evaluate.hpp"

namespace citystar::test {

/// Whether a measure gets better as it gets smaller: ranks, distances, and a rank as a share.
bool small_is_good(const Measure& measure);

/// The worst values an indicator can have, all reported.
std::vector<double> worst_values(const Indicator& indicator);

/// Values that just meet a criterion: thresholds as they are, strict ones by the least whole number or a millionth.
/// Parts of a combined value are all alike; of alternatives the first is met.
std::vector<double> meeting_values(const Indicator& indicator, const Criterion& criterion);

/// Values worth trying for a measure: limits, every bound it is compared with, just below, just above, and between.
std::vector<double> telling_values(const Indicator& indicator, std::size_t measure);

std::vector<Value> as_values(const std::vector<double>& numbers);

}  // namespace citystar::test

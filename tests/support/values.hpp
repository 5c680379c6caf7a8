// Test values made from the rules of a framework.
#pragma once

#include <vector>

#include "citystar/evaluate.hpp"

namespace citystar::test {

/// Whether smaller values of a measure are better: ranks, distances, and a rank as a share.
bool small_is_good(const Measure& measure);

/// The worst values an indicator can have, all reported.
std::vector<double> worst_values(const Indicator& indicator);

/// Values that just meet a criterion: for a threshold the value itself, for a strict one the next whole number or a
/// millionth more. The parts of a combined value are equal; of alternatives the first is met.
std::vector<double> meeting_values(const Indicator& indicator, const Criterion& criterion);

/// Useful values for testing a measure: limits, every bound it is compared with, values just below and above, and
/// between.
std::vector<double> telling_values(const Indicator& indicator, std::size_t measure);

std::vector<Value> as_values(const std::vector<double>& numbers);

}  // namespace citystar::test

// The score of an item of an index, as formulas.
#pragma once

#include <string>

#include "native_row.hpp"

namespace citystar::native {

/// Whether the figures count as they are, or as good as the missing ones could make them.
enum class Figures { as_reported, at_best };

/// The score of an item, 0 for what is not reported. The item must not be one that is scored by its value. Source:
/// score_item().
std::string score_formula(const Indicator& item, const Row& row, Figures figures);

/// How many measures count; the score is their mean. Source: score_item().
std::string counted_measures(const Indicator& item, const Row& row, Figures figures);

}  // namespace citystar::native

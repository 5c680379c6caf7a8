// Measures of a framework file, and the values based on them: parameters and the combined value.
#pragma once

#include "citystar/framework.hpp"
#include "node.hpp"

namespace citystar {

/// The measures of an indicator, into `indicator`.
void read_measures(const Node& list, Indicator& indicator);

/// The parameters, which follow the measures.
void read_parameters(const Node& list, Indicator& indicator);

/// The one value made of all measures by inner weights.
void read_combined(const Node& node, Indicator& indicator);

}  // namespace citystar

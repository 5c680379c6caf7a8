// The stars of an indicator as a native Calc formula, as somebody would write it who has no extension.
#pragma once

#include <functional>
#include <string>

#include "citystar/framework.hpp"

namespace citystar::bench {

/// Gives the reference to a measure by its index.
using Reference = std::function<std::string(std::size_t)>;

/// An ODF formula over the measures: the part of the indicator's top-star points that they earn, by IFS from the top
/// star down; of a deduction, the incidents below 0. Criteria with the user's own targets are not known here.
std::string native_share(const Indicator& indicator, const Reference& measure);

/// What the share is multiplied with: the points of the top star, or those of an incident.
double native_weight(const Indicator& indicator);

}  // namespace citystar::bench

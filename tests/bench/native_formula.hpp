// The stars of an indicator as a native Calc formula, as a user without the extension would write it.
#pragma once

#include <functional>
#include <string>

#include "citystar/framework.hpp"

namespace citystar::bench {

/// Returns the reference to a measure by its index.
using Reference = std::function<std::string(std::size_t)>;

/// An ODF formula over the measures: the earned share of the indicator's top-star points, by IFS from the top star
/// down. For a deduction, the negative number of incidents. Criteria with the user's own targets are not supported.
std::string native_share(const Indicator& indicator, const Reference& measure);

/// The factor of the share: the points of the top star, or those of an incident.
double native_weight(const Indicator& indicator);

}  // namespace citystar::bench

// Random valid values of an indicator.
#pragma once

#include <random>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/value.hpp"

namespace citystar::bench {

/// One value for each measure, inside its domain. The measures for counties stay blank, as in a city.
std::vector<Value> random_values(const Indicator& indicator, std::mt19937& random);

}  // namespace citystar::bench

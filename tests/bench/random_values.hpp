// Values that an indicator could have.
#pragma once

#include <random>
#include <vector>

#include "citystar/framework.hpp"
#include "citystar/value.hpp"

namespace citystar::bench {

/// One value for each measure, inside its domain; the counties' measures stay blank, as a city leaves them.
std::vector<Value> random_values(const Indicator& indicator, std::mt19937& random);

}  // namespace citystar::bench

// The spread of several measurements.
#pragma once

#include <vector>

namespace citystar::bench {

struct Spread {
    double median = 0;
    double min = 0;
    double max = 0;
};

/// Needs at least one sample.
Spread spread_of(std::vector<double> samples);

/// Quotients of samples taken in the same rounds, so that a load on the machine during a round cancels out.
std::vector<double> quotients(const std::vector<double>& above, const std::vector<double>& below);

}  // namespace citystar::bench

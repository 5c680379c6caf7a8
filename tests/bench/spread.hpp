// Several measurements of one thing.
#pragma once

#include <vector>

namespace citystar::bench {

struct Spread {
    double median = 0;
    double min = 0;
    double max = 0;
};

/// Of at least one sample.
Spread spread_of(std::vector<double> samples);

/// Quotients of samples taken in the same rounds: a load on the machine that lasts a round falls out of them.
std::vector<double> quotients(const std::vector<double>& above, const std::vector<double>& below);

}  // namespace citystar::bench

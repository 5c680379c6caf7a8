#include "spread.hpp"

#include <algorithm>

namespace citystar::bench {

Spread spread_of(std::vector<double> samples) {
    std::ranges::sort(samples);
    const auto middle = samples.size() / 2;
    const bool odd = samples.size() % 2 == 1;
    return {odd ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2, samples.front(), samples.back()};
}

std::vector<double> quotients(const std::vector<double>& above, const std::vector<double>& below) {
    std::vector<double> out;
    for (std::size_t i = 0; i < above.size(); ++i) out.push_back(above[i] / below[i]);
    return out;
}

}  // namespace citystar::bench

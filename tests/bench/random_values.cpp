#include "random_values.hpp"

#include <algorithm>

namespace citystar::bench {
namespace {

// Counts are equal if one of them cannot exceed the other.
double random_value(const Measure& measure, std::mt19937& random) {
    const auto up_to = [&](int last) { return static_cast<double>(std::uniform_int_distribution(0, last)(random)); };
    switch (measure.type) {
        case MeasureType::yes_no: return up_to(1);
        case MeasureType::level: return up_to(static_cast<int>(measure.levels.size()) - 1);
        case MeasureType::share: return std::max(0.001, up_to(1000) / 1000);
        default: return std::clamp(2.0, measure.domain.min, measure.domain.max);
    }
}

}  // namespace

std::vector<Value> random_values(const Indicator& indicator, std::mt19937& random) {
    std::vector<Value> out;
    for (const auto& measure : indicator.measures)
        out.push_back(measure.tier == Tier::county ? Value() : Value(random_value(measure, random)));
    return out;
}

}  // namespace citystar::bench

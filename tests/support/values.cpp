#include "values.hpp"

#include <algorithm>
#include <functional>

namespace citystar::test {
namespace {

void for_each_comparison(const Criterion& criterion, const std::function<void(const Comparison&)>& visit) {
    if (criterion.kind == Criterion::Kind::comparison) return visit(criterion.comparison);
    for (const auto& child : criterion.children) for_each_comparison(child, visit);
}

void meet(const Indicator& indicator, const Criterion& criterion, std::vector<double>& values) {
    if (criterion.kind == Criterion::Kind::all)
        for (const auto& child : criterion.children) meet(indicator, child, values);
    if (criterion.kind == Criterion::Kind::any) meet(indicator, criterion.children.front(), values);
    if (criterion.kind != Criterion::Kind::comparison) return;
    const auto& [measures, op, bound, parameter] = criterion.comparison;
    const double step = indicator.measure(measures.back()).domain.whole ? 1 : 1e-6;
    const double value = op == Operator::above ? bound + step : op == Operator::below ? bound - step : bound;
    if (measures.back() == indicator.measures.size())
        std::ranges::fill(values, value);
    else if (op == Operator::at_least || op == Operator::above)
        values[measures.back()] = std::max(values[measures.back()], value);
    else
        values[measures.back()] = std::min(values[measures.back()], value);
}

}  // namespace

bool small_is_good(const Measure& measure) {
    return measure.type == MeasureType::rank || measure.type == MeasureType::length ||
           (measure.type == MeasureType::share && measure.domain.above_min);
}

std::vector<double> worst_values(const Indicator& indicator) {
    std::vector<double> values;
    for (const auto& measure : indicator.measures)
        values.push_back(small_is_good(measure) ? measure.domain.max : measure.domain.min);
    return values;
}

std::vector<double> meeting_values(const Indicator& indicator, const Criterion& criterion) {
    auto values = worst_values(indicator);
    meet(indicator, criterion, values);
    return values;
}

std::vector<double> telling_values(const Indicator& indicator, std::size_t measure) {
    const auto& domain = indicator.measures[measure].domain;
    std::vector<double> raw{domain.min, domain.max, (domain.min + domain.max) / 2};
    for (const auto& rule : indicator.stars)
        for_each_comparison(rule.when, [&](const Comparison& comparison) {
            const bool concerned = std::ranges::find(comparison.measures, measure) != comparison.measures.end();
            if (!concerned && comparison.measures.back() != indicator.measures.size()) return;
            for (const double step : {0.0, 1e-10, 1.5e-9, 1e-6, 0.07, 1.0})
                for (const double sign : {-1.0, 1.0}) raw.push_back(comparison.bound + sign * step);
        });
    std::vector<double> values;
    for (const double value : raw) {
        const bool inside = value <= domain.max && (domain.above_min ? value > domain.min + 1e-8 : value >= domain.min);
        if (inside && (!domain.whole || value == static_cast<double>(static_cast<long long>(value))))
            values.push_back(value);
    }
    return values;
}

std::vector<Value> as_values(const std::vector<double>& numbers) { return {numbers.begin(), numbers.end()}; }

}  // namespace citystar::test

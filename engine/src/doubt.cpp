#include "citystar/doubt.hpp"

#include <algorithm>

#include "ladder.hpp"

namespace citystar {
namespace {

std::vector<double> bounds_of(const Indicator& indicator, std::size_t measure) {
    std::vector<double> out;
    const auto add = [&](const Comparison& comparison) {
        const bool more = comparison.op == Operator::at_least || comparison.op == Operator::above;
        if (more && !comparison.parameter &&
            std::ranges::find(comparison.measures, measure) != comparison.measures.end())
            out.push_back(comparison.bound);
    };
    for (const auto& rule : indicator.stars) for_each_comparison(rule.when, add);
    if (indicator.target) for_each_comparison(*indicator.target, add);
    return out;
}

bool is_far_above(const Indicator& indicator, std::size_t measure, double number) {
    if (indicator.kind == IndicatorKind::deduction) return number * indicator.points_per_incident >= whole_score;
    const auto limit = far_limit(indicator, measure);
    return limit && number >= *limit;
}

bool is_small_share(const Indicator& indicator, std::size_t measure, double number) {
    return number > 0 && number < small_share && asks_for_large_share(indicator, measure);
}

// At the top, missing measures do not matter.
bool at_the_top(const Indicator& indicator, const Reading& reading) {
    if (indicator.kind == IndicatorKind::item) return score_item(indicator, reading).score >= 1;
    return !indicator.top() || evaluate(indicator, reading).points >= indicator.top()->points;
}

}  // namespace

std::optional<double> highest_bound(const Indicator& indicator, std::size_t measure) {
    const auto bounds = bounds_of(indicator, measure);
    if (!bounds.empty()) return *std::ranges::max_element(bounds);
    return measure < indicator.measures.size() ? indicator.measures[measure].full : std::nullopt;
}

std::optional<double> lowest_bound(const Indicator& indicator, std::size_t measure) {
    const auto bounds = bounds_of(indicator, measure);
    return bounds.empty() ? std::nullopt : std::optional(*std::ranges::min_element(bounds));
}

std::optional<double> far_limit(const Indicator& indicator, std::size_t measure) {
    const auto type = indicator.measure(measure).type;
    if (type != MeasureType::count && type != MeasureType::amount) return std::nullopt;
    const auto highest = highest_bound(indicator, measure);
    if (!highest || *highest <= 0) return std::nullopt;
    return *highest <= 20 ? std::max(50 * *highest, 500.0) : 1000 * *highest;
}

bool asks_for_large_share(const Indicator& indicator, std::size_t measure) {
    const auto& known = indicator.measure(measure);
    if (known.type != MeasureType::share || known.lower_is_better) return false;
    const auto lowest = lowest_bound(indicator, indicator.judged(measure));
    return lowest && *lowest >= least_asked;
}

std::vector<Doubt> find_doubts(const Indicator& indicator, const Reading& reading) {
    std::vector<Doubt> out;
    if (reading.fault != Fault::none || reading.reported == 0 || !indicator.counts()) return out;
    const auto measures = indicator.measures.size();
    const auto& all = indicator.measures;
    const bool parts_missing = indicator.combined && !reading.has(measures);
    const bool incomplete = !indicator.combined && !at_the_top(indicator, reading);
    for (std::size_t i = 0; i < measures; ++i)
        if (!reading.has(i) && all[i].tier == Tier::any && (parts_missing || incomplete))
            out.push_back({parts_missing ? Doubt::Kind::part_missing : Doubt::Kind::not_filled, i});
    for (std::size_t i = 0; i < measures; ++i) {
        const auto whole = all[i].part_of;
        if (whole && reading.has(i) && reading.has(*whole) &&
            compare(reading.values[i], Operator::above, reading.values[*whole]))
            out.push_back({Doubt::Kind::part_above_whole, i});
    }
    for (std::size_t i = 0; i < indicator.parameters.size(); ++i)
        if (reading.has(indicator.parameters[i].target_of) && !reading.has(measures + i))
            out.push_back({Doubt::Kind::target_missing, measures + i});
    for (std::size_t i = 0; i <= measures; ++i) {
        if (!reading.has(i) || (i == measures && !reading.combined_given)) continue;
        if (is_small_share(indicator, i, reading.values[i])) out.push_back({Doubt::Kind::small_share, i});
        if (is_far_above(indicator, i, reading.values[i])) out.push_back({Doubt::Kind::far_above, i});
    }
    return out;
}

}  // namespace citystar

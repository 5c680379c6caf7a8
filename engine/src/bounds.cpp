#include "citystar/bounds.hpp"

#include <algorithm>

#include "rows.hpp"
#include "total.hpp"

namespace citystar {
namespace {

// The best possible value of a measure: the reported value, or the end of its domain.
double best_value(const Indicator& indicator, const Reading& reading, std::size_t index, bool more) noexcept {
    if (reading.has(index)) return reading.values[index];
    const auto& domain = indicator.measure(index).domain;
    if (indicator.is_combined(index)) {
        double mean = 0;
        for (std::size_t i = 0; i < indicator.measures.size(); ++i)
            mean += indicator.combined->weights[i] *
                    (reading.has(i) ? reading.values[i] : indicator.measures[i].domain.max);
        return mean;
    }
    return more ? domain.max : domain.min;
}

bool could_hold(const Indicator& indicator, const Criterion& criterion, const Reading& reading) noexcept {
    const auto could = [&](const Criterion& child) { return could_hold(indicator, child, reading); };
    if (criterion.kind == Criterion::Kind::all) return std::ranges::all_of(criterion.children, could);
    if (criterion.kind == Criterion::Kind::any) return std::ranges::any_of(criterion.children, could);
    if (holds(criterion, reading)) return true;
    const auto& comparison = criterion.comparison;
    // A target that the user has not given can be any number.
    if (comparison.parameter && !reading.has(*comparison.parameter)) return true;
    double left = 0;
    for (const auto measure : comparison.measures)
        left += best_value(indicator, reading, measure, wants_more(comparison.op));
    const double bound = comparison.parameter ? reading.values[*comparison.parameter] : comparison.bound;
    return compare(left, comparison.op, bound);
}

// The result of an item if every missing figure were at its best; no value if the item has no top.
std::optional<ItemResult> best_item(const Indicator& item, const Reading& reading) noexcept {
    switch (item.score) {
        case ItemScore::value:
            if (!reading.has(0)) return std::nullopt;
            return score_item(item, reading);
        case ItemScore::target: return ItemResult{true, could_hold(item, *item.target, reading) ? 1.0 : 0.0};
        case ItemScore::normalised: break;
    }
    auto full = reading;
    const bool tier_reported = std::ranges::any_of(item.measures, [&](const Measure& measure) {
        return measure.tier != Tier::any && reading.has(static_cast<std::size_t>(&measure - item.measures.data()));
    });
    bool tier_filled = tier_reported;
    for (std::size_t i = 0; i < item.measures.size(); ++i) {
        const auto& measure = item.measures[i];
        if (reading.has(i)) continue;
        if (measure.tier != Tier::any && tier_filled) continue;
        tier_filled = tier_filled || measure.tier != Tier::any;
        const bool small = measure.lower_is_better || measure.type == MeasureType::rank;
        full.values[i] = small ? measure.domain.min : measure.domain.max;
        full.reported |= 1u << i;
    }
    return score_item(item, full);
}

}  // namespace

int best_star(const Indicator& indicator, const Reading& reading) noexcept {
    for (auto rule = indicator.stars.rbegin(); rule != indicator.stars.rend(); ++rule)
        if (could_hold(indicator, rule->when, reading)) return rule->star;
    return 0;
}

Expected<ScoreBounds, RowFault> score_bounds(const Framework& framework, std::span<const Row> rows,
                                             const TotalOptions& options) {
    if (const auto fault = check_adjustment(framework, options); fault != Fault::none) return RowFault{fault};
    auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return RowFault{evaluated.fault, evaluated.row};
    ScoreBounds out;
    out.reported = points_of(framework, evaluated, options);
    out.lower = out.reported;

    std::vector<bool> listed(framework.indicators.size(), false);
    for (const auto& row : evaluated.scored) listed[framework.index_of(*row.indicator)] = true;
    for (std::size_t i = 0; i < listed.size(); ++i)
        if (!listed[i])
            evaluated.scored.push_back({&framework.indicators[i], {}, {Evaluation::State::not_reported}, {}, {}});

    std::size_t reported = 0;
    std::size_t all = 0;
    bool has_top = true;
    for (auto& row : evaluated.scored) {
        const auto& indicator = *row.indicator;
        const bool scored = indicator.kind == IndicatorKind::scored || indicator.kind == IndicatorKind::item;
        if (!scored || !framework.contains(options.scope, indicator)) continue;
        // A level with its own value stands for the items below it.
        const bool given_above = std::ranges::any_of(evaluated.levels, [&](const GivenLevel& given) {
            return framework.contains({Scope::Kind::level, given.level}, indicator);
        });
        ++all;
        if (row.reading.reported != 0 || given_above) ++reported;
        if (given_above) continue;
        if (indicator.kind == IndicatorKind::item) {
            const auto best = best_item(indicator, row.reading);
            has_top = has_top && best;
            if (best) row.item = *best;
        } else if (const auto* rule = indicator.rule(best_star(indicator, row.reading))) {
            row.evaluation.points = weighted_points(indicator, rule->points, row.weight);
        }
    }
    if (has_top) out.upper = points_of(framework, evaluated, options);
    out.coverage = all > 0 ? static_cast<double>(reported) / static_cast<double>(all) : 0;
    return out;
}

}  // namespace citystar

#include "total.hpp"

#include <algorithm>
#include <cmath>

#include "index_total.hpp"

namespace citystar {
namespace {

// The indicator whose number of incidents an adjustment replaces.
const Indicator* deduction_of(const Framework& framework) noexcept {
    const auto found = std::ranges::find(framework.indicators, IndicatorKind::deduction, &Indicator::kind);
    return found == framework.indicators.end() ? nullptr : &*found;
}

// Without weights in the call, items that are not among the rows count as not reported. An item that cannot be scored
// without the user's target takes no part.
IndexScores index_scores(const Framework& framework, const Rows& rows) {
    IndexScores scores(framework);
    for (std::size_t i = 0; i < framework.indicators.size(); ++i)
        if (!score_item(framework.indicators[i], {}).counted) scores.leave_out(i);
    for (const auto& row : rows.scored) {
        const auto& [indicator, reading, evaluation, item, weight] = row;
        const auto index = framework.index_of(*indicator);
        scores.set_item(index, item.score, item.counted);
        // A level with a value and a weight stands for its items; their weights would count the items again, with 0.
        const bool stood_for = std::ranges::any_of(rows.levels, [&](const GivenLevel& given) {
            return given.weight && framework.contains({Scope::Kind::level, given.level}, *row.indicator);
        });
        if (weight && !stood_for) scores.set_weight(index, *weight);
    }
    for (const auto& [level, value, weight] : rows.levels) scores.set_level(level, value, weight);
    // Levels without reported values keep their weight; otherwise leaving figures out would pay.
    for (const auto& [level, value, weight] : rows.silent_levels) scores.set_level(level, value, weight);
    return scores;
}

double index_points(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    return tidy(index_scores(framework, rows).total(options.scope) * options.adjustment.value_or(1));
}

double sum_points(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    double points = 0;
    for (const auto& [indicator, reading, evaluation, item, weight] : rows.scored) {
        if (!framework.contains(options.scope, *indicator)) continue;
        if (indicator->kind == IndicatorKind::deduction && options.adjustment) continue;
        points += evaluation.points;
    }
    if (options.adjustment)
        if (const auto* deduction = deduction_of(framework); deduction && framework.contains(options.scope, *deduction))
            points -= deduction->points_per_incident * std::round(*options.adjustment);
    return std::max(0.0, tidy(points));
}

}  // namespace

Fault check_adjustment(const Framework& framework, const TotalOptions& options) noexcept {
    if (!options.adjustment) return Fault::none;
    if (framework.scoring == Scoring::index) {
        if (!framework.coefficient) return Fault::bad_argument;
        const double coefficient = *options.adjustment;
        const bool fits = coefficient > 0 && compare(coefficient, Operator::at_most, framework.coefficient->max);
        return fits ? Fault::none : Fault::out_of_domain;
    }
    const double incidents = *options.adjustment;
    const bool whole = std::isfinite(incidents) && std::abs(incidents - std::round(incidents)) <= 1e-9;
    return whole && incidents >= 0 ? Fault::none : Fault::out_of_domain;
}

double points_of(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    return framework.scoring == Scoring::index ? index_points(framework, rows, options)
                                               : sum_points(framework, rows, options);
}

}  // namespace citystar

#include "citystar/score.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "blank.hpp"
#include "say.hpp"

namespace citystar {
namespace {

// Weights are printed with one decimal; sums of binary fractions are rounded back so that 80 is 80.
double tidy(double points) noexcept { return std::round(points * 1e9) / 1e9; }

struct Scored {
    const Indicator* indicator;
    Evaluation evaluation;
};

struct Rows {
    Fault fault = Fault::none;
    std::size_t row = 0;
    std::vector<Scored> scored;
};

// A code like 7 arrives as a number when the cell is not formatted as text.
const Indicator* find_indicator(const Framework& framework, const Value& name) {
    if (name.kind == Value::Kind::number) return framework.find_indicator(number_text(name.number));
    return framework.find_indicator(name.text);
}

Rows evaluate_rows(const Framework& framework, std::span<const Row> rows) {
    Rows out;
    out.scored.reserve(rows.size());
    std::vector<bool> seen(framework.indicators.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto fail = [&](Fault fault) {
            out.fault = fault;
            out.row = i;
            return out;
        };
        const auto& row = rows[i];
        if (is_blank(row.indicator)) {
            if (!std::ranges::all_of(row.values, is_blank)) return fail(Fault::value_without_indicator);
            continue;
        }
        const auto* indicator = find_indicator(framework, row.indicator);
        if (!indicator) return fail(Fault::unknown_indicator);
        const auto index = static_cast<std::size_t>(indicator - framework.indicators.data());
        if (seen[index]) return fail(Fault::duplicate_indicator);
        seen[index] = true;
        const auto reading = read_values(*indicator, row.values);
        // A task in words brings no value, whatever stands beside it.
        if (reading.fault != Fault::none && indicator->counts()) return fail(reading.fault);
        auto evaluation = evaluate(*indicator, reading);
        if (row.weight) {
            if (!std::isfinite(*row.weight) || *row.weight < 0) return fail(Fault::out_of_domain);
            if (indicator->top() && indicator->top()->points > 0)
                evaluation.points *= *row.weight / indicator->top()->points;
        }
        out.scored.push_back({indicator, evaluation});
    }
    return out;
}

// The indicator whose incidents an adjustment replaces.
const Indicator* deduction_of(const Framework& framework) noexcept {
    const auto found = std::ranges::find(framework.indicators, IndicatorKind::deduction, &Indicator::kind);
    return found == framework.indicators.end() ? nullptr : &*found;
}

double sum_points(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    double points = 0;
    for (const auto& [indicator, evaluation] : rows.scored) {
        if (!framework.contains(options.scope, *indicator)) continue;
        if (indicator->kind == IndicatorKind::deduction && options.adjustment) continue;
        points += evaluation.points;
    }
    if (options.adjustment)
        if (const auto* deduction = deduction_of(framework); deduction && framework.contains(options.scope, *deduction))
            points -= deduction->points_per_incident * std::round(*options.adjustment);
    return std::max(0.0, tidy(points));
}

int star_by_all(const Framework& framework, const Rows& rows) {
    std::vector<int> reached(framework.indicators.size(), 0);
    for (const auto& [indicator, evaluation] : rows.scored)
        reached[static_cast<std::size_t>(indicator - framework.indicators.data())] = evaluation.star;
    for (auto total = framework.star_totals.rbegin(); total != framework.star_totals.rend(); ++total) {
        const auto reaches = [&](const Indicator& indicator) {
            const auto index = static_cast<std::size_t>(&indicator - framework.indicators.data());
            return !indicator.rule(total->star) || reached[index] >= total->star;
        };
        if (std::ranges::all_of(framework.indicators, reaches)) return total->star;
    }
    return 0;
}

Fault check_adjustment(const TotalOptions& options) noexcept {
    if (!options.adjustment) return Fault::none;
    const double incidents = *options.adjustment;
    const bool whole = std::isfinite(incidents) && std::abs(incidents - std::round(incidents)) <= 1e-9;
    return whole && incidents >= 0 ? Fault::none : Fault::out_of_domain;
}

}  // namespace

Total total_points(const Framework& framework, std::span<const Row> rows, const TotalOptions& options) {
    if (const auto fault = check_adjustment(options); fault != Fault::none) return {fault};
    const auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return {evaluated.fault, evaluated.row};
    return {Fault::none, 0, sum_points(framework, evaluated, options)};
}

OverallStar overall_star(const Framework& framework, std::span<const Row> rows, OverallRule rule,
                         const TotalOptions& options) {
    if (const auto fault = check_adjustment(options); fault != Fault::none) return {fault};
    const auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return {evaluated.fault, evaluated.row};
    if (rule == OverallRule::all) return {Fault::none, 0, star_by_all(framework, evaluated)};
    return {Fault::none, 0, star_of_total(framework, sum_points(framework, evaluated, options))};
}

int star_of_total(const Framework& framework, double points) noexcept {
    int star = 0;
    for (const auto& total : framework.star_totals)
        if (compare(points, Operator::at_least, total.points)) star = std::max(star, total.star);
    return star;
}

}  // namespace citystar

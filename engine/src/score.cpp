#include "citystar/score.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "blank.hpp"
#include "index_total.hpp"
#include "say.hpp"

namespace citystar {
namespace {

// Weights are printed with one decimal; sums of binary fractions are rounded back so that 80 is 80.
double tidy(double points) noexcept { return std::round(points * 1e9) / 1e9; }

struct Scored {
    const Indicator* indicator;
    Evaluation evaluation;
    ItemResult item;               ///< of an item of an index
    std::optional<double> weight;  ///< in place of the framework's own
};

// The value of a level of an index, given as such.
struct GivenLevel {
    std::size_t level;
    double value;
};

struct Rows {
    Fault fault = Fault::none;
    std::size_t row = 0;
    std::vector<Scored> scored;
    std::vector<GivenLevel> levels;
};

// A code like 7 arrives as a number when the cell is not formatted as text.
const Indicator* find_indicator(const Framework& framework, const Value& name) {
    if (name.kind == Value::Kind::number) return framework.find_indicator(number_text(name.number));
    return framework.find_indicator(name.text);
}

// In an index whose items are values, a level may stand among the rows with a value of its own.
std::optional<GivenLevel> given_level(const Framework& framework, const Row& row) {
    if (framework.scoring != Scoring::index || row.indicator.kind != Value::Kind::text) return std::nullopt;
    const auto* level = framework.find_level(row.indicator.text);
    const bool of_values = framework.indicators.front().score == ItemScore::value;
    if (!level || !of_values || row.values.empty() || row.values[0].kind != Value::Kind::number) return std::nullopt;
    if (!std::ranges::all_of(row.values.subspan(1), is_blank) || !(row.values[0].number >= 0)) return std::nullopt;
    return GivenLevel{static_cast<std::size_t>(level - framework.levels.data()), row.values[0].number};
}

// Whether an item lies below a level that has a value of its own: then it would count twice.
bool counted_twice(const Framework& framework, const Rows& rows) {
    return std::ranges::any_of(rows.levels, [&](const GivenLevel& given) {
        const Scope scope{Scope::Kind::level, given.level};
        const auto below = [&](const Scored& row) { return framework.contains(scope, *row.indicator); };
        const auto level_below = [&](const GivenLevel& other) {
            if (&other == &given) return false;
            for (std::optional<std::size_t> at = other.level; at; at = framework.levels[*at].parent)
                if (*at == given.level) return true;
            return false;
        };
        return std::ranges::any_of(rows.scored, below) || std::ranges::any_of(rows.levels, level_below);
    });
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
        if (!indicator) {
            const auto level = given_level(framework, row);
            if (!level) return fail(Fault::unknown_indicator);
            out.levels.push_back(*level);
            continue;
        }
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
        const auto item = indicator->kind == IndicatorKind::item ? score_item(*indicator, reading) : ItemResult{};
        out.scored.push_back({indicator, evaluation, item, row.weight});
    }
    if (counted_twice(framework, out)) out.fault = Fault::duplicate_indicator;
    return out;
}

// The indicator whose incidents an adjustment replaces.
const Indicator* deduction_of(const Framework& framework) noexcept {
    const auto found = std::ranges::find(framework.indicators, IndicatorKind::deduction, &Indicator::kind);
    return found == framework.indicators.end() ? nullptr : &*found;
}

// Without weights in the call, items that are not among the rows count as not reported; an item that nobody can score
// without the user's target takes no part.
IndexScores index_scores(const Framework& framework, const Rows& rows) {
    IndexScores scores(framework);
    for (std::size_t i = 0; i < framework.indicators.size(); ++i)
        if (!score_item(framework.indicators[i], {}).counted) scores.leave_out(i);
    for (const auto& [indicator, evaluation, item, weight] : rows.scored) {
        const auto index = static_cast<std::size_t>(indicator - framework.indicators.data());
        scores.set_item(index, item.score, item.counted);
        if (weight) scores.set_weight(index, *weight);
    }
    for (const auto& [level, value] : rows.levels) scores.set_level(level, value);
    return scores;
}

double index_points(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    return tidy(index_scores(framework, rows).total(options.scope) * options.adjustment.value_or(1));
}

double sum_points(const Framework& framework, const Rows& rows, const TotalOptions& options) {
    double points = 0;
    for (const auto& [indicator, evaluation, item, weight] : rows.scored) {
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
    for (const auto& [indicator, evaluation, item, weight] : rows.scored)
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

Fault check_adjustment(const Framework& framework, const TotalOptions& options) noexcept {
    if (!options.adjustment) return Fault::none;
    if (framework.scoring == Scoring::index) {
        if (!framework.coefficient) return Fault::bad_argument;
        const double coefficient = *options.adjustment;
        const bool fits = coefficient >= 0 && compare(coefficient, Operator::at_most, framework.coefficient->max);
        return fits ? Fault::none : Fault::out_of_domain;
    }
    const double incidents = *options.adjustment;
    const bool whole = std::isfinite(incidents) && std::abs(incidents - std::round(incidents)) <= 1e-9;
    return whole && incidents >= 0 ? Fault::none : Fault::out_of_domain;
}

}  // namespace

Total total_points(const Framework& framework, std::span<const Row> rows, const TotalOptions& options) {
    if (const auto fault = check_adjustment(framework, options); fault != Fault::none) return {fault};
    const auto evaluated = evaluate_rows(framework, rows);
    if (evaluated.fault != Fault::none) return {evaluated.fault, evaluated.row};
    if (framework.scoring == Scoring::index) return {Fault::none, 0, index_points(framework, evaluated, options)};
    return {Fault::none, 0, sum_points(framework, evaluated, options)};
}

OverallStar overall_star(const Framework& framework, std::span<const Row> rows, OverallRule rule,
                         const TotalOptions& options) {
    if (framework.scoring == Scoring::index) return {Fault::no_star};
    if (const auto fault = check_adjustment(framework, options); fault != Fault::none) return {fault};
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

#include "citystar/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "blank.hpp"
#include "citystar/text.hpp"
#include "words.hpp"

namespace citystar {
namespace {

// Values this close to a bound are equal to it, so that 0.1+0.2 meets 30 % (docs/contract.md, "Numbers").
double tolerance(double bound) noexcept { return 1e-9 * std::max(1.0, std::abs(bound)); }

// Twice the tolerance is the smallest step that a strict comparison sees.
double smallest_step(double bound) noexcept { return 2 * tolerance(bound); }

bool in_domain(const Domain& domain, double value) noexcept {
    if (!std::isfinite(value)) return false;
    if (domain.above_min ? !compare(value, Operator::above, domain.min)
                         : !compare(value, Operator::at_least, domain.min))
        return false;
    if (!compare(value, Operator::at_most, domain.max)) return false;
    return !domain.whole || std::abs(value - std::round(value)) <= 1e-9;
}

std::optional<double> yes_no_word(std::string_view key) {
    if (std::ranges::find(words_for_yes, key) != words_for_yes.end()) return 1.0;
    if (std::ranges::find(words_for_no, key) != words_for_no.end()) return 0.0;
    return std::nullopt;
}

std::optional<double> word_value(const Measure& measure, std::string_view text) {
    const auto key = name_key(text);
    if (measure.type == MeasureType::yes_no) return yes_no_word(key);
    if (measure.type == MeasureType::level)
        for (std::size_t i = 0; i < measure.levels.size(); ++i)
            if (key == name_key(measure.levels[i].zh) || key == name_key(measure.levels[i].en) ||
                key == std::to_string(i))
                return static_cast<double>(i);
    return std::nullopt;
}

Fault read_one(const Measure& measure, const Value& value, double& out) {
    if (value.kind == Value::Kind::text) {
        const auto word = word_value(measure, value.text);
        if (!word) return Fault::unreadable_value;
        out = *word;
        return Fault::none;
    }
    if (!in_domain(measure.domain, value.number)) return Fault::out_of_domain;
    out = measure.domain.whole ? std::round(value.number) : value.number;
    return Fault::none;
}

// The left side of a comparison; no value if it is unknown.
std::optional<double> left_side(const Comparison& comparison, const Reading& reading) noexcept {
    if (comparison.measures.size() == 1) {
        const auto measure = comparison.measures.front();
        if (!reading.has(measure)) return std::nullopt;
        return reading.values[measure];
    }
    // Summands are counts or shares and never negative, so the reported ones give a lower limit of the sum. The limit
    // decides "at least", but not "at most".
    const bool lower_limit_decides = comparison.op == Operator::at_least || comparison.op == Operator::above;
    std::optional<double> sum;
    for (const auto measure : comparison.measures) {
        if (reading.has(measure))
            sum = sum.value_or(0) + reading.values[measure];
        else if (!lower_limit_decides)
            return std::nullopt;
    }
    return sum;
}

// The right side of a comparison: the printed bound, or the number that the user gives for it.
std::optional<double> right_side(const Comparison& comparison, const Reading& reading) noexcept {
    if (!comparison.parameter) return comparison.bound;
    if (!reading.has(*comparison.parameter)) return std::nullopt;
    return reading.values[*comparison.parameter];
}

bool holds(const Comparison& comparison, const Reading& reading) noexcept {
    // Most comparisons take this path; the general path takes half as long again.
    if (comparison.measures.size() == 1 && !comparison.parameter) {
        const auto measure = comparison.measures.front();
        return reading.has(measure) && compare(reading.values[measure], comparison.op, comparison.bound);
    }
    const auto left = left_side(comparison, reading);
    const auto right = right_side(comparison, reading);
    return left && right && compare(*left, comparison.op, *right);
}

// Distance of x to a bound that it does not meet; never 0.
double distance(const Comparison& comparison, bool whole, double x) noexcept {
    const double bound = comparison.bound;
    switch (comparison.op) {
        case Operator::at_least: return bound - x;
        case Operator::at_most: return x - bound;
        case Operator::above:
            return whole ? std::floor(bound + 1e-9) + 1 - x : std::max(bound - x, smallest_step(bound));
        case Operator::below:
            return whole ? x - std::ceil(bound - 1e-9) + 1 : std::max(x - bound, smallest_step(bound));
    }
    return 0;
}

// Raises all parts alike, without exceeding their maxima, until their weighted mean has grown by `missing`.
std::vector<double> raise_parts(const Indicator& indicator, const Reading& reading, double missing) {
    const auto& weights = indicator.combined->weights;
    const std::size_t count = weights.size();
    std::vector<double> raised(count, 0);
    std::vector<double> room(count);
    for (std::size_t i = 0; i < count; ++i)
        room[i] = indicator.measures[i].domain.max - (reading.has(i) ? reading.values[i] : 0);
    // Each round fills at least one part or ends, so there are at most `count` rounds.
    for (std::size_t round = 0; round < count && missing > 0; ++round) {
        double open_weight = 0;
        double step = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < count; ++i)
            if (room[i] > 0) {
                open_weight += weights[i];
                step = std::min(step, room[i]);
            }
        if (open_weight == 0) break;
        step = std::min(step, missing / open_weight);
        for (std::size_t i = 0; i < count; ++i)
            if (room[i] > 0) {
                raised[i] += step;
                room[i] = room[i] - step <= 1e-15 ? 0 : room[i] - step;
            }
        missing -= step * open_weight;
    }
    return raised;
}

std::vector<double> comparison_gaps(const Indicator& indicator, const Comparison& printed, const Reading& reading) {
    auto comparison = printed;
    comparison.bound = right_side(printed, reading).value_or(std::numeric_limits<double>::quiet_NaN());
    const std::size_t count = indicator.measures.size();
    std::vector<double> out(reading.combined_given ? 1 : count, 0);
    if (holds(comparison, reading)) return out;
    const std::size_t last = comparison.measures.back();
    if (last == count) {
        double now = 0;
        if (reading.combined_given)
            now = reading.values[count];
        else
            for (std::size_t i = 0; i < count; ++i)
                if (reading.has(i)) now += indicator.combined->weights[i] * reading.values[i];
        const double missing = distance(comparison, false, now);
        if (reading.combined_given) return {missing};
        // The parts reported so far would suffice, but the mean needs all of them.
        if (compare(now, comparison.op, comparison.bound)) {
            for (std::size_t i = 0; i < count; ++i)
                if (!reading.has(i)) out[i] = std::numeric_limits<double>::quiet_NaN();
            return out;
        }
        return raise_parts(indicator, reading, missing);
    }
    const auto left = left_side(comparison, reading);
    // For a sum, the gap stands at its last measure, the one of the lower rank.
    if (!left && !wants_more(comparison.op))
        out[last] = std::numeric_limits<double>::quiet_NaN();
    else
        out[last] = distance(comparison, indicator.measures[last].domain.whole, left.value_or(0));
    return out;
}

// The distance of an alternative as a fraction of its bounds; unknown distances are infinite.
double effort(const Indicator& indicator, const Criterion& criterion, const Reading& reading) {
    if (holds(criterion, reading)) return 0;
    if (criterion.kind == Criterion::Kind::comparison) {
        auto comparison = criterion.comparison;
        const auto left = left_side(comparison, reading);
        const auto right = right_side(comparison, reading);
        if (!right || (!left && !wants_more(comparison.op))) return std::numeric_limits<double>::infinity();
        comparison.bound = *right;
        const bool whole = indicator.measure(comparison.measures.back()).domain.whole;
        return distance(comparison, whole, left.value_or(0)) / std::max(std::abs(comparison.bound), 1e-9);
    }
    double total = criterion.kind == Criterion::Kind::all ? 0 : std::numeric_limits<double>::infinity();
    for (const auto& child : criterion.children) {
        const double one = effort(indicator, child, reading);
        total = criterion.kind == Criterion::Kind::all ? total + one : std::min(total, one);
    }
    return total;
}

bool small_is_good(const Comparison& comparison) noexcept { return !wants_more(comparison.op); }

bool both_tiers(const Indicator& indicator, const Reading& reading) noexcept {
    bool county = false;
    bool city = false;
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        county = county || (reading.has(i) && indicator.measures[i].tier == Tier::county);
        city = city || (reading.has(i) && indicator.measures[i].tier == Tier::city);
    }
    return county && city;
}

// A measure on a scale of 0–1. The scales are ours; the framework files list them as assumptions.
double normalised(const Measure& measure, double value, std::optional<double> target) noexcept {
    // A target is above 0, but a quotient below 0 may meet a target that asks for a low value.
    if (target && measure.lower_is_better) return value <= *target ? 1 : *target / value;
    if (target) return std::clamp(value / *target, 0.0, 1.0);
    switch (measure.type) {
        case MeasureType::count: return std::min(1.0, value / measure.full.value_or(1));
        case MeasureType::level: return value / static_cast<double>(measure.levels.size() - 1);
        case MeasureType::rank: return (measure.domain.max + 1 - value) / measure.domain.max;
        default: return std::clamp(value, 0.0, 1.0);
    }
}

ItemResult normalised_item(const Indicator& item, const Reading& reading) noexcept {
    double sum = 0;
    std::array<int, 3> counted{};  // per tier
    std::array<bool, 3> reported{};
    for (std::size_t i = 0; i < item.measures.size(); ++i) {
        const auto& measure = item.measures[i];
        std::optional<double> target;
        if (const auto parameter = item.parameter_of(i)) {
            if (!reading.has(*parameter)) continue;
            target = reading.values[*parameter];
        }
        const auto tier = static_cast<std::size_t>(measure.tier);
        ++counted[tier];
        if (!reading.has(i)) continue;
        reported[tier] = true;
        sum += normalised(measure, reading.values[i], target);
    }
    // Counties or cities: all measures of the reported tier count. If neither tier is reported, the measures of the
    // larger one count, so that leaving figures out brings no advantage.
    const auto [any, county, city] = counted;
    const int all = any + (reported[1] ? county : reported[2] ? city : std::max(county, city));
    return {all > 0, all > 0 ? sum / all : 0};
}

}  // namespace

bool compare(double x, Operator op, double bound) noexcept {
    const double slack = tolerance(bound);
    switch (op) {
        case Operator::at_least: return x >= bound - slack;
        case Operator::above: return x > bound + slack;
        case Operator::at_most: return x <= bound + slack;
        case Operator::below: return x < bound - slack;
    }
    return false;
}

bool holds(const Criterion& criterion, const Reading& reading) noexcept {
    const auto holds_here = [&](const Criterion& child) { return holds(child, reading); };
    switch (criterion.kind) {
        case Criterion::Kind::comparison: return holds(criterion.comparison, reading);
        case Criterion::Kind::all: return std::ranges::all_of(criterion.children, holds_here);
        case Criterion::Kind::any: return std::ranges::any_of(criterion.children, holds_here);
    }
    return false;
}

Reading read_values(const Indicator& indicator, std::span<const Value> values) {
    Reading reading;
    // In a row of several cells, a lone value is one of several parts. Only a single cell can hold the combined value.
    const bool by_itself = values.size() == 1;
    while (!values.empty() && is_blank(values.back())) values = values.first(values.size() - 1);
    reading.given = values.size();
    const std::size_t count = indicator.measures.size();
    const std::size_t allowed = indicator.input_count();
    if (values.size() > allowed) {
        reading.fault = Fault::too_many_values;
        reading.at = allowed;
        return reading;
    }
    if (indicator.combined && by_itself && !values.empty()) {
        reading.combined_given = true;
        reading.fault = read_one(indicator.combined->measure, values[0], reading.values[count]);
        if (reading.fault == Fault::none) reading.reported = 1u << count;
        return reading;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (is_blank(values[i])) continue;
        const auto& measure = i < count ? indicator.measures[i] : indicator.parameters[i - count].measure;
        reading.fault = read_one(measure, values[i], reading.values[i]);
        if (reading.fault != Fault::none) {
            reading.at = i;
            return reading;
        }
        reading.reported |= 1u << i;
    }
    if (both_tiers(indicator, reading)) {
        reading.fault = Fault::both_tiers;
        reading.at = values.size() - 1;
        return reading;
    }
    if (indicator.combined && reading.reported == (1u << count) - 1) {
        double mean = 0;
        for (std::size_t i = 0; i < count; ++i) mean += indicator.combined->weights[i] * reading.values[i];
        reading.values[count] = mean;
        reading.reported |= 1u << count;
    }
    return reading;
}

Evaluation evaluate(const Indicator& indicator, const Reading& reading) noexcept {
    using State = Evaluation::State;
    if (!indicator.counts()) return {State::no_star};
    if (reading.fault != Fault::none) return {State::faulty};
    // A target that the user gives is not a figure.
    const std::size_t figures = indicator.measures.size() + (indicator.combined ? 1 : 0);
    if ((reading.reported & ((1u << figures) - 1)) == 0) return {State::not_reported};
    if (indicator.kind == IndicatorKind::item)
        return {State::no_star, 0, indicator.full_points * score_item(indicator, reading).score};
    if (indicator.kind == IndicatorKind::deduction)
        return {State::no_star, 0, reading.values[0] == 0 ? 0 : -indicator.points_per_incident * reading.values[0]};
    for (auto rule = indicator.stars.rbegin(); rule != indicator.stars.rend(); ++rule)
        if (holds(rule->when, reading)) return {State::scored, rule->star, rule->points};
    return {State::scored, 0, 0};
}

ItemResult score_item(const Indicator& item, const Reading& reading) noexcept {
    switch (item.score) {
        case ItemScore::value: return {true, reading.has(0) ? reading.values[0] : 0};
        case ItemScore::target: return {true, item.target && holds(*item.target, reading) ? 1.0 : 0.0};
        case ItemScore::normalised: return normalised_item(item, reading);
    }
    return {};
}

std::vector<double> gaps(const Indicator& indicator, const Criterion& criterion, const Reading& reading) {
    if (criterion.kind == Criterion::Kind::comparison) return comparison_gaps(indicator, criterion.comparison, reading);
    std::vector<double> out(reading.combined_given ? 1 : indicator.measures.size(), 0);
    if (holds(criterion, reading)) return out;
    if (criterion.kind == Criterion::Kind::any) {
        const auto nearest = std::ranges::min_element(
            criterion.children, {}, [&](const auto& child) { return effort(indicator, child, reading); });
        return gaps(indicator, *nearest, reading);
    }
    for (const auto& child : criterion.children) {
        const auto part = gaps(indicator, child, reading);
        for (std::size_t i = 0; i < out.size(); ++i)
            if (std::isnan(part[i]) || part[i] > out[i]) out[i] = part[i];
    }
    return out;
}

const Comparison* comparison_of(const Criterion& criterion, std::optional<std::size_t> measure) noexcept {
    if (criterion.kind == Criterion::Kind::comparison) {
        const auto& comparison = criterion.comparison;
        const bool concerned =
            !measure || std::ranges::find(comparison.measures, *measure) != comparison.measures.end();
        return concerned ? &comparison : nullptr;
    }
    const Comparison* first = nullptr;
    for (const auto& child : criterion.children) {
        const auto* found = comparison_of(child, measure);
        if (found && (!first || found->measures.front() < first->measures.front())) first = found;
    }
    return first;
}

const Comparison* target_of(const Indicator& indicator) noexcept {
    if (indicator.target) return comparison_of(*indicator.target, std::nullopt);
    const auto* top = indicator.top();
    if (!top || (indicator.measures.size() != 1 && !indicator.combined)) return nullptr;
    return comparison_of(top->when, std::nullopt);
}

Expected<std::optional<double>> attainment(const Indicator& indicator, const Reading& reading,
                                           std::optional<double> target) {
    if (!indicator.counts()) return Fault::no_single_measure;
    if (reading.fault != Fault::none) return reading.fault;
    if (indicator.measures.size() != 1 && !indicator.combined) return Fault::no_single_measure;
    const auto* comparison = target_of(indicator);
    if (!target && !comparison)
        if (const auto parameter = indicator.parameter_of(0); parameter && reading.has(*parameter))
            target = reading.values[*parameter];
    const bool given = target || (comparison && right_side(*comparison, reading));
    if (indicator.kind == IndicatorKind::item ? !given : !comparison) return Fault::no_criterion;
    if (reading.reported == 0) return std::optional<double>();
    const std::size_t measure = indicator.judged(0);
    if (!reading.has(measure)) return std::optional<double>();
    const bool small = comparison ? small_is_good(*comparison) : indicator.measures[0].lower_is_better;
    const double value = reading.values[measure];
    const double goal = target ? *target : *right_side(*comparison, reading);
    const double below = small ? value : goal;
    if (!std::isfinite(goal) || !(below > 0)) return Fault::out_of_domain;
    return std::optional(small ? goal / value : value / goal);
}

}  // namespace citystar

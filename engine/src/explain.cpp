#include "citystar/explain.hpp"

#include <algorithm>
#include <cmath>

#include "say.hpp"

namespace citystar {

std::string number_text(double value) {
    return fmt::format("{:.10g}", std::abs(value) < 1e-9 ? 0.0 : value);
}

namespace {

bool is_fraction(const Measure& measure) {
    return measure.type == MeasureType::share || measure.type == MeasureType::ratio;
}

std::string percent_text(double fraction) { return number_text(fraction * 100) + "%"; }

std::string with_unit(const std::string& number, const Text& unit, Language language) {
    if (unit.in(language).empty()) return number;
    if (unit.in(language) == "%") return number + "%";
    return say(Message::number_unit, language, number, unit.in(language));
}

// Several measures of an indicator are named in full; a single one that bears the indicator's name needs no more.
std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    return fmt::format("{}", fmt::join(parts, separator));
}

std::string left_name(const Indicator& indicator, const Comparison& comparison, Language language) {
    std::vector<std::string> names;
    for (const auto measure : comparison.measures) names.push_back(indicator.measure(measure).name.in(language));
    if (names.size() == 1) return names.front();
    return say(Message::sum_name, language, joined(names, raw(Message::sum_join, language)));
}

Message operator_message(Operator op) {
    switch (op) {
        case Operator::at_least: return Message::at_least;
        case Operator::above: return Message::above;
        case Operator::at_most: return Message::at_most;
        case Operator::below: return Message::below;
    }
    return Message::at_least;
}

std::string comparison_sentence(const Indicator& indicator, const Comparison& comparison, Language language) {
    const auto& measure = indicator.measure(comparison.measures.front());
    const auto name = left_name(indicator, comparison, language);
    if (measure.type == MeasureType::yes_no) return name;
    if (measure.type == MeasureType::rank)
        return say(Message::rank_within, language, name, number_text(comparison.bound));
    if (measure.type == MeasureType::level)
        return say(Message::level_reached, language, name,
                   measure.levels[static_cast<std::size_t>(comparison.bound)].in(language));
    return say(operator_message(comparison.op), language, name, value_text(measure, comparison.bound, language));
}

std::string criterion_sentence(const Indicator& indicator, const Criterion& criterion, Language language, bool inside) {
    if (criterion.kind == Criterion::Kind::comparison)
        return comparison_sentence(indicator, criterion.comparison, language);
    std::vector<std::string> parts;
    for (const auto& child : criterion.children) parts.push_back(criterion_sentence(indicator, child, language, true));
    if (criterion.kind == Criterion::Kind::any) {
        const auto text = joined(parts, raw(Message::or_join, language));
        return inside ? say(Message::group, language, text) : text;
    }
    return joined(parts, raw(parts.size() == 2 ? Message::and_pair : Message::and_list, language));
}

std::string gap_text(const Measure& measure, Operator op, double gap, Language language) {
    const bool more = op == Operator::at_least || op == Operator::above;
    if (gap < 1e-7) return std::string(raw(more ? Message::gap_tiny : Message::gap_tiny_less, language));
    if (measure.type == MeasureType::rank) return say(Message::gap_rank, language, number_text(gap));
    const auto size = is_fraction(measure) ? say(Message::gap_points, language, number_text(gap * 100))
                                           : with_unit(number_text(gap), measure.unit, language);
    return say(more ? Message::gap_up : Message::gap_down, language, size);
}

// The parts of a criterion that do not hold, each with its distance.
std::string missing_criterion(const Indicator& indicator, const Criterion& criterion, const Reading& reading,
                              Language language, bool inside) {
    if (criterion.kind == Criterion::Kind::comparison) {
        const auto& comparison = criterion.comparison;
        const auto sentence = comparison_sentence(indicator, comparison, language);
        const auto& measure = indicator.measure(comparison.measures.back());
        const bool known = std::ranges::any_of(comparison.measures, [&](auto m) { return reading.has(m); });
        if (!known) return say(Message::missing_item, language, sentence, raw(Message::not_reported, language));
        if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level) return sentence;
        const auto distances = gaps(indicator, criterion, reading);
        double gap = distances[std::min(comparison.measures.back(), distances.size() - 1)];
        if (comparison.measures.back() == indicator.measures.size())
            gap = std::max(comparison.bound - reading.values[indicator.measures.size()], 0.0);
        return say(Message::missing_item, language, sentence, gap_text(measure, comparison.op, gap, language));
    }
    std::vector<std::string> parts;
    const bool any = criterion.kind == Criterion::Kind::any;
    for (const auto& child : criterion.children)
        if (any || !holds(child, reading))
            parts.push_back(missing_criterion(indicator, child, reading, language, true));
    const auto text = joined(parts, raw(any                  ? Message::or_join
                                        : parts.size() == 2 ? Message::and_pair
                                                            : Message::and_list,
                                        language));
    return any && inside ? say(Message::group, language, text) : text;
}

const StarRule* next_rule(const Indicator& indicator, int star) {
    const auto next = std::ranges::find_if(indicator.stars, [&](const auto& rule) { return rule.star > star; });
    return next == indicator.stars.end() ? nullptr : &*next;
}

std::string values_text(const Indicator& indicator, const Reading& reading, Language language) {
    if (reading.combined_given || (indicator.measures.size() == 1))
        return value_text(indicator.measure(reading.combined_given ? indicator.measures.size() : 0),
                          reading.values[reading.combined_given ? indicator.measures.size() : 0], language);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        const auto& measure = indicator.measures[i];
        parts.push_back(say(Message::measure_value, language, measure.name.in(language),
                            reading.has(i) ? value_text(measure, reading.values[i], language)
                                           : std::string(raw(Message::not_reported, language))));
    }
    if (indicator.combined && reading.has(indicator.measures.size()))
        parts.push_back(say(Message::measure_value, language, indicator.combined->measure.name.in(language),
                            value_text(indicator.combined->measure, reading.values[indicator.measures.size()], language)));
    return joined(parts, raw(Message::list_separator, language));
}

std::string measure_names(const Indicator& indicator, Language language) {
    std::vector<std::string> names;
    for (const auto& measure : indicator.measures) names.push_back(measure.name.in(language));
    return joined(names, raw(Message::list_separator, language));
}

std::string shown(const Value& value) {
    return value.kind == Value::Kind::text ? std::string(value.text) : number_text(value.number);
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language);

std::string domain_sentence(const Measure& measure, const Value& value, Language language) {
    const auto& name = measure.name.in(language);
    const auto& domain = measure.domain;
    if (!std::isfinite(value.number)) return say(Message::check_not_finite, language, name);
    switch (measure.type) {
        case MeasureType::share: {
            auto text = say(domain.above_min ? Message::check_share_above_zero : Message::check_share, language, name,
                            percent_text(value.number), percent_text(domain.max));
            if (value.number > 1 && value.number <= 100)
                text += say(Message::check_share_hint, language, number_text(value.number),
                            number_text(value.number / 100));
            return text;
        }
        case MeasureType::ratio:
            return say(Message::check_ratio, language, name, percent_text(value.number), percent_text(domain.min),
                       percent_text(domain.max));
        case MeasureType::count: return say(Message::check_count, language, name, number_text(value.number));
        case MeasureType::rank:
            return domain.max < 1e15 ? say(Message::check_rank, language, name, number_text(value.number),
                                           number_text(domain.max))
                                     : say(Message::check_rank_open, language, name, number_text(value.number));
        case MeasureType::yes_no:
        case MeasureType::level: return unreadable_sentence(measure, value, language);
        case MeasureType::amount: return say(Message::check_amount, language, name, number_text(value.number));
        case MeasureType::length: return say(Message::check_length, language, name, number_text(value.number));
    }
    return {};
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language) {
    const auto& name = measure.name.in(language);
    if (measure.type == MeasureType::yes_no) return say(Message::check_yes_no, language, name, shown(value));
    if (measure.type == MeasureType::level) {
        std::vector<std::string> levels;
        for (std::size_t i = 0; i < measure.levels.size(); ++i)
            levels.push_back(fmt::format("{} {}", i, measure.levels[i].in(language)));
        return say(Message::check_level, language, name, shown(value), measure.levels.size() - 1,
                   joined(levels, raw(Message::list_separator, language)));
    }
    return say(Message::check_text_in_number, language, name, shown(value));
}

// A part that exceeds its whole leaves the star as it is, but somebody has to look.
std::string part_sentence(const Indicator& indicator, const Reading& reading, Language language) {
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        const auto& part = indicator.measures[i];
        if (!part.part_of || !reading.has(i) || !reading.has(*part.part_of)) continue;
        const auto& whole = indicator.measures[*part.part_of];
        if (compare(reading.values[i], Operator::above, reading.values[*part.part_of]))
            return say(Message::check_part_of, language, part.name.in(language),
                       value_text(part, reading.values[i], language), whole.name.in(language),
                       value_text(whole, reading.values[*part.part_of], language));
    }
    return {};
}

}  // namespace

std::string value_text(const Measure& measure, double value, Language language) {
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: return percent_text(value);
        case MeasureType::yes_no: return std::string(raw(value != 0 ? Message::yes : Message::no, language));
        case MeasureType::level: return measure.levels[static_cast<std::size_t>(value)].in(language);
        default: return with_unit(number_text(value), measure.unit, language);
    }
}

std::string_view operator_sign(Operator op) noexcept {
    switch (op) {
        case Operator::at_least: return "≥";
        case Operator::above: return ">";
        case Operator::at_most: return "≤";
        case Operator::below: return "<";
    }
    return {};
}

std::string rule_sentence(const Indicator& indicator, const Criterion& criterion, Language language) {
    return criterion_sentence(indicator, criterion, language, false);
}

std::string missing_sentence(const Indicator& indicator, const Reading& reading, Language language) {
    if (reading.fault != Fault::none || indicator.kind != IndicatorKind::scored) return {};
    const auto* next = next_rule(indicator, evaluate(indicator, reading).star);
    return next ? missing_criterion(indicator, next->when, reading, language, false) : std::string{};
}

std::string why_sentence(const Indicator& indicator, const Reading& reading, Language language) {
    const auto& name = indicator.name.in(language);
    if (indicator.kind == IndicatorKind::text) return say(Message::why_text, language, name);
    if (reading.fault != Fault::none) return {};
    if (reading.reported == 0) return say(Message::why_not_reported, language, name);
    const auto values = values_text(indicator, reading, language);
    const auto evaluation = evaluate(indicator, reading);
    if (indicator.kind == IndicatorKind::deduction)
        return say(Message::why_deduction, language, name, values, number_text(indicator.points_per_incident),
                   number_text(-evaluation.points));
    const auto* met = indicator.rule(evaluation.star);
    auto text = met ? say(Message::why_star, language, name, values, evaluation.star,
                          rule_sentence(indicator, met->when, language))
                    : say(Message::why_no_star, language, name, values);
    const auto* next = next_rule(indicator, evaluation.star);
    return text + (next ? say(Message::why_next, language, next->star, missing_sentence(indicator, reading, language))
                        : std::string(raw(Message::why_top, language)));
}

std::string check_sentence(const Indicator& indicator, std::span<const Value> values, const Reading& reading,
                           Language language) {
    const auto& name = indicator.name.in(language);
    if (indicator.kind == IndicatorKind::text) return say(Message::check_text_task, language, name);
    if (reading.fault == Fault::too_many_values)
        return say(Message::check_too_many, language, reading.given, name, indicator.measures.size(),
                   measure_names(indicator, language));
    if (reading.fault != Fault::none) {
        const auto& measure = indicator.measure(reading.combined_given ? indicator.measures.size() : reading.at);
        return reading.fault == Fault::out_of_domain ? domain_sentence(measure, values[reading.at], language)
                                                     : unreadable_sentence(measure, values[reading.at], language);
    }
    if (reading.combined_given && values.size() > 1)
        return say(Message::check_single_part, language, name, indicator.measures.size(),
                   measure_names(indicator, language));
    return part_sentence(indicator, reading, language);
}

std::string unknown_framework_sentence(const Registry& registry, std::string_view name, Language language) {
    std::vector<std::string> ids;
    for (const auto& entry : registry.entries()) ids.push_back(entry.framework.id);
    return say(Message::check_unknown_framework, language, name, joined(ids, raw(Message::list_separator, language)));
}

std::string unknown_indicator_sentence(const Framework& framework, std::string_view name, Language language) {
    return say(Message::check_unknown_indicator, language, framework.title.in(language), name,
               framework.indicators.front().code, framework.id);
}

std::string row_fault_sentence(Fault fault, std::string_view name, Language language) {
    if (fault == Fault::duplicate_indicator) return say(Message::check_duplicate_indicator, language, name);
    if (fault == Fault::value_without_indicator)
        return std::string(raw(Message::check_value_without_indicator, language));
    return {};
}

std::string task_target_sentence(const TaskTarget& target, Language language) {
    const auto number = target.unit.in(language) == "%" ? percent_text(target.bound)
                                                        : with_unit(number_text(target.bound), target.unit, language);
    return say(operator_message(target.op), language, target.name.in(language), number);
}

}  // namespace citystar

#include "citystar/explain.hpp"

#include <algorithm>
#include <cmath>

#include "ladder.hpp"
#include "phrases.hpp"
#include "say.hpp"

namespace citystar {

namespace {

std::string criterion_sentence(const Indicator& indicator, const Criterion& criterion, Language language, bool inside) {
    if (criterion.kind == Criterion::Kind::comparison)
        return comparison_sentence(indicator, criterion.comparison, language);
    std::vector<std::string> parts;
    for (const auto& child : criterion.children) parts.push_back(criterion_sentence(indicator, child, language, true));
    if (criterion.kind == Criterion::Kind::any) {
        const auto text = joined(parts, raw(Message::or_join, language));
        return inside ? say(Message::group, language, text) : text;
    }
    return joined_with_and(parts, language);
}

// Rounded up, so that whoever gains this much is there: to two decimals, or two significant digits where it is less.
std::string points_text(double fraction, Language language) {
    const double points = fraction * 100;
    const double scale = std::pow(10, std::max(2.0, 1 - std::floor(std::log10(points))));
    const auto number = number_text(std::ceil(points * scale - 1e-6) / scale);
    return say(number == "1" ? Message::gap_one_point : Message::gap_points, language, number);
}

std::string gap_text(const Measure& measure, Operator op, double gap, Language language) {
    if (gap < smallest_gap) return std::string(raw(tiny_gap_message(op), language));
    if (measure.type == MeasureType::rank) return say(gap_message(measure, op), language, number_text(gap));
    return say(gap_message(measure, op), language,
               is_fraction(measure) ? points_text(gap, language) : value_text(measure, gap, language));
}

// Why a comparison cannot be judged.
std::string_view unknown_text(const Indicator& indicator, const Comparison& comparison, const Reading& reading,
                              Language language) {
    const bool some_parts = indicator.is_combined(comparison.measures.back()) && reading.reported != 0;
    return raw(some_parts ? Message::not_all_reported : Message::not_reported, language);
}

// The parts of a criterion that do not hold, each with its distance.
std::string missing_criterion(const Indicator& indicator, const Criterion& criterion, const Reading& reading,
                              Language language, bool inside) {
    if (criterion.kind == Criterion::Kind::comparison) {
        const auto& comparison = criterion.comparison;
        const auto sentence = comparison_sentence(indicator, comparison, language);
        const auto& measure = indicator.measure(comparison.measures.back());
        const bool known = std::ranges::any_of(comparison.measures, [&](auto m) { return reading.has(m); });
        if (known && comparison.parameter && !reading.has(*comparison.parameter))
            return say(Message::missing_item, language, sentence, raw(Message::not_reported, language));
        if (!known)
            return say(Message::missing_item, language, sentence,
                       unknown_text(indicator, comparison, reading, language));
        if (measure.type == MeasureType::yes_no || measure.type == MeasureType::level) return sentence;
        const auto distances = gaps(indicator, criterion, reading);
        double gap = distances[std::min(comparison.measures.back(), distances.size() - 1)];
        if (indicator.is_combined(comparison.measures.back()))
            gap = std::max(comparison.bound - reading.values[indicator.measures.size()], 0.0);
        // A sum that has to be small cannot be judged before all summands are reported.
        if (std::isnan(gap))
            return say(Message::missing_item, language, sentence, raw(Message::not_all_reported, language));
        return say(Message::missing_item, language, sentence, gap_text(measure, comparison.op, gap, language));
    }
    std::vector<std::string> parts;
    const bool any = criterion.kind == Criterion::Kind::any;
    for (const auto& child : criterion.children)
        if (any || !holds(child, reading))
            parts.push_back(missing_criterion(indicator, child, reading, language, true));
    if (!any) return joined_with_and(parts, language);
    const auto text = joined(parts, raw(Message::or_join, language));
    return inside ? say(Message::group, language, text) : text;
}

const StarRule* next_rule(const Indicator& indicator, int star) {
    const auto next = std::ranges::find_if(indicator.stars, [&](const auto& rule) { return rule.star > star; });
    return next == indicator.stars.end() ? nullptr : &*next;
}

std::string named_value(const Indicator& indicator, std::size_t index, const Reading& reading, Language language) {
    const auto& measure = indicator.measure(index);
    const bool answer = measure.type == MeasureType::yes_no || measure.type == MeasureType::level;
    const auto& name = measure.name.in(language);
    if (!reading.has(index))
        return say(answer ? Message::measure_answer : Message::measure_unreported, language, name,
                   raw(Message::not_reported, language));
    return say(answer ? Message::measure_answer : Message::measure_value, language, name,
               read_text(indicator, index, reading, language));
}

std::string values_text(const Indicator& indicator, const Reading& reading, Language language) {
    const std::size_t count = indicator.measures.size();
    const std::size_t single = reading.combined_given ? count : 0;
    const bool named =
        indicator.kind == IndicatorKind::deduction;  // what is counted says what the indicator's name does not
    if (!named && (reading.combined_given || count == 1))
        return reading.has(single) ? read_text(indicator, single, reading, language)
                                   : std::string(raw(Message::not_reported, language));
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < count; ++i) parts.push_back(named_value(indicator, i, reading, language));
    if (indicator.combined && reading.has(count)) parts.push_back(named_value(indicator, count, reading, language));
    return joined(parts, raw(Message::list_separator, language));
}

std::string why_item(const Indicator& item, const Reading& reading, Language language) {
    const auto& name = item.name.in(language);
    if (reading.fault != Fault::none) return {};
    if (reading.reported == 0) return say(Message::why_not_reported, language, name);
    const auto values = values_text(item, reading, language);
    if (!item.target) return say(Message::why_item, language, name, values);
    if (holds(*item.target, reading))
        return say(Message::why_met, language, name, values, criterion_sentence(item, *item.target, language, false));
    return say(Message::why_not_met, language, name, values,
               missing_criterion(item, *item.target, reading, language, false));
}

}  // namespace

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
    return capitalised(criterion_sentence(indicator, criterion, language, false));
}

std::string missing_sentence(const Indicator& indicator, const Reading& reading, Language language) {
    if (reading.fault != Fault::none) return {};
    if (indicator.target && !holds(*indicator.target, reading))
        return capitalised(missing_criterion(indicator, *indicator.target, reading, language, false));
    if (indicator.kind != IndicatorKind::scored) return {};
    const auto* next = next_rule(indicator, evaluate(indicator, reading).star);
    return next ? capitalised(missing_criterion(indicator, next->when, reading, language, false)) : std::string{};
}

std::string missing_sentence(const Indicator& indicator, const Reading& reading, int star, Language language) {
    if (indicator.kind != IndicatorKind::scored) return missing_sentence(indicator, reading, language);
    const auto* goal = indicator.rule_up_to(star);
    if (reading.fault != Fault::none || !goal || evaluate(indicator, reading).star >= goal->star) return {};
    return capitalised(missing_criterion(indicator, goal->when, reading, language, false));
}

std::string why_sentence(const Indicator& indicator, const Reading& reading, Language language) {
    const auto& name = indicator.name.in(language);
    if (indicator.kind == IndicatorKind::item) return why_item(indicator, reading, language);
    if (!indicator.counts())
        return say(indicator.kind == IndicatorKind::task ? Message::why_text : Message::why_unscored, language, name);
    if (reading.fault != Fault::none) return {};
    if (reading.reported == 0) return say(Message::why_not_reported, language, name);
    const auto values = values_text(indicator, reading, language);
    const auto evaluation = evaluate(indicator, reading);
    if (indicator.kind == IndicatorKind::deduction)
        return evaluation.points == 0
                   ? say(Message::why_no_deduction, language, name, values)
                   : say(Message::why_deduction, language, name, values, number_text(indicator.points_per_incident),
                         number_text(-evaluation.points));
    const auto* met = indicator.rule(evaluation.star);
    auto text = met ? say(Message::why_star, language, name, values, evaluation.star,
                          criterion_sentence(indicator, met->when, language, false))
                    : say(Message::why_no_star, language, name, values);
    const auto* next = next_rule(indicator, evaluation.star);
    return text + (next ? say(Message::why_next, language, next->star,
                              missing_criterion(indicator, next->when, reading, language, false))
                        : std::string(raw(Message::why_top, language)));
}

std::string no_star_sentence(const Framework& framework, std::string_view name, Language language) {
    return say(Message::check_no_star, language, quotable(std::string(name)), framework.id);
}

std::string crosswalk_sentence(const Crosswalk& crosswalk, const Framework& framework, const Indicator& indicator,
                               const Framework& other, Language language) {
    std::vector<std::string> sentences;
    for (const auto* pair : crosswalk.find(framework, indicator, other)) {
        const auto& code = Crosswalk::other_code(*pair, other);
        const auto* counterpart = other.find_indicator(code);
        sentences.push_back(say(pair->same ? Message::crosswalk_same : Message::crosswalk_differs, language, code,
                                counterpart ? counterpart->name.in(language) : code, pair->reason.in(language)));
    }
    if (sentences.empty())
        return say(Message::crosswalk_none, language, quotable(indicator.name.in(language)), other.title.in(language));
    return joined(sentences, "\n");
}

std::string unknown_framework_sentence(const Registry& registry, std::string_view name, Language language) {
    std::vector<std::string> ids;
    for (const auto& entry : registry.entries()) ids.push_back(entry.framework.id);
    if (ids.empty()) ids.emplace_back(raw(Message::none, language));
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
    const bool share = target.unit.in(language) == "%";
    const auto number =
        share ? percent_text(target.bound) : with_unit(number_text(target.bound), target.unit, language);
    const bool whole = share && target.op == Operator::at_least && target.bound == 1;
    return capitalised(say(whole ? Message::whole_of : operator_message(target.op, false), language,
                           target.name.in(language), number));
}

}  // namespace citystar

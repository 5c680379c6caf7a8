#include "citystar/explain.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "citystar/doubt.hpp"
#include "ladder.hpp"
#include "say.hpp"

namespace citystar {

std::string number_text(double value) {
    const double size = std::abs(value);
    if (size < 1e-9) return "0";
    if (!(size < 1e15)) return fmt::format("{:.10g}", value);
    // Nearly all numbers in sentences have at most two decimals, and printing whole numbers is far quicker.
    if (const double hundredths = std::round(size * 100); size < 1e7 && hundredths / 100 == size) {
        const auto whole = static_cast<long long>(hundredths);
        const char* sign = value < 0 ? "-" : "";
        if (whole % 100 == 0) return fmt::format(FMT_COMPILE("{}{}"), sign, whole / 100);
        if (whole % 10 == 0) return fmt::format(FMT_COMPILE("{}{}.{}"), sign, whole / 100, whole / 10 % 10);
        return fmt::format(FMT_COMPILE("{}{}.{:02}"), sign, whole / 100, whole % 100);
    }
    const int decimals = std::max(0, 9 - static_cast<int>(std::floor(std::log10(size))));
    auto text = fmt::format("{:.{}f}", value, decimals);
    if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

namespace {

bool is_fraction(const Measure& measure) {
    return measure.type == MeasureType::share || measure.type == MeasureType::ratio;
}

std::string percent_text(double fraction) {
    if (std::isfinite(fraction * 100)) return number_text(fraction * 100) + "%";
    return fmt::format("{:.10g}%", static_cast<long double>(fraction) * 100);
}

// Of a value, two decimals; more where it would else seem to be on the other side of a mark, or on it: 84.9999% is not
// 85%.
std::string percent_text(double fraction, std::span<const double> marks) {
    const auto side = [](double value, double mark) {
        return compare(value, Operator::above, mark) ? 1 : compare(value, Operator::below, mark) ? -1 : 0;
    };
    if (std::abs(fraction) >= 1e6) return percent_text(fraction);
    for (double scale = 1e2; scale <= 1e6; scale *= 10) {
        const double percent = std::round(fraction * 100 * scale) / scale;
        const auto same = [&](double mark) { return side(percent / 100, mark) == side(fraction, mark); };
        if (std::ranges::all_of(marks, same)) return number_text(percent) + "%";
    }
    return percent_text(fraction);
}

// What a value is compared with: the limits of its measure, 0, the bounds of criteria, its part or whole.
std::vector<double> marks_of(const Indicator& indicator, std::size_t index, const Reading& reading) {
    const auto& domain = indicator.measure(index).domain;
    std::vector<double> marks{0, domain.min, domain.max};
    const auto add = [&](const Comparison& comparison) {
        if (std::ranges::find(comparison.measures, index) == comparison.measures.end()) return;
        if (!comparison.parameter)
            marks.push_back(comparison.bound);
        else if (reading.has(*comparison.parameter))
            marks.push_back(reading.values[*comparison.parameter]);
    };
    for (const auto& rule : indicator.stars) for_each_comparison(rule.when, add);
    if (indicator.target) for_each_comparison(*indicator.target, add);
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        const auto whole = indicator.measures[i].part_of;
        if (i == index && whole && reading.has(*whole)) marks.push_back(reading.values[*whole]);
        if (whole == index && reading.has(i)) marks.push_back(reading.values[i]);
    }
    return marks;
}

// A value as it was read, to look at; value_text() is for numbers that are printed.
std::string read_text(const Indicator& indicator, std::size_t index, const Reading& reading, Language language) {
    const auto& measure = indicator.measure(index);
    const double value = reading.values[index];
    return is_fraction(measure) ? percent_text(value, marks_of(indicator, index, reading))
                                : value_text(measure, value, language);
}

// A value that was refused for its limits.
std::string refused_percent(const Measure& measure, double value) {
    const double marks[] = {0, measure.domain.min, measure.domain.max};
    return percent_text(value, marks);
}

std::string with_unit(const std::string& number, const Text& unit, Language language) {
    if (unit.in(language).empty()) return number;
    if (unit.in(language) == "%") return number + "%";
    // "5000 10,000 yuan" would read as one number.
    if (unit.in(language).front() >= '0' && unit.in(language).front() <= '9')
        return say(Message::number_times, language, number, unit.in(language));
    return say(Message::number_unit, language, number, unit.in(language));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    return fmt::format("{}", fmt::join(parts, separator));
}

// "A, B and C" in the way of the language.
std::string joined_with_and(const std::vector<std::string>& parts, Language language) {
    if (parts.size() <= 2) return joined(parts, raw(Message::and_pair, language));
    const auto most = joined({parts.begin(), parts.end() - 1}, raw(Message::and_list, language));
    return most + std::string(raw(Message::and_last, language)) + parts.back();
}

// A sentence of its own begins with a capital letter.
std::string capitalised(std::string sentence) {
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

// A name to stand inside double quotes: its own become single ones.
std::string quotable(std::string name) {
    for (const auto& [from, to] : {std::pair{"“", "‘"}, std::pair{"”", "’"}})
        for (auto at = name.find(from); at != std::string::npos; at = name.find(from, at)) name.replace(at, 3, to);
    return name;
}

std::string left_name(const Indicator& indicator, const Comparison& comparison, Language language) {
    std::vector<std::string> names;
    for (const auto measure : comparison.measures) names.push_back(indicator.measure(measure).name.in(language));
    if (names.size() == 1) return names.front();
    return say(Message::sum_name, language, joined(names, raw(Message::sum_join, language)));
}

Message operator_message(Operator op, bool counted) {
    switch (op) {
        case Operator::at_least: return counted ? Message::at_least_count : Message::at_least;
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
    const auto bound = comparison.parameter ? indicator.measure(*comparison.parameter).name.in(language)
                                            : value_text(measure, comparison.bound, language);
    if (!comparison.parameter && measure.type == MeasureType::share && comparison.op == Operator::at_least &&
        comparison.bound == 1)
        return say(Message::whole_of, language, name, bound);
    return say(operator_message(comparison.op, measure.type == MeasureType::count), language, name, bound);
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
    const bool more = op == Operator::at_least || op == Operator::above;
    if (gap < 1e-7) return std::string(raw(more ? Message::gap_tiny : Message::gap_tiny_less, language));
    if (measure.type == MeasureType::rank) return say(Message::gap_rank, language, number_text(gap));
    // Whole numbers lead to the next one. Others have to pass a strict bound; how far beyond does not matter.
    const bool strict = (op == Operator::above || op == Operator::below) && !measure.domain.whole;
    const auto message = more ? (strict ? Message::gap_up_strict : Message::gap_up)
                              : (strict ? Message::gap_down_strict : Message::gap_down);
    return say(message, language,
               is_fraction(measure) ? points_text(gap, language) : value_text(measure, gap, language));
}

// Why a comparison cannot be judged.
std::string_view unknown_text(const Indicator& indicator, const Comparison& comparison, const Reading& reading,
                              Language language) {
    const bool some_parts = comparison.measures.back() == indicator.measures.size() && reading.reported != 0;
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
        if (comparison.measures.back() == indicator.measures.size())
            gap = std::max(comparison.bound - reading.values[indicator.measures.size()], 0.0);
        // Of a sum that has to be small, what is reported says nothing yet.
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

std::string measure_names(const Indicator& indicator, Language language) {
    std::vector<std::string> names;
    for (const auto& measure : indicator.measures) names.push_back(measure.name.in(language));
    for (const auto& parameter : indicator.parameters) names.push_back(parameter.measure.name.in(language));
    return joined(names, raw(Message::list_separator, language));
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

std::string shown(const Value& value) {
    return value.kind == Value::Kind::text ? quotable(visible(value.text)) : number_text(value.number);
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language);

// The date that a spreadsheet keeps as this number of days since 1899-12-30; nothing outside 1955–2118, where a number
// is more likely no date.
std::optional<std::string> date_of(double number) {
    if (number < 20100 || number > 80000) return std::nullopt;
    using namespace std::chrono;
    const year_month_day date(sys_days(year(1899) / 12 / 30) + days(static_cast<int>(number)));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string limit_sentence(const Measure& measure, const Value& value, Language language) {
    const auto name = quotable(measure.name.in(language));
    const auto& domain = measure.domain;
    if (const auto date = date_of(value.number); date && value.number > domain.max)
        return say(Message::check_date, language, name, *date);
    const auto number_or_between = [&](Message usual) {
        const auto number = number_text(value.number);
        const bool far = value.number > domain.max || (domain.min != 0 && value.number < domain.min);
        if (!far) return say(usual, language, name, number);
        return say(Message::check_between, language, name, number, number_text(domain.min), number_text(domain.max));
    };
    switch (measure.type) {
        case MeasureType::share: {
            auto text = say(domain.above_min ? Message::check_share_above : Message::check_share, language, name,
                            refused_percent(measure, value.number), percent_text(domain.min), percent_text(domain.max));
            // 82 may be meant for 82 %; 1.2 is more likely 120 %, which cannot be.
            if (value.number >= 2 && value.number / 100 <= domain.max)
                text += say(Message::check_share_hint, language, number_text(value.number),
                            number_text(value.number / 100));
            return text;
        }
        case MeasureType::ratio:
            return say(Message::check_ratio, language, name, refused_percent(measure, value.number),
                       percent_text(domain.min), percent_text(domain.max));
        case MeasureType::count: return number_or_between(Message::check_count);
        case MeasureType::rank:
            return domain.max < 1e15
                       ? say(Message::check_rank, language, name, number_text(value.number), number_text(domain.max))
                       : say(Message::check_rank_open, language, name, number_text(value.number));
        case MeasureType::yes_no:
        case MeasureType::level: return unreadable_sentence(measure, value, language);
        case MeasureType::amount: return number_or_between(Message::check_amount);
        case MeasureType::length: return number_or_between(Message::check_length);
    }
    return {};
}

std::string domain_sentence(const Measure& measure, const Value& value, Language language) {
    if (!std::isfinite(value.number))
        return say(Message::check_not_finite, language, quotable(measure.name.in(language)));
    auto text = limit_sentence(measure, value, language);
    // A single empty cell reaches an add-in as 0.
    const auto& domain = measure.domain;
    if (value.number == 0 && (domain.min > 0 || domain.above_min)) text += raw(Message::check_empty_hint, language);
    return text;
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language) {
    const auto name = quotable(measure.name.in(language));
    if (measure.type == MeasureType::yes_no) return say(Message::check_yes_no, language, name, shown(value));
    if (measure.type == MeasureType::level) {
        std::vector<std::string> levels;
        for (std::size_t i = 0; i < measure.levels.size(); ++i)
            levels.push_back(fmt::format("{} {}", i, measure.levels[i].in(language)));
        return say(Message::check_level, language, name, shown(value), measure.levels.size() - 1,
                   joined(levels, raw(Message::list_separator, language)));
    }
    if (says_not_reported(value.text)) return say(Message::check_leave_empty, language, name, shown(value));
    return say(Message::check_text_in_number, language, name, shown(value));
}

std::string missing_names(const Indicator& indicator, const std::vector<Doubt>& doubts, Doubt::Kind kind,
                          Language language) {
    std::vector<std::string> names;
    for (const auto& doubt : doubts)
        if (doubt.kind == kind) names.push_back(indicator.measure(doubt.at).name.in(language));
    return joined(names, raw(Message::list_separator, language));
}

}  // namespace

std::string value_text(const Measure& measure, double value, Language language) {
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: return percent_text(value);
        case MeasureType::yes_no: return std::string(raw(value != 0 ? Message::yes : Message::no, language));
        case MeasureType::level: return measure.levels[static_cast<std::size_t>(value)].in(language);
        case MeasureType::rank: return say(Message::rank_value, language, number_text(value));
        case MeasureType::count:
            // The English names say what is counted; "1 channels" would not read well.
            if (language == Language::en) return number_text(value);
            break;
        case MeasureType::amount:
        case MeasureType::length: break;
    }
    return with_unit(number_text(value), measure.unit, language);
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

std::string check_sentence(const Indicator& indicator, std::span<const Value> values, const Reading& reading,
                           Language language) {
    const auto name = quotable(indicator.name.in(language));
    if (!indicator.counts())
        return say(indicator.kind == IndicatorKind::task ? Message::check_text_task : Message::check_unscored, language,
                   name);
    if (reading.fault == Fault::too_many_values)
        return say(Message::check_too_many, language, reading.given, name,
                   indicator.measures.size() + indicator.parameters.size(), measure_names(indicator, language));
    if (reading.fault == Fault::both_tiers) return say(Message::check_both_tiers, language, name);
    if (reading.fault != Fault::none) {
        const auto& measure = indicator.measure(reading.combined_given ? indicator.measures.size() : reading.at);
        return reading.fault == Fault::out_of_domain ? domain_sentence(measure, values[reading.at], language)
                                                     : unreadable_sentence(measure, values[reading.at], language);
    }
    std::vector<std::string> sentences;
    std::optional<Doubt::Kind> last;
    for (const auto& doubt : find_doubts(indicator, reading)) {
        // What is missing is named in one sentence.
        const bool missing = doubt.kind == Doubt::Kind::part_missing || doubt.kind == Doubt::Kind::not_filled;
        if (!missing || last != doubt.kind) sentences.push_back(doubt_sentence(indicator, reading, doubt, language));
        last = doubt.kind;
    }
    return joined(sentences, language == Language::zh ? "" : " ");
}

std::string doubt_sentence(const Indicator& indicator, const Reading& reading, const Doubt& doubt, Language language) {
    const auto& measure = indicator.measure(doubt.at);
    const auto name = quotable(measure.name.in(language));
    const auto read = [&](std::size_t at) { return read_text(indicator, at, reading, language); };
    const auto bound = [&](double value) { return value_text(measure, value, language); };
    switch (doubt.kind) {
        case Doubt::Kind::part_missing:
            return say(Message::check_missing_parts, language, quotable(indicator.name.in(language)),
                       indicator.measures.size(), measure_names(indicator, language));
        case Doubt::Kind::not_filled:
            return say(Message::check_not_filled, language, quotable(indicator.name.in(language)),
                       missing_names(indicator, find_doubts(indicator, reading), doubt.kind, language));
        case Doubt::Kind::part_above_whole:
            return say(Message::check_part_of, language, name, read(doubt.at),
                       quotable(indicator.measures[*measure.part_of].name.in(language)), read(*measure.part_of));
        case Doubt::Kind::target_missing: {
            const auto& parameter = indicator.parameters[doubt.at - indicator.measures.size()];
            return say(Message::check_needs_target, language,
                       quotable(indicator.measures[parameter.target_of].name.in(language)), name);
        }
        case Doubt::Kind::small_share:
            return say(Message::check_small_share, language, name, read(doubt.at),
                       bound(*lowest_bound(indicator, indicator.combined ? indicator.measures.size() : doubt.at)),
                       bound(reading.values[doubt.at] * 100));
        case Doubt::Kind::far_above: break;
    }
    const auto value = reading.values[doubt.at];
    if (indicator.kind == IndicatorKind::deduction)
        return say(Message::check_many_incidents, language, name, read(doubt.at));
    const auto date = value == std::floor(value) ? date_of(value) : std::nullopt;
    return say(Message::check_far_above, language, name, read(doubt.at), bound(*highest_bound(indicator, doubt.at))) +
           (date ? say(Message::check_date_hint, language, *date) : std::string());
}

std::string no_figure_sentence(NoFigure kind, std::string_view cell, Language language) {
    const auto place = cell.empty() ? std::string(raw(Message::the_cell, language)) : std::string(cell);
    switch (kind) {
        case NoFigure::date: return say(Message::cell_holds_date, language, place);
        case NoFigure::time: return say(Message::cell_holds_time, language, place);
        case NoFigure::truth: break;
    }
    return say(Message::cell_holds_truth, language, place);
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

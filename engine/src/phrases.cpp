#include "phrases.hpp"

#include <fmt/compile.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "citystar/explain.hpp"
#include "ladder.hpp"

namespace citystar {
namespace {

std::string left_name(const Indicator& indicator, const Comparison& comparison, Language language) {
    std::vector<std::string> names;
    for (const auto measure : comparison.measures) names.push_back(indicator.measure(measure).name.in(language));
    if (names.size() == 1) return names.front();
    return say(Message::sum_name, language, joined(names, raw(Message::sum_join, language)));
}

}  // namespace

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

bool is_fraction(const Measure& measure) {
    return measure.type == MeasureType::share || measure.type == MeasureType::ratio;
}

std::string percent_text(double fraction) {
    if (std::isfinite(fraction * 100)) return number_text(fraction * 100) + "%";
    return fmt::format("{:.10g}%", static_cast<long double>(fraction) * 100);
}

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

std::string read_text(const Indicator& indicator, std::size_t index, const Reading& reading, Language language) {
    const auto& measure = indicator.measure(index);
    const double value = reading.values[index];
    return is_fraction(measure) ? percent_text(value, marks_of(indicator, index, reading))
                                : value_text(measure, value, language);
}

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

std::string joined_with_and(const std::vector<std::string>& parts, Language language) {
    if (parts.size() <= 2) return joined(parts, raw(Message::and_pair, language));
    const auto most = joined({parts.begin(), parts.end() - 1}, raw(Message::and_list, language));
    return most + std::string(raw(Message::and_last, language)) + parts.back();
}

std::string capitalised(std::string sentence) {
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

std::string quotable(std::string name) {
    for (const auto& [from, to] : {std::pair{"“", "‘"}, std::pair{"”", "’"}})
        for (auto at = name.find(from); at != std::string::npos; at = name.find(from, at)) name.replace(at, 3, to);
    return name;
}

std::string measure_names(const Indicator& indicator, Language language) {
    std::vector<std::string> names;
    for (const auto& measure : indicator.measures) names.push_back(measure.name.in(language));
    for (const auto& parameter : indicator.parameters) names.push_back(parameter.measure.name.in(language));
    return joined(names, raw(Message::list_separator, language));
}

std::string numbered_levels(const Measure& measure, Language language) {
    std::vector<std::string> levels;
    for (std::size_t i = 0; i < measure.levels.size(); ++i)
        levels.push_back(fmt::format("{} {}", i, measure.levels[i].in(language)));
    return joined(levels, raw(Message::list_separator, language));
}

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

Message tiny_gap_message(Operator op) { return wants_more(op) ? Message::gap_tiny : Message::gap_tiny_less; }

Message gap_message(const Measure& measure, Operator op) {
    if (measure.type == MeasureType::rank) return Message::gap_rank;
    const bool strict = (op == Operator::above || op == Operator::below) && !measure.domain.whole;
    if (wants_more(op)) return strict ? Message::gap_up_strict : Message::gap_up;
    return strict ? Message::gap_down_strict : Message::gap_down;
}

}  // namespace citystar

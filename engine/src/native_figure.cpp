#include "native_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "ladder.hpp"
#include "native_sentence.hpp"
#include "native_syntax.hpp"
#include "phrases.hpp"

namespace citystar::native {
namespace {

// The printed numbers that a fraction is compared with. Source: marks_of().
std::vector<double> printed_marks(const Indicator& indicator, std::size_t index) {
    const auto& domain = indicator.measure(index).domain;
    std::vector<double> marks{0, domain.min, domain.max};
    const auto add = [&](const Comparison& comparison) {
        const bool asked = std::ranges::find(comparison.measures, index) != comparison.measures.end();
        if (asked && !comparison.parameter) marks.push_back(comparison.bound);
    };
    for (const auto& rule : indicator.stars) for_each_comparison(rule.when, add);
    if (indicator.target) for_each_comparison(*indicator.target, add);
    std::ranges::sort(marks);
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    return marks;
}

// The readings that a fraction is compared with.
std::vector<std::size_t> reported_marks(const Indicator& indicator, std::size_t index) {
    std::vector<std::size_t> marks;
    const auto add = [&](const Comparison& comparison) {
        const bool asked = std::ranges::find(comparison.measures, index) != comparison.measures.end();
        if (asked && comparison.parameter) marks.push_back(*comparison.parameter);
    };
    for (const auto& rule : indicator.stars) for_each_comparison(rule.when, add);
    if (indicator.target) for_each_comparison(*indicator.target, add);
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        const auto whole = indicator.measures[i].part_of;
        if (i == index && whole) marks.push_back(*whole);
        if (whole == index) marks.push_back(i);
    }
    return marks;
}

// Whether two numbers are on the same side of a mark, or both on it.
std::string same_side(const std::string& one, const std::string& other, const std::string& mark) {
    const auto over = [&](const std::string& number) { return "(" + compared(number, Operator::above, mark) + ")"; };
    const auto under = [&](const std::string& number) { return "(" + compared(number, Operator::below, mark) + ")"; };
    return fmt::format("AND({}={};{}={})", over(one), over(other), under(one), under(other));
}

std::string fraction_text(const Indicator& indicator, const Row& row, std::size_t index) {
    // It is a number: the sentence is about it.
    const auto& fraction = row.cell(index);
    std::vector<std::string> fine;   // marks that two decimals of a percentage do not show
    std::vector<std::string> whole;  // the others, which rounding does not cross: it can only land on them
    for (const double mark : printed_marks(indicator, index)) {
        const double percent = std::round(mark * 1e4) / 100;
        if (std::abs(percent - mark * 100) < 1e-9)
            whole.push_back(literal(percent));
        else
            fine.push_back(literal(mark));
    }
    const auto keeps = [&](const std::string& percent) {
        std::vector<std::string> landed;
        for (const auto& mark : whole) landed.push_back(percent + "=" + mark);
        std::vector<std::string> kept{
            fmt::format("NOT(AND({};ABS({}-{}/100)*1000000000>1))", any_of(landed), fraction, percent)};
        for (const auto& mark : fine) kept.push_back(same_side(percent + "/100", fraction, mark));
        for (const auto mark : reported_marks(indicator, index))
            kept.push_back(fmt::format("OR({};{})", opposite(row.has(mark)),
                                       same_side(percent + "/100", fraction, row.number(mark))));
        return all_of(kept);
    };
    const auto& domain = indicator.measure(index).domain;
    const bool small = domain.min >= 0 && domain.max <= 10000;
    return small ? small_percent_text(fraction, keeps) : percent_text(fraction, keeps);
}

}  // namespace

std::string with_unit_of(const Measure& measure, const std::string& text, Language language) {
    if (measure.type == MeasureType::count && language == Language::en) return text;
    return with_unit(text, measure.unit, language);
}

std::string figure_text(const Indicator& indicator, const Row& row, std::size_t index, Language language) {
    const auto& measure = indicator.measure(index);
    const auto number = row.number(index);
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: return fraction_text(indicator, row, index);
        case MeasureType::yes_no:
            return fmt::format("IF({}=0;{};{})", number, in_quotes(raw(Message::no, language)),
                               in_quotes(raw(Message::yes, language)));
        case MeasureType::level: {
            std::vector<std::string> names;
            for (const auto& level : measure.levels) names.push_back(in_quotes(level.in(language)));
            return fmt::format("CHOOSE({}+1;{})", number, listed(names));
        }
        case MeasureType::rank: return said(say(Message::rank_value, language, slot(0)), {whole_text(number)});
        case MeasureType::count: return said(with_unit_of(measure, slot(0), language), {whole_text(number)});
        case MeasureType::amount:
        case MeasureType::length: return said(with_unit_of(measure, slot(0), language), {any_text(number)});
    }
    return {};
}

}  // namespace citystar::native

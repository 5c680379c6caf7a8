// How a figure stands in sentences.
#include "native_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "citystar/native_words.hpp"
#include "ladder.hpp"
#include "native_key.hpp"
#include "native_row.hpp"
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

// A condition for a percentage that has been rounded.
using Keeps = std::function<std::string(const std::string& percent)>;

// The fewest decimals from two with which the percentage keeps what it has to; 0 if none do.
std::string decimals_by(const std::string& fraction, const Keeps& keeps) {
    std::string out = "0";
    for (int decimals = 6; decimals >= 2; --decimals)
        out = fmt::format("IF({};{};{})", keeps(fmt::format("ROUND({}*100;{})", fraction, decimals)), decimals, out);
    return fmt::format("IF(ABS({})>=1000000;0;{})", fraction, out);
}

// A fraction that was read keeps its side of every mark.
std::string read_decimals(const Indicator& indicator, const Row& row, std::size_t index, const std::string& fraction) {
    std::vector<std::string> fine;   // marks that two decimals of a percentage do not show
    std::vector<std::string> whole;  // the others, which rounding does not cross: it can only land on them
    for (const double mark : printed_marks(indicator, index)) {
        const double percent = std::round(mark * 1e4) / 100;
        if (std::abs(percent - mark * 100) < 1e-9)
            whole.push_back(literal(percent));
        else
            fine.push_back(literal(mark));
    }
    return decimals_by(fraction, [&](const std::string& percent) {
        std::vector<std::string> landed;
        for (const auto& mark : whole) landed.push_back(percent + "=" + mark);
        std::vector<std::string> kept{
            fmt::format("NOT(AND({};ABS({}-{}/100)*1000000000>1))", any_of(landed), fraction, percent)};
        for (const auto& mark : fine) kept.push_back(same_side(percent + "/100", fraction, mark));
        for (const auto mark : reported_marks(indicator, index))
            kept.push_back(fmt::format("OR({};{})", opposite(row.has(mark)),
                                       same_side(percent + "/100", fraction, row.number(mark))));
        return all_of(kept);
    });
}

// A refused fraction keeps its side of the limit, and of 0. Source: refused_percent().
std::string refused_decimals(const Domain& domain, const std::string& fraction) {
    return decimals_by(fraction, [&](const std::string& percent) {
        const auto rounded = percent + "/100";
        const auto below = fmt::format("AND({};OR({}<>0;ABS({})*1000000000<=1))",
                                       compared(rounded, Operator::below, domain.min), percent, fraction);
        const auto at_min = fmt::format("ABS({}-{})*1000000000<=1", rounded, literal(domain.min));
        const auto not_above =
            domain.above_min
                ? fmt::format("IF({};{};{})", compared(fraction, Operator::below, domain.min), below, at_min)
                : below;
        return fmt::format("IF({}>{};{};{})", fraction, literal(domain.max),
                           compared(rounded, Operator::above, domain.max), not_above);
    });
}

// Percentages of ten digits and more lose some of them. Small ones would get an exponent; no zero is at their end,
// because with it one decimal less would have done.
std::string percent_with(const std::string& fraction, const std::string& decimals) {
    const auto small = fmt::format("IF({0}<0;\"-\";\"\")&\"0.\"&RIGHT(\"00000\"&ROUND(ABS({0})*10^({1}+2);0);{1})",
                                   fraction, decimals);
    // +0: a small negative number is rounded to -0, which some programs write with its sign.
    return fmt::format(
        "IF({1}=0;{2};IF({1}<4;ROUND({0}*100;{1})+0;IF(ABS({0})<0.00001;{3};"
        "ROUND(ROUND({0}*100;{1});29-INT(LOG10(ABS({0})*100)+20)))))&\"%\"",
        fraction, decimals, any_text(fraction + "*100"), small);
}

// A number that was read, of another measure than a fraction.
std::string figure_text(const Measure& measure, const std::string& number, Language language) {
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: break;
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

}  // namespace

std::string with_unit_of(const Measure& measure, const std::string& text, Language language) {
    if (measure.type == MeasureType::count && language == Language::en) return text;
    return with_unit(text, measure.unit, language);
}

std::string shown_decimals(const Indicator& indicator, const Cells& cells, std::size_t index, const Content& content) {
    const auto& measure = indicator.measure(index);
    if (!is_fraction(measure)) return {};
    const Row row(indicator, cells);
    return fmt::format("IF(ISNUMBER({});IF({}={};{};{});0)", content.cell, row.cell(index), refused,
                       refused_decimals(measure.domain, content.cell),
                       read_decimals(indicator, row, index, content.cell));
}

std::string shown(const Indicator& indicator, const Cells& cells, std::size_t index, const Content& content,
                  Language language) {
    const auto& measure = indicator.measure(index);
    const Row row(indicator, cells);
    const auto& cell = content.cell;
    if (is_fraction(measure))
        return fmt::format("IF(ISTEXT({0});{1};IF(ISNUMBER({0});{2};\"\"))", cell, cell_shown(cell),
                           percent_with(cell, content.decimals));
    return fmt::format("IF({};{};IF({}<>{};\"\";IF(ISTEXT({});{};IF(ISNUMBER({});{};\"\"))))", row.has(index),
                       figure_text(measure, row.cell(index), language), row.cell(index), refused, cell,
                       cell_shown(cell), cell, any_text(cell));
}

}  // namespace citystar::native

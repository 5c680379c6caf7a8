#include "citystar/native_formula.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "citystar/evaluate.hpp"
#include "native_item.hpp"
#include "native_row.hpp"
#include "native_syntax.hpp"

namespace citystar::native {
namespace {

// Points by star, as CHOOSE takes them after the number of a star.
std::string points_by_star(const Indicator& indicator) {
    std::string out = "0";
    for (int star = 1; star <= 5; ++star) {
        const auto* rule = indicator.rule(star);
        out += ";" + literal(rule ? rule->points : 0);
    }
    return out;
}

// IF after IF from the top star down.
template <typename Condition>
std::string highest_star(const Indicator& indicator, Condition holds) {
    std::string out = "0";
    for (const auto& rule : indicator.stars) out = fmt::format("IF({};{};{})", holds(rule.when), rule.star, out);
    return out;
}

// Whether figures of a county and of a city are both there; empty if the indicator has none.
std::string both_tiers(const Indicator& indicator, const Row& row) {
    std::vector<std::size_t> county;
    std::vector<std::size_t> city;
    for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
        if (indicator.measures[i].tier == Tier::county) county.push_back(i);
        if (indicator.measures[i].tier == Tier::city) city.push_back(i);
    }
    if (county.empty() || city.empty()) return {};
    return all_of({row.count(county) + ">0", row.count(city) + ">0"});
}

}  // namespace

std::string combined_reading(const Indicator& indicator, const std::vector<std::string>& parts) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < parts.size(); ++i)
        terms.push_back(fmt::format("{}*N({})", literal(indicator.combined->weights[i]), parts[i]));
    return fmt::format("IF(COUNT({})={};{};\"\")", listed(parts), parts.size(), added(terms));
}

std::string unusable(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    std::vector<std::string> faults;
    for (const auto input : row.inputs()) faults.push_back(row.cell(input) + "=" + std::string(refused));
    if (const auto both = both_tiers(indicator, row); !both.empty()) faults.push_back(both);
    return fmt::format("IF({};1;0)", any_of(faults));
}

std::string unless_unusable(const Cells& cells, const std::string& formula) {
    // The readings that count are never unusable.
    if (cells.unusable == "0") return formula;
    return fmt::format("IF({}=1;{};{})", cells.unusable, value_error, formula);
}

std::string counted_reading(const Indicator& indicator, const Cells& cells, std::size_t input) {
    const Row row(indicator, cells);
    const auto number = fmt::format("IF({};{};\"\")", row.has(input), row.cell(input));
    if (both_tiers(indicator, row).empty()) return number;
    return fmt::format("IF({}=1;\"\";{})", cells.unusable, number);
}

std::string reported(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    return fmt::format("IF({}>0;1;0)", row.count(row.inputs()));
}

std::string star(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    return row.unless_silent(highest_star(indicator, [&](const auto& when) { return row.holds(when); }));
}

std::string best_star(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    return row.unless_unusable(highest_star(indicator, [&](const auto& when) { return row.could_hold(when); }));
}

std::string best_points(const Indicator& indicator, std::string_view star_cell) {
    return fmt::format("CHOOSE({}+1;{})", star_cell, points_by_star(indicator));
}

std::string points(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    if (indicator.kind == IndicatorKind::scored)
        return fmt::format("IF(ISNUMBER({0});CHOOSE({0}+1;{1});{0})", cells.star, points_by_star(indicator));
    if (indicator.kind == IndicatorKind::deduction)
        return row.unless_silent(fmt::format("0-{}*{}", literal(indicator.points_per_incident), row.number(0)));
    const auto score =
        indicator.score == ItemScore::value ? row.number(0) : score_formula(indicator, row, Figures::as_reported);
    return row.unless_silent(fmt::format("{}*{}", literal(indicator.full_points), score));
}

std::string item_score(const Indicator& item, const Cells& cells) {
    const Row row(item, cells);
    return row.unless_silent(item.score == ItemScore::value ? row.cell(0)
                                                            : score_formula(item, row, Figures::as_reported));
}

std::string item_counted(const Indicator& item, const Cells& cells) {
    if (item.score != ItemScore::normalised) return "1";
    return fmt::format("IF({}>0;1;0)", counted_measures(item, Row(item, cells), Figures::as_reported));
}

std::string attainment(const Indicator& indicator, const Cells& cells) {
    const Row row(indicator, cells);
    const std::string none = "NA()";
    if (indicator.measures.size() != 1 && !indicator.combined) return row.unless_unusable(none);
    const auto* comparison = target_of(indicator);
    const auto parameter = comparison ? comparison->parameter : indicator.parameter_of(0);
    if (!comparison && !parameter) return row.unless_unusable(none);
    const bool small = comparison ? !wants_more(comparison->op) : indicator.measures[0].lower_is_better;
    const auto measure = indicator.judged(0);
    const auto value = row.number(measure);
    const auto goal = parameter ? row.number(*parameter) : literal(comparison->bound);
    const auto below = small ? value : goal;
    auto formula = fmt::format("IF({}>0;{}/{};{})", below, small ? goal : value, below, value_error);
    formula = fmt::format("IF({};{};\"\")", row.has(measure), formula);
    if (parameter) formula = fmt::format("IF({};{};{})", row.has(*parameter), formula, none);
    return row.unless_unusable(formula);
}

std::string best_item_score(const Indicator& item, const Cells& cells) {
    const Row row(item, cells);
    if (item.score == ItemScore::value) return row.unless_silent(row.cell(0));
    return row.unless_unusable(score_formula(item, row, Figures::at_best));
}

}  // namespace citystar::native

#include "native_row.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "citystar/evaluate.hpp"
#include "native_syntax.hpp"

namespace citystar::native {

std::string Row::number_or(std::size_t index, double otherwise) const {
    return fmt::format("IF({};{};{})", has(index), cell(index), literal(otherwise));
}

std::string Row::count(const std::vector<std::size_t>& indices) const {
    std::vector<std::string> cells;
    for (const auto index : indices) cells.push_back(cell(index));
    return "COUNT(" + listed(cells) + ")";
}

std::vector<std::size_t> Row::measured() const {
    const auto measures = indicator_.measures.size();
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < measures; ++i)
        if (!cell(i).empty()) out.push_back(i);
    if (out.empty()) out.push_back(measures);
    return out;
}

std::vector<std::size_t> Row::inputs() const {
    auto out = measured();
    for (std::size_t i = 0; i < indicator_.parameters.size(); ++i) out.push_back(indicator_.measures.size() + i);
    return out;
}

std::string Row::judged(const std::string& left, const Comparison& comparison) const {
    const bool whole = indicator_.measure(comparison.measures.back()).domain.whole;
    return whole ? compared_whole(left, comparison.op, comparison.bound)
                 : compared(left, comparison.op, comparison.bound);
}

std::string Row::holds(const Comparison& comparison) const {
    const auto& measures = comparison.measures;
    std::vector<std::string> numbers;
    for (const auto measure : measures) numbers.push_back(number(measure));
    const auto left = added(numbers);
    if (comparison.parameter)
        return all_of({has(measures.front()), has(*comparison.parameter),
                       compared(left, comparison.op, number(*comparison.parameter))});
    const auto condition = judged(left, comparison);
    const bool held_by_nothing = compare(0, comparison.op, comparison.bound);
    if (!held_by_nothing) return condition;
    if (measures.size() == 1) return all_of({has(measures.front()), condition});
    // Reported summands decide "at least", but only all of them decide "at most".
    const auto known = count(measures);
    return all_of({known + (wants_more(comparison.op) ? ">0" : fmt::format("={}", measures.size())), condition});
}

std::string Row::holds(const Criterion& criterion) const {
    if (criterion.kind == Criterion::Kind::comparison) return holds(criterion.comparison);
    std::vector<std::string> children;
    for (const auto& child : criterion.children) children.push_back(holds(child));
    return criterion.kind == Criterion::Kind::all ? all_of(children) : any_of(children);
}

std::string Row::best_mean() const {
    const auto measures = indicator_.measures.size();
    const auto& weights = indicator_.combined->weights;
    std::vector<std::string> terms;
    double best = 0;
    for (std::size_t i = 0; i < measures; ++i) {
        const double max = indicator_.measures[i].domain.max;
        best += weights[i] * max;
        if (!cell(i).empty()) terms.push_back(literal(weights[i]) + "*" + number_or(i, max));
    }
    return terms.empty() ? number_or(measures, best) : added(terms);
}

std::string Row::best_left(const Comparison& comparison) const {
    if (indicator_.is_combined(comparison.measures.front())) return best_mean();
    std::vector<std::string> terms;
    for (const auto measure : comparison.measures) {
        const auto& domain = indicator_.measure(measure).domain;
        terms.push_back(number_or(measure, wants_more(comparison.op) ? domain.max : domain.min));
    }
    return added(terms);
}

std::string Row::could_hold(const Comparison& comparison) const {
    const auto left = best_left(comparison);
    // A target that the user has not given can be any number.
    if (comparison.parameter)
        return any_of(
            {opposite(has(*comparison.parameter)), compared(left, comparison.op, number(*comparison.parameter))});
    return judged(left, comparison);
}

std::string Row::could_hold(const Criterion& criterion) const {
    if (criterion.kind == Criterion::Kind::comparison) return could_hold(criterion.comparison);
    std::vector<std::string> children;
    for (const auto& child : criterion.children) children.push_back(could_hold(child));
    return criterion.kind == Criterion::Kind::all ? all_of(children) : any_of(children);
}

std::string Row::unless_unusable(const std::string& formula) const { return native::unless_unusable(cells_, formula); }

std::string Row::unless_silent(const std::string& formula) const {
    return unless_unusable(fmt::format("IF({};\"\";{})", nothing_reported(), formula));
}

}  // namespace citystar::native

#include "native_formula.hpp"

#include <fmt/format.h>

namespace citystar::bench {
namespace {

std::string left_side(const Indicator& indicator, const Comparison& comparison, const Reference& measure) {
    std::string out;
    for (const auto index : comparison.measures) {
        if (!out.empty()) out += "+";
        if (index < indicator.measures.size()) {
            out += measure(index);
            continue;
        }
        // This is the combined value.
        std::string mean;
        for (std::size_t i = 0; i < indicator.measures.size(); ++i)
            mean += fmt::format("{}{}*{}", i == 0 ? "" : "+", indicator.combined->weights[i], measure(i));
        out += mean;
    }
    return out;
}

const char* sign(Operator op) {
    switch (op) {
        case Operator::at_least: return ">=";
        case Operator::above: return ">";
        case Operator::at_most: return "<=";
        case Operator::below: return "<";
    }
    return "";
}

std::string condition(const Indicator& indicator, const Criterion& criterion, const Reference& measure) {
    if (criterion.kind == Criterion::Kind::comparison) {
        const auto& comparison = criterion.comparison;
        return left_side(indicator, comparison, measure) + sign(comparison.op) + fmt::format("{}", comparison.bound);
    }
    std::string out = criterion.kind == Criterion::Kind::all ? "AND(" : "OR(";
    for (const auto& child : criterion.children) {
        if (out.back() != '(') out += ";";
        out += condition(indicator, child, measure);
    }
    return out + ")";
}

}  // namespace

std::string native_share(const Indicator& indicator, const Reference& measure) {
    std::string out = "of:=COM.MICROSOFT.IFS(";
    if (indicator.kind == IndicatorKind::deduction) return out + fmt::format("{0}=0;0;TRUE();-{0})", measure(0));
    for (auto rule = indicator.stars.rbegin(); rule != indicator.stars.rend(); ++rule)
        out +=
            fmt::format("{};{};", condition(indicator, rule->when, measure), rule->points / native_weight(indicator));
    return out + "TRUE();0)";
}

double native_weight(const Indicator& indicator) {
    return indicator.kind == IndicatorKind::deduction ? indicator.points_per_incident : indicator.top()->points;
}

}  // namespace citystar::bench

#include "transcription.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "citystar/text.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

std::string canonical(const Indicator& indicator, const Comparison& comparison) {
    std::string left;
    for (const auto measure : comparison.measures)
        left += (left.empty() ? "" : " + ") +
                (measure == indicator.measures.size() ? std::string("c") : fmt::format("m{}", measure + 1));
    if (indicator.measure(comparison.measures.front()).type == MeasureType::yes_no) return left;
    constexpr const char* signs[] = {">=", ">", "<=", "<"};
    const auto bound = comparison.parameter ? std::string("parameter") : fmt::format("{:.10g}", comparison.bound);
    return fmt::format("{} {} {}", left, signs[static_cast<int>(comparison.op)], bound);
}

std::string canonical(const Indicator& indicator, const Criterion& criterion, bool inside) {
    if (criterion.kind == Criterion::Kind::comparison) return canonical(indicator, criterion.comparison);
    const bool any = criterion.kind == Criterion::Kind::any;
    std::string text;
    for (const auto& child : criterion.children)
        text += (text.empty() ? "" : any ? " or " : " and ") + canonical(indicator, child, true);
    return any && inside ? "(" + text + ")" : text;
}

}  // namespace

std::vector<Block> blocks(std::string_view file) {
    std::vector<Block> out;
    for (const auto& line : golden_lines(file)) {
        if (line.front() == '[') {
            out.push_back({{"code", line.substr(1, line.size() - 2)}});
            continue;
        }
        const auto colon = line.find(": ");
        out.back()[line.substr(0, colon)] = line.substr(colon + 2);
    }
    return out;
}

std::string canonical(const Indicator& indicator, const Criterion& criterion) {
    return canonical(indicator, criterion, false);
}

std::string type_name(const Measure& measure) {
    constexpr const char* names[] = {"share", "ratio", "count", "rank", "yesno", "level", "amount", "length"};
    if (measure.type == MeasureType::share && measure.domain.above_min) return "rankshare";
    return names[static_cast<int>(measure.type)];
}

std::string departments_line(const Indicator& indicator, const std::set<Role>& roles) {
    std::string text;
    for (const auto& ref : indicator.departments)
        if (roles.contains(ref.role)) text += (text.empty() ? "" : "；") + ref.printed;
    return text;
}

void expect_names(const Framework& framework, const Indicator& indicator, Block block) {
    EXPECT_EQ(indicator.code, block["code"]);
    EXPECT_EQ(name_key(indicator.name.zh), name_key(block["name"]));
    for (const auto& alias : split(block["aliases"], "；"))
        if (!alias.empty()) {
            EXPECT_EQ(framework.find_indicator(alias), &indicator) << alias;
        }
}

}  // namespace citystar::test

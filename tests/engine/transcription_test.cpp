// The framework files against a second transcription of the sources, made independently of them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "citystar/framework.hpp"
#include "shipped.hpp"
#include "transcription.hpp"

namespace citystar::test {
namespace {

std::string measures_line(const Indicator& indicator) {
    std::string text;
    for (const auto& measure : indicator.measures) text += (text.empty() ? "" : ", ") + type_name(measure);
    if (!indicator.combined) return text;
    const auto& weights = indicator.combined->weights;
    const bool equal = weights.front() == weights.back();
    text += " weights";
    for (const double weight : weights) text += fmt::format(" {:.10g}", equal ? 1 : weight * 100);
    return text;
}

std::string targets_line(const Indicator& indicator) {
    std::string text;
    for (const auto& target : indicator.targets) {
        constexpr const char* signs[] = {">=", ">", "<=", "<"};
        text += fmt::format("{}{}{}{:.10g}", text.empty() ? "" : "；", target.name.zh,
                            signs[static_cast<int>(target.op)], target.bound);
    }
    return text;
}

void compare_with(std::string_view id, std::string_view file) {
    const auto& framework = shipped(id);
    const auto expected = blocks(file);
    ASSERT_EQ(framework.indicators.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& indicator = framework.indicators[i];
        auto block = expected[i];
        SCOPED_TRACE(block["code"]);
        expect_names(framework, indicator, block);
        EXPECT_EQ(framework.levels[indicator.level].name.zh, block["level1"]);
        constexpr const char* kinds[] = {"scored", "deduction", "unscored", "task"};
        EXPECT_EQ(kinds[static_cast<int>(indicator.kind)], block["kind"]);
        if (block.contains("leading")) {
            EXPECT_EQ(indicator.leading, block["leading"] == "yes");
        }
        EXPECT_EQ(measures_line(indicator), block["measures"]);
        for (int star = 1; star <= 5; ++star) {
            const auto* rule = indicator.rule(star);
            EXPECT_EQ(rule ? fmt::format("{} = {:.10g}", canonical(indicator, rule->when), rule->points) : "",
                      block[std::to_string(star)])
                << star << " stars";
        }
        if (block.contains("departments")) {
            EXPECT_EQ(departments_line(indicator, {Role::lead, Role::support}), block["departments"]);
        }
        if (block.contains("lead")) {
            EXPECT_EQ(departments_line(indicator, {Role::lead}), block["lead"]);
            EXPECT_EQ(departments_line(indicator, {Role::support}), block["support"]);
        }
        EXPECT_EQ(targets_line(indicator), block["targets"]);
        EXPECT_EQ(indicator.deadline ? indicator.deadline->printed : "", block["deadline"]);
    }
}

struct Sums {
    std::map<int, int> criteria;
    std::map<int, double> points;
};

Sums sums(const Framework& framework) {
    Sums out;
    for (const auto& indicator : framework.indicators)
        for (const auto& rule : indicator.stars) {
            ++out.criteria[rule.star];
            out.points[rule.star] += rule.points;
        }
    return out;
}

TEST(Transcription, ShandongCity) { compare_with("SD-CITY-2020", "sd-city-2020.transcription.txt"); }
TEST(Transcription, ZhangqiuDistrict) { compare_with("ZQ-DISTRICT-2020", "zq-district-2020.transcription.txt"); }

TEST(Checksums, ShandongCity) {
    const auto& framework = shipped("SD-CITY-2020");
    EXPECT_EQ(framework.indicators.size(), 49u);
    const auto [criteria, points] = sums(framework);
    EXPECT_EQ(criteria, (std::map<int, int>{{1, 13}, {2, 23}, {3, 40}, {4, 47}, {5, 48}}));
    const std::map<int, double> columns{{1, 8.1}, {2, 22}, {3, 50}, {4, 80}, {5, 100}};
    for (const auto& [star, sum] : columns) EXPECT_NEAR(points.at(star), sum, 1e-9);
    const std::vector<std::pair<std::size_t, double>> levels{{11, 20}, {9, 14.5}, {8, 14.5},
                                                             {11, 15}, {6, 17},   {4, 19}};
    for (std::size_t level = 0; level < levels.size(); ++level) {
        std::size_t count = 0;
        double sum = 0;
        for (const auto& indicator : framework.indicators)
            if (indicator.level == level) {
                ++count;
                if (indicator.top()) sum += indicator.top()->points;
            }
        EXPECT_EQ(count, levels[level].first);
        EXPECT_NEAR(sum, levels[level].second, 1e-9);
    }
}

TEST(Checksums, ZhangqiuDistrict) {
    const auto& framework = shipped("ZQ-DISTRICT-2020");
    EXPECT_EQ(framework.indicators.size(), 45u + 22u);
    const auto [criteria, points] = sums(framework);
    EXPECT_EQ(criteria, (std::map<int, int>{{4, 41}, {5, 43}}));
    EXPECT_NEAR(points.at(4), 80.0, 1e-9);
    EXPECT_NEAR(points.at(5), 100.0, 1e-9);
    std::map<std::size_t, int> per_level;
    for (const auto& indicator : framework.indicators) ++per_level[indicator.level];
    EXPECT_EQ(per_level,
              (std::map<std::size_t, int>{
                  {0, 9}, {1, 7}, {2, 8}, {3, 10}, {4, 6}, {5, 5}, {6, 2}, {7, 7}, {8, 4}, {9, 5}, {10, 4}}));
}

}  // namespace
}  // namespace citystar::test

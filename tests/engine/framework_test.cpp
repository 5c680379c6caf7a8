#include "citystar/framework.hpp"

#include <gtest/gtest.h>

#include "shipped.hpp"

namespace citystar::test {
namespace {

const Framework& city() { return shipped("SD-CITY-2020"); }
const Framework& district() { return shipped("ZQ-DISTRICT-2020"); }

std::string code_of(const Framework& framework, std::string_view name) {
    const auto* indicator = framework.find_indicator(name);
    return indicator ? indicator->code : "";
}

TEST(FindIndicator, ByCodeNameAndAlias) {
    for (const auto* name : {"L1P1", "l1p1", "Ｌ１Ｐ１", " L1P1 ", "L1F1", "电子证照使用率", "★电子证照使用率"})
        EXPECT_EQ(code_of(city(), name), "L1P1") << name;
    for (const auto* name : {"", " ", "L7P1", "L1P", "电子证照", "1"})
        EXPECT_EQ(city().find_indicator(name), nullptr) << name;
}

TEST(FindIndicator, ByNumberAsText) {
    EXPECT_EQ(code_of(district(), "1"), "1");
    EXPECT_EQ(code_of(district(), "４５"), "45");
    EXPECT_EQ(code_of(district(), "t22"), "T22");
    EXPECT_EQ(district().find_indicator("46"), nullptr);
    EXPECT_EQ(district().find_indicator("01"), nullptr);
}

TEST(FindIndicator, EveryCodeAndNameLeadsToItsIndicator) {
    for (const auto* framework : {&city(), &district()})
        for (const auto& indicator : framework->indicators) {
            EXPECT_EQ(framework->find_indicator(indicator.code), &indicator) << indicator.code;
            EXPECT_EQ(framework->find_indicator(indicator.name.zh), &indicator) << indicator.code;
            for (const auto& alias : indicator.aliases)
                EXPECT_EQ(framework->find_indicator(alias), &indicator) << alias;
        }
}

TEST(FindScope, LevelsDepartmentsAndTasks) {
    EXPECT_EQ(city().find_scope("")->kind, Scope::Kind::everything);
    EXPECT_EQ(city().find_scope(" ")->kind, Scope::Kind::everything);
    for (const auto* name : {"L4", "ｌ４", "基础设施"}) {
        const auto scope = city().find_scope(name);
        ASSERT_TRUE(scope) << name;
        EXPECT_EQ(scope->kind, Scope::Kind::level);
        EXPECT_EQ(scope->index, 3u);
    }
    const auto full = district().find_scope("区城乡交通运输局");
    const auto printed = district().find_scope("区交运局");
    ASSERT_TRUE(full && printed);
    EXPECT_EQ(full->kind, Scope::Kind::department);
    EXPECT_EQ(full->index, printed->index);
    EXPECT_EQ(district().find_scope("TASKS")->kind, Scope::Kind::tasks);
    EXPECT_FALSE(city().find_scope("tasks"));
    EXPECT_FALSE(city().find_scope("L7"));
    EXPECT_FALSE(city().find_scope("L1P1"));
}

TEST(Contains, EveryIndicatorIsInItsLevelAndItsDepartments) {
    for (const auto* framework : {&city(), &district()})
        for (const auto& indicator : framework->indicators) {
            EXPECT_TRUE(framework->contains({}, indicator));
            for (std::size_t level = 0; level < framework->levels.size(); ++level) {
                const auto parent = framework->levels[indicator.level].parent;
                EXPECT_EQ(framework->contains({Scope::Kind::level, level}, indicator),
                          level == indicator.level || parent == level)
                    << indicator.code << ' ' << level;
            }
            for (const auto& ref : indicator.departments)
                EXPECT_TRUE(framework->contains({Scope::Kind::department, ref.department}, indicator))
                    << indicator.code;
            EXPECT_EQ(framework->contains({Scope::Kind::tasks, 0}, indicator), indicator.kind == IndicatorKind::task);
        }
}

TEST(Due, OwnDateThenTheFrameworks) {
    EXPECT_EQ(district().due(*district().find_indicator("1"), 4), "2021-12-31");
    EXPECT_EQ(district().due(*district().find_indicator("1"), 5), "2023-12-31");
    EXPECT_EQ(district().due(*district().find_indicator("1"), 3), "");
    EXPECT_EQ(district().due(*district().find_indicator("T17"), 5), "2020-12-31");
    EXPECT_EQ(district().due(*district().find_indicator("T1"), 5), "");
    EXPECT_EQ(district().due(*district().find_indicator("40"), 5), "");
    EXPECT_EQ(city().due(*city().find_indicator("L1P1"), 5), "");
}

TEST(Rule, ExistsWhereTheSourceHasACriterion) {
    const auto* indicator = city().find_indicator("L2P9");
    EXPECT_EQ(indicator->rule(4), nullptr);
    ASSERT_NE(indicator->rule(5), nullptr);
    EXPECT_EQ(indicator->top(), indicator->rule(5));
    EXPECT_EQ(indicator->rule(0), nullptr);
    EXPECT_EQ(indicator->rule(6), nullptr);
    EXPECT_EQ(city().find_indicator("L5P6")->top(), nullptr);
}

}  // namespace
}  // namespace citystar::test

#include "citystar/score.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "sheet.hpp"
#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

const Framework& city() { return shipped("SD-CITY-2020"); }
const Framework& district() { return shipped("ZQ-DISTRICT-2020"); }

// Every scored indicator with values that just meet its criterion at `star`, or with the worst values if it has no such
// criterion.
Sheet filled(const Framework& framework, int star) {
    Sheet sheet;
    for (const auto& indicator : framework.indicators) {
        if (indicator.kind != IndicatorKind::scored) continue;
        const auto* rule = indicator.rule(star);
        sheet.add(std::string_view(indicator.code),
                  as_values(rule ? meeting_values(indicator, rule->when) : worst_values(indicator)));
    }
    return sheet;
}

int overall(const Framework& framework, const Sheet& sheet, OverallRule rule, const TotalOptions& options = {}) {
    const auto result = overall_star(framework, sheet.rows(), rule, options);
    EXPECT_EQ(result.fault(), Fault::none);
    return result.value_or(0);
}

TotalOptions incidents(double count) { return {count, {}}; }

TEST(TotalPoints, DistrictTargetsGiveExactly80And100) {
    EXPECT_EQ(total(district(), filled(district(), 4)), 80.0);
    EXPECT_EQ(total(district(), filled(district(), 5)), 100.0);
}

TEST(TotalPoints, CityTopTargetsGiveExactly100) {
    EXPECT_EQ(total(city(), filled(city(), 5)), 100.0);
    EXPECT_EQ(total(city(), filled(city(), 4)), 80.0);
}

TEST(TotalPoints, NothingReportedIsZero) {
    EXPECT_EQ(total(city(), Sheet{}), 0);
    Sheet blank;
    blank.add("L1P1", {Value()});
    blank.add("L1P2", {"", " "});
    blank.add("L1P3");
    EXPECT_EQ(total(city(), blank), 0);
}

TEST(TotalPoints, DeductionInItsRow) {
    auto sheet = filled(district(), 5);
    sheet.add("40", {3.0});
    EXPECT_EQ(total(district(), sheet), 94);
    sheet.set("40", {0.0});
    EXPECT_EQ(total(district(), sheet), 100);
    sheet.set("40", {Value()});
    EXPECT_EQ(total(district(), sheet), 100);
}

TEST(TotalPoints, AdjustmentReplacesTheRow) {
    auto sheet = filled(city(), 5);
    EXPECT_EQ(total(city(), sheet, incidents(4)), 92);
    sheet.add("L5P6", {3.0});
    EXPECT_EQ(total(city(), sheet, incidents(1)), 98);
    EXPECT_EQ(total(city(), sheet, incidents(0)), 100);
}

TEST(TotalPoints, NeverBelowZero) {
    auto sheet = filled(city(), 5);
    EXPECT_EQ(total(city(), sheet, incidents(1000)), 0);
    Sheet only;
    only.add("L5P6", {2.0});
    EXPECT_EQ(total(city(), only), 0);
}

TEST(TotalPoints, AdjustmentMustBeAWholeNumber) {
    for (const double count :
         {-1.0, 0.5, 1e-3, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_EQ(total_points(city(), {}, incidents(count)).fault(), Fault::out_of_domain) << count;
        EXPECT_EQ(overall_star(city(), {}, OverallRule::score, incidents(count)).fault(), Fault::out_of_domain)
            << count;
    }
    EXPECT_EQ(total_points(city(), {}, incidents(2 + 1e-12)).fault(), Fault::none);
}

TEST(TotalPoints, ScopeByLevel) {
    const auto sheet = filled(city(), 5);
    const double levels[] = {20, 14.5, 14.5, 15, 17, 19};
    for (std::size_t i = 0; i < std::size(levels); ++i)
        EXPECT_EQ(total(city(), sheet, within(city(), city().levels[i].code)), levels[i]) << i;
}

TEST(TotalPoints, ScopeByDepartment) {
    const auto sheet = filled(district(), 5);
    for (const auto* name : {"区大数据局", "区交运局", "区教体局"}) {
        const auto options = within(district(), name);
        double sum = 0;
        for (const auto& indicator : district().indicators)
            for (const auto& ref : indicator.departments)
                if (ref.department == options.scope.index && indicator.top()) {
                    sum += indicator.top()->points;
                    break;
                }
        EXPECT_NEAR(total(district(), sheet, options), sum, 1e-9) << name;
        EXPECT_GT(sum, 0) << name;
    }
}

TEST(TotalPoints, DeductionOutsideTheScopeDoesNotCount) {
    auto sheet = filled(city(), 5);
    sheet.add("L5P6", {3.0});
    auto options = within(city(), "L1");
    EXPECT_EQ(total(city(), sheet, options), 20);
    options.adjustment = 5;
    EXPECT_EQ(total(city(), sheet, options), 20);
    options.scope = *city().find_scope("L5");
    EXPECT_EQ(total(city(), sheet, options), 7);
    options.adjustment.reset();
    EXPECT_EQ(total(city(), sheet, options), 11);
}

void expect_fault(const Framework& framework, const Sheet& sheet, Fault fault, std::size_t row) {
    const auto points = total_points(framework, sheet.rows());
    EXPECT_EQ(points.fault(), fault);
    EXPECT_EQ(points.failure().row, row);
    const auto star = overall_star(framework, sheet.rows(), OverallRule::all);
    EXPECT_EQ(star.fault(), fault);
    EXPECT_EQ(star.failure().row, row);
}

TEST(TotalPoints, WrongRowsAreFaults) {
    const auto first_and = [](Value name, std::vector<Value> values) {
        Sheet sheet;
        sheet.add("L1P1", {0.9});
        sheet.add(name, std::move(values));
        return sheet;
    };
    expect_fault(city(), first_and("L9P9", {0.5}), Fault::unknown_indicator, 1);
    expect_fault(city(), first_and(7.0, {0.5}), Fault::unknown_indicator, 1);
    expect_fault(city(), first_and("电子证照使用率", {}), Fault::duplicate_indicator, 1);
    expect_fault(city(), first_and(Value(), {0.5}), Fault::value_without_indicator, 1);
    expect_fault(city(), first_and(" ", {Value(), 0.5}), Fault::value_without_indicator, 1);
    expect_fault(city(), first_and("L1P5", {82.0}), Fault::out_of_domain, 1);
    expect_fault(city(), first_and("L1P5", {"82%"}), Fault::unreadable_value, 1);
    expect_fault(city(), first_and("L1P5", {0.5, 0.5}), Fault::too_many_values, 1);
}

TEST(TotalPoints, BlankRowsAreSkipped) {
    Sheet sheet;
    sheet.add(Value(), {Value(), ""});
    sheet.add("L1P1", {0.9});
    sheet.add("  ", {" ", Value()});
    EXPECT_EQ(total(city(), sheet), 3);
}

TEST(TotalPoints, CodeThatArrivesAsANumber) {
    Sheet sheet;
    sheet.add(1.0, {0.9});
    sheet.add(10.0, {0.95});
    EXPECT_EQ(total(district(), sheet), 4.5);
    sheet.add("1", {0.9});
    expect_fault(district(), sheet, Fault::duplicate_indicator, 2);
    Sheet wrong;
    wrong.add(1.5, {0.9});
    expect_fault(district(), wrong, Fault::unknown_indicator, 0);
}

TEST(TotalPoints, TextTasksCountNothing) {
    auto sheet = filled(district(), 5);
    sheet.add("45", {"已完成"});
    sheet.add("T1", {1.0});
    EXPECT_EQ(total(district(), sheet), 100);
}

TEST(TotalPoints, ThreeHundredRows) {
    auto sheet = filled(city(), 5);
    const auto known = sheet.rows().size();
    while (sheet.rows().size() < 300) sheet.add(Value(), {Value(), Value()});
    EXPECT_EQ(total(city(), sheet), 100);
    auto repeated = filled(city(), 5);
    while (repeated.rows().size() < 300) repeated.add("L1P1", {0.9});
    expect_fault(city(), repeated, Fault::duplicate_indicator, known);
}

TEST(OverallStar, ByScoreAtAndBelowTheBoundaries) {
    const double columns[] = {8.1, 22, 50, 80, 100};
    for (int star = 1; star <= 5; ++star) {
        const double column = columns[star - 1];
        EXPECT_EQ(star_of_total(city(), column), star);
        EXPECT_EQ(star_of_total(city(), column - 1e-10), star);
        EXPECT_EQ(star_of_total(city(), column - 0.1), star - 1);
    }
    EXPECT_EQ(star_of_total(city(), 0), 0);
    EXPECT_EQ(star_of_total(district(), 79.9), 0);
    EXPECT_EQ(star_of_total(district(), 80), 4);
    EXPECT_EQ(star_of_total(district(), 99.9), 4);
    EXPECT_EQ(star_of_total(district(), 100), 5);
}

TEST(OverallStar, FilledSheets) {
    for (const auto* framework : {&city(), &district()})
        for (const int star : {4, 5})
            for (const auto rule : {OverallRule::score, OverallRule::all})
                EXPECT_EQ(overall(*framework, filled(*framework, star), rule), star) << framework->id << star;
}

TEST(OverallStar, DeductionLowersTheScoreRuleAlone) {
    const auto sheet = filled(district(), 5);
    EXPECT_EQ(overall(district(), sheet, OverallRule::score, incidents(1)), 4);
    EXPECT_EQ(overall(district(), sheet, OverallRule::score, incidents(10)), 4);
    EXPECT_EQ(overall(district(), sheet, OverallRule::score, incidents(11)), 0);
    EXPECT_EQ(overall(district(), sheet, OverallRule::all, incidents(11)), 5);
}

TEST(OverallStar, RuleAllAsksForEveryIndicator) {
    auto sheet = filled(district(), 5);
    sheet.set("1", {0.85});  // four stars
    EXPECT_EQ(overall(district(), sheet, OverallRule::all), 4);
    EXPECT_EQ(overall(district(), sheet, OverallRule::score), 4);
    sheet.set("1", {0.5});
    EXPECT_EQ(overall(district(), sheet, OverallRule::all), 0);
    // Tasks without a four-star criterion do not prevent four stars.
    auto four = filled(district(), 4);
    four.set("16", {0.0});
    EXPECT_EQ(overall(district(), four, OverallRule::all), 4);
}

TEST(OverallStar, MissingRowIsNotReached) {
    Sheet sheet;
    sheet.add("L1P1", {0.9});
    EXPECT_EQ(overall(city(), sheet, OverallRule::all), 0);
    EXPECT_EQ(overall(city(), Sheet{}, OverallRule::all), 0);
    EXPECT_EQ(overall(city(), Sheet{}, OverallRule::score), 0);
}

// One, two and three stars: meeting only the criteria of a column gives at least its sum.
TEST(OverallStar, LowerColumnsOfTheCity) {
    for (const int star : {1, 2, 3}) {
        const auto sheet = filled(city(), star);
        EXPECT_GE(overall(city(), sheet, OverallRule::score), star);
        EXPECT_GE(overall(city(), sheet, OverallRule::all), star);
    }
}

}  // namespace
}  // namespace citystar::test

// Items of an index: scores, totals and targets against figures worked out by hand from the sources and the written
// assumptions (equal shares within each level).

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "citystar/bounds.hpp"
#include "sheet.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

const Framework& pilot() { return shipped("SX-PILOT"); }
const Framework& plan() { return shipped("SH-DISTRICT-145"); }
const Framework& report() { return shipped("SH-INDEX-2020"); }

const Value blank;

struct Item {
    const char* code;
    std::vector<Value> values;
    double score;
};

std::ostream& operator<<(std::ostream& out, const Item& item) { return out << item.code; }

class PilotItem : public testing::TestWithParam<Item> {};

TEST_P(PilotItem, ScoresAsWorkedOutByHand) {
    const auto& [code, values, score] = GetParam();
    const auto& item = *pilot().find_indicator(code);
    const auto reading = read_values(item, values);
    ASSERT_EQ(reading.fault, Fault::none) << code;
    const auto result = score_item(item, reading);
    EXPECT_TRUE(result.counted) << code;
    EXPECT_NEAR(result.score, score, 1e-12) << code;
}

INSTANTIATE_TEST_SUITE_P(Shares, PilotItem,
                         testing::Values(Item{"S1.1.1", {0.6}, 0.6}, Item{"S1.1.1", {0.0}, 0}, Item{"S1.1.1", {1.0}, 1},
                                         Item{"S1.1.1", {1 + 1e-10}, 1},  // rounding noise of a quotient
                                         Item{"S1.1.1", {blank}, 0}));

// Quotients that are not part of a whole may exceed 1, but score at most 1.
INSTANTIATE_TEST_SUITE_P(Ratios, PilotItem,
                         testing::Values(Item{"S5.1.1", {2.5}, 1}, Item{"S5.1.3", {0.8}, 0.8}, Item{"S5.2.4", {0.0}, 0},
                                         Item{"S5.2.5", {100.0}, 1}, Item{"S4.2.2", {0.3, 1.7}, 0.65}));

// The source lists 5, 4, 10, 5 and 8 of these things.
INSTANTIATE_TEST_SUITE_P(Counts, PilotItem,
                         testing::Values(Item{"S2.2.1", {3.0}, 0.6}, Item{"S2.2.1", {5.0}, 1}, Item{"S2.2.1", {7.0}, 1},
                                         Item{"S2.2.2", {1.0}, 0.25}, Item{"S2.2.2", {4.0}, 1},
                                         Item{"S2.2.3", {7.0}, 0.7}, Item{"S2.2.3", {10.0}, 1},
                                         Item{"S2.2.5", {1.0}, 0.2}, Item{"S2.2.5", {5.0}, 1},
                                         Item{"S2.2.6", {6.0}, 0.75}, Item{"S2.2.6", {8.0}, 1},
                                         Item{"S2.2.6", {0.0}, 0}));

INSTANTIATE_TEST_SUITE_P(YesNo, PilotItem,
                         testing::Values(Item{"S3.4.1", {1.0}, 1}, Item{"S3.4.1", {0.0}, 0}, Item{"S7.1.1", {"是"}, 1},
                                         Item{"S7.1.2", {"否"}, 0}, Item{"S8.1.1", {"有", "N"}, 0.5}));

INSTANTIATE_TEST_SUITE_P(Levels, PilotItem,
                         testing::Values(Item{"S3.3.2", {0.0}, 0}, Item{"S3.3.2", {1.0}, 0.5}, Item{"S3.3.2", {2.0}, 1},
                                         Item{"S3.3.2", {"分散的监控系统"}, 0.5},
                                         Item{"S3.3.2", {"central platform"}, 1}));

INSTANTIATE_TEST_SUITE_P(Ranks, PilotItem,
                         testing::Values(Item{"S2.1.4", {1.0}, 1}, Item{"S2.1.4", {4.0}, 8.0 / 11},
                                         Item{"S2.1.4", {11.0}, 1.0 / 11}, Item{"S2.1.4", {blank}, 0}));

// Only the reported tier counts; the item scores 0 if neither tier is reported.
INSTANTIATE_TEST_SUITE_P(Tiers, PilotItem,
                         testing::Values(Item{"S1.2.2", {1.0, blank}, 1}, Item{"S1.2.2", {blank, 1.0}, 1},
                                         Item{"S1.2.2", {0.0, blank}, 0}, Item{"S1.2.2", {blank, 0.0}, 0},
                                         Item{"S1.2.2", {blank, blank}, 0}, Item{"S7.1.3", {0.4, blank}, 0.4},
                                         Item{"S7.1.3", {blank, 1.0}, 1}, Item{"S7.1.3", {blank, "否"}, 0}));

// Speed and PUE are compared with the target in the column after the measures; PUE has to be small.
INSTANTIATE_TEST_SUITE_P(Targets, PilotItem,
                         testing::Values(Item{"S1.1.2", {50.0, 200.0}, 0.25}, Item{"S1.1.2", {200.0, 200.0}, 1},
                                         Item{"S1.1.2", {900.0, 200.0}, 1}, Item{"S1.1.2", {0.0, 200.0}, 0},
                                         Item{"S1.1.2", {blank, 200.0}, 0}, Item{"S1.2.1", {1.5, 1.0, 1.2}, 0.9},
                                         Item{"S1.2.1", {1.2, 0.0, 1.2}, 0.5}, Item{"S1.2.1", {1.0, 1.0, 1.2}, 1},
                                         Item{"S1.2.1", {blank, 1.0, 1.2}, 0.5},
                                         Item{"S1.2.1", {1.5, 1.0}, 1},  // without a target, the PUE does not count
                                         Item{"S1.2.1", {1.5, 0.0}, 0}, Item{"S1.2.1", {1.5}, 0}));

// Measures that are not reported score 0 in the mean.
INSTANTIATE_TEST_SUITE_P(Means, PilotItem,
                         testing::Values(Item{"S2.3.1", {0.5, 0.9}, 0.7}, Item{"S2.3.1", {0.5, blank}, 0.25},
                                         Item{"S2.3.1", {blank, 0.9}, 0.45}, Item{"S3.1.1", {0.9, 0.6, 0.0}, 0.5},
                                         Item{"S3.3.1", {0.2, 0.4, 0.6, 0.8}, 0.5},
                                         Item{"S4.1.1", {1.0, 1.0, 1.0}, 0.75}, Item{"S5.2.3", {1.0, 0.3}, 0.65},
                                         Item{"S8.1.3", {0.4, 1.0}, 0.7}));

TEST(PilotItems, SpeedWithoutATargetIsNotCounted) {
    const auto& speed = *pilot().find_indicator("S1.1.2");
    EXPECT_FALSE(score_item(speed, read_values(speed, std::vector<Value>{50.0})).counted);
    EXPECT_FALSE(score_item(speed, {}).counted);
}

TEST(PilotItems, ACountyAndACityAtOnceAreAFault) {
    for (const auto* code : {"S1.2.2", "S7.1.3"}) {
        Sheet sheet;
        sheet.add("S1.1.1", {1.0});
        sheet.add(code, {1.0, 0.0});
        const auto result = total_points(pilot(), sheet.rows());
        EXPECT_EQ(result.fault(), Fault::both_tiers) << code;
        EXPECT_EQ(result.failure().row, 1u) << code;
        EXPECT_EQ(score_bounds(pilot(), sheet.rows()).fault(), Fault::both_tiers) << code;
    }
}

// The best figure for every item; for items with tiers, the city's figures.
Sheet perfect(bool with_targets) {
    Sheet sheet;
    for (const auto& item : pilot().indicators) {
        const std::string_view code = item.code;
        std::vector<Value> values(item.measures.size(), 1.0);
        if (code == "S2.2.1" || code == "S2.2.5") values = {5.0};
        if (code == "S2.2.2") values = {4.0};
        if (code == "S2.2.3") values = {10.0};
        if (code == "S2.2.6") values = {8.0};
        if (code == "S3.3.2") values = {2.0};
        if (code == "S1.2.2" || code == "S7.1.3") values = {blank, 1.0};
        if (code == "S1.1.2") values = {300.0};
        if (code == "S1.2.1") values = {1.2, 1.0};
        if (with_targets && code == "S1.1.2") values.emplace_back(300.0);
        if (with_targets && code == "S1.2.1") values.emplace_back(1.2);
        sheet.add(code, values);
    }
    return sheet;
}

TEST(PilotTotal, EverythingPerfectIs100) {
    for (const bool with_targets : {false, true}) {
        EXPECT_NEAR(total(pilot(), perfect(with_targets)), 100, 1e-9);
        for (const auto* scope : {"S1", "S1.1", "S1.2", "S2.2", "S8.1"})
            EXPECT_NEAR(total(pilot(), perfect(with_targets), within(pilot(), scope)), 100, 1e-9) << scope;
    }
}

TEST(PilotTotal, NothingReportedIsZero) {
    EXPECT_EQ(total(pilot(), Sheet{}), 0);
    Sheet sheet;
    for (const auto& item : pilot().indicators) sheet.add(std::string_view(item.code), {blank, " "});
    EXPECT_EQ(total(pilot(), sheet), 0);
}

// S1.1 has five items, of which four count without a target for the speed; S1 has two levels; the tree has eight
// level-1 headings.
TEST(PilotTotal, OneItemCountsItsShareOfTheTree) {
    Sheet sheet;
    sheet.add("S1.1.1", {0.6});
    EXPECT_NEAR(total(pilot(), sheet), 100 * 0.6 / 4 / 2 / 8, 1e-9);
    EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1")), 100 * 0.6 / 4 / 2, 1e-9);
    EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1.1")), 100 * 0.6 / 4, 1e-9);
    EXPECT_EQ(total(pilot(), sheet, within(pilot(), "S1.2")), 0);
    EXPECT_EQ(total(pilot(), sheet, within(pilot(), "S2")), 0);
}

TEST(PilotTotal, ATargetBringsTheSpeedIn) {
    Sheet sheet;
    sheet.add("S1.1.1", {0.6});
    sheet.add("S1.1.2", {50.0});
    EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1.1")), 100 * 0.6 / 4, 1e-9);
    sheet.set("S1.1.2", {50.0, 100.0});
    EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1.1")), 100 * (0.6 + 0.5) / 5, 1e-9);
    sheet.set("S1.1.2", {blank, 100.0});
    EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1.1")), 100 * 0.6 / 5, 1e-9);
}

// Only rows with a weight count, relative to each other, reported or not.
TEST(PilotTotal, WeightsOfTheCallReplaceTheTree) {
    for (const double scale : {1.0, 10.0, 0.001}) {
        Sheet sheet;
        sheet.add("S1.1.1", {0.6}, 1 * scale);
        sheet.add("S3.4.1", {1.0}, 2 * scale);
        sheet.add("S7.1.1", {0.0}, 1 * scale);
        sheet.add("S2.1.1", {1.0});
        EXPECT_NEAR(total(pilot(), sheet), 100 * (0.6 + 2) / 4, 1e-9) << scale;
        EXPECT_NEAR(total(pilot(), sheet, within(pilot(), "S1")), 60, 1e-9) << scale;
        EXPECT_EQ(total(pilot(), sheet, within(pilot(), "S2")), 0) << scale;
        sheet.add("S3.3.3", {blank}, 4 * scale);
        EXPECT_NEAR(total(pilot(), sheet), 100 * (0.6 + 2) / 8, 1e-9) << scale;
        // The speed has no target, so its weight does not count.
        sheet.add("S1.1.2", {50.0}, 8 * scale);
        EXPECT_NEAR(total(pilot(), sheet), 100 * (0.6 + 2) / 8, 1e-9) << scale;
    }
}

TEST(PilotTotal, WeightsThatAreAllZeroGiveNothing) {
    Sheet sheet;
    sheet.add("S1.1.1", {0.6}, 0);
    sheet.add("S3.4.1", {1.0});
    EXPECT_EQ(total(pilot(), sheet), 0);
}

// For each item, the least value that meets its target and a value just below it.
struct Edge {
    const char* code;
    double met;
    double missed;
};

constexpr Edge edges[] = {
    {"1", 31, 30},     {"2", 1, 0.99},    {"3", 0.9, 0.89}, {"4", 0.5, 0.49}, {"5", 1, 0.99},  {"6", 200, 199},
    {"7", 0.5, 0.49},  {"8", 201, 200},   {"9", 0.5, 0.49}, {"10", 5, 4},     {"11", 10, 9},   {"12", 0.6, 0.59},
    {"13", 0.9, 0.89}, {"14", 0.9, 0.89}, {"15", 8, 7},     {"16", 1, 0.99},  {"17", 1, 0.99}, {"18", 80, 79.9},
};

std::vector<Value> values_of(const Edge& edge, double value) {
    if (std::string_view(edge.code) == "18") return {value, 80.0};
    return {value};
}

Sheet all_met() {
    Sheet sheet;
    for (const auto& edge : edges) sheet.add(edge.code, values_of(edge, edge.met));
    return sheet;
}

TEST(DistrictTargets, EachIsOneOfEighteen) {
    EXPECT_NEAR(total(plan(), all_met()), 100, 1e-9);
    for (const auto& edge : edges) {
        Sheet alone;
        alone.add(edge.code, values_of(edge, edge.met));
        EXPECT_NEAR(total(plan(), alone), 100.0 / 18, 1e-9) << edge.code;
        auto missed = all_met();
        missed.set(edge.code, values_of(edge, edge.missed));
        EXPECT_NEAR(total(plan(), missed), 100.0 * 17 / 18, 1e-9) << edge.code;
        missed.set(edge.code, {blank});
        EXPECT_NEAR(total(plan(), missed), 100.0 * 17 / 18, 1e-9) << edge.code;
    }
    EXPECT_EQ(total(plan(), Sheet{}), 0);
}

TEST(DistrictTargets, ScopeIsTheShareOfItsOwnTargets) {
    auto sheet = all_met();
    sheet.set("1", {30.0});
    sheet.set("17", {0.5});
    EXPECT_NEAR(total(plan(), sheet), 100.0 * 16 / 18, 1e-9);
    EXPECT_NEAR(total(plan(), sheet, within(plan(), "L1")), 75, 1e-9);
    EXPECT_NEAR(total(plan(), sheet, within(plan(), "数字政府")), 100, 1e-9);
    EXPECT_NEAR(total(plan(), sheet, within(plan(), "L5")), 100.0 * 2 / 3, 1e-9);
    EXPECT_NEAR(total(plan(), sheet, within(plan(), "区科委")), 100.0 * 2 / 3, 1e-9);
    EXPECT_EQ(total(plan(), sheet, within(plan(), "区城运中心")), 0);
}

TEST(DistrictTargets, WeightsOfTheCall) {
    Sheet sheet;
    sheet.add("1", {31.0}, 3);
    sheet.add("8", {200.0}, 1);
    sheet.add("2", {1.0});
    EXPECT_NEAR(total(plan(), sheet), 75, 1e-9);
}

TEST(DistrictTargets, SpeedNeedsTheMeanOfTheCity) {
    Sheet sheet;
    sheet.add("18", {500.0});
    EXPECT_EQ(total(plan(), sheet), 0);
    sheet.set("18", {500.0, 500.0});
    EXPECT_NEAR(total(plan(), sheet), 100.0 / 18, 1e-9);
    sheet.set("18", {500.0, 500.1});
    EXPECT_EQ(total(plan(), sheet), 0);
    sheet.set("18", {blank, 500.0});
    EXPECT_EQ(total(plan(), sheet), 0);
}

TEST(DistrictTargets, EarnPointsAndNoStar) {
    for (const auto& edge : edges) {
        const auto& item = *plan().find_indicator(edge.code);
        const auto met = evaluate(item, read_values(item, values_of(edge, edge.met)));
        EXPECT_EQ(met.state, Evaluation::State::no_star) << edge.code;
        EXPECT_EQ(met.star, 0) << edge.code;
        EXPECT_NEAR(met.points, 100.0 / 18, 1e-9) << edge.code;
        const auto missed = evaluate(item, read_values(item, values_of(edge, edge.missed)));
        EXPECT_EQ(missed.state, Evaluation::State::no_star) << edge.code;
        EXPECT_EQ(missed.points, 0) << edge.code;
        EXPECT_EQ(evaluate(item, {}).state, Evaluation::State::not_reported) << edge.code;
        EXPECT_EQ(item.top(), nullptr) << edge.code;
    }
    // The city's mean alone does not count as a figure.
    const auto& speed = *plan().find_indicator("18");
    EXPECT_EQ(evaluate(speed, read_values(speed, std::vector<Value>{blank, 80.0})).state,
              Evaluation::State::not_reported);
}

TEST(AnIndex, HasNoStarOfTheWhole) {
    for (const auto* id : {"SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"}) {
        for (const auto rule : {OverallRule::score, OverallRule::all})
            EXPECT_EQ(overall_star(shipped(id), {}, rule).fault(), Fault::no_star) << id;
        EXPECT_EQ(star_of_total(shipped(id), 100), 0) << id;
    }
}

Expected<std::optional<double>> attained(const Framework& framework, std::string_view code, std::vector<Value> values,
                                         std::optional<double> target = std::nullopt) {
    const auto& item = *framework.find_indicator(code);
    return attainment(item, read_values(item, values), target);
}

TEST(ItemAttainment, IsTheFractionOfThePrintedTarget) {
    EXPECT_DOUBLE_EQ(**attained(plan(), "1", {15.0}), 0.5);
    EXPECT_DOUBLE_EQ(**attained(plan(), "8", {300.0}), 1.5);
    EXPECT_DOUBLE_EQ(**attained(plan(), "3", {0.45}), 0.5);
    EXPECT_EQ(**attained(plan(), "3", {0.0}), 0);
    EXPECT_FALSE(*attained(plan(), "3", {blank}));
}

TEST(ItemAttainment, AGivenTargetReplacesThePrintedOne) {
    EXPECT_DOUBLE_EQ(**attained(plan(), "1", {15.0}, 60), 0.25);
    EXPECT_DOUBLE_EQ(**attained(plan(), "18", {60.0, 80.0}, 120), 0.5);
    EXPECT_DOUBLE_EQ(**attained(plan(), "18", {60.0}, 120), 0.5);
    EXPECT_DOUBLE_EQ(**attained(pilot(), "S1.1.1", {0.6}, 0.8), 0.75);
    EXPECT_DOUBLE_EQ(**attained(report(), "1", {90.0}, 120), 0.75);
}

TEST(ItemAttainment, OfTheTargetInItsColumn) {
    EXPECT_DOUBLE_EQ(**attained(plan(), "18", {60.0, 80.0}), 0.75);
    EXPECT_DOUBLE_EQ(**attained(pilot(), "S1.1.2", {300.0, 200.0}), 1.5);
    EXPECT_FALSE(*attained(plan(), "18", {blank, 80.0}));
}

TEST(ItemAttainment, NeedsATargetAndASingleMeasure) {
    EXPECT_EQ(attained(plan(), "18", {60.0}).fault(), Fault::no_criterion);
    EXPECT_EQ(attained(pilot(), "S1.1.1", {0.6}).fault(), Fault::no_criterion);
    EXPECT_EQ(attained(pilot(), "S1.1.2", {50.0}).fault(), Fault::no_criterion);
    EXPECT_EQ(attained(pilot(), "S1.2.1", {1.5, 1.0, 1.2}).fault(), Fault::no_single_measure);
    EXPECT_EQ(attained(report(), "1", {90.0}).fault(), Fault::no_criterion);
    for (const double target : {0.0, -1.0})
        EXPECT_EQ(attained(plan(), "1", {15.0}, target).fault(), Fault::out_of_domain);
}

// The total is 0.2 A + 0.5 B + 0.3 C, and A is 0.225 A1 + 0.525 A2 + 0.25 A3. The items of A2 weigh 3/7, 3/7 and 1/7.
// The levels of B weigh 4/23, 7/23, 5/23 and 7/23, those of C 2/9, 4/9 and 3/9.
TEST(IndexTotal, OneItemCountsItsShareOfTheTree) {
    const auto alone = [](const char* code, double value, const TotalOptions& options = {}) {
        Sheet sheet;
        sheet.add(code, {value});
        return total(report(), sheet, options);
    };
    EXPECT_NEAR(alone("2", 70), 0.2 * 0.525 * 30, 1e-9);
    EXPECT_NEAR(alone("4", 70), 0.2 * 0.525 * 10, 1e-9);
    EXPECT_NEAR(alone("5", 70), 0.2 * 0.25 * 35, 1e-9);
    EXPECT_NEAR(alone("7", 92), 0.5 * 4, 1e-9);
    EXPECT_NEAR(alone("30", 90), 0.3 * 10, 1e-9);
    EXPECT_NEAR(alone("2", 70, within(report(), "A2")), 30, 1e-9);
    EXPECT_NEAR(alone("2", 70, within(report(), "A")), 0.525 * 30, 1e-9);
    EXPECT_NEAR(alone("7", 92, within(report(), "B1")), 23, 1e-9);
    EXPECT_NEAR(alone("7", 92, within(report(), "B")), 4, 1e-9);
    EXPECT_NEAR(alone("30", 90, within(report(), "C1")), 45, 1e-9);
    EXPECT_NEAR(alone("30", 90, within(report(), "C")), 10, 1e-9);
}

TEST(IndexTotal, CoefficientMultipliesWhateverIsAskedFor) {
    Sheet sheet;
    sheet.add("2", {70.0});
    auto options = within(report(), "A2");
    options.adjustment = 0.5;
    EXPECT_NEAR(total(report(), sheet, options), 15, 1e-9);
    EXPECT_NEAR(total(report(), sheet, {0.9, {}}), 0.9 * 0.2 * 0.525 * 30, 1e-9);
    Sheet weighted;
    weighted.add("2", {70.0}, 1);
    weighted.add("30", {130.0}, 2);
    EXPECT_NEAR(total(report(), weighted, {0.5, {}}), 55, 1e-9);
}

}  // namespace
}  // namespace citystar::test

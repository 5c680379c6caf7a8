// Comparing figures with those of the previous evaluation: large differences are reported, plausible ones are not.

#include "previous.hpp"

#include <gtest/gtest.h>

namespace citystar::workbook {
namespace {

TEST(PreviousFigures, AreFarAwayOnlyWhereNothingElseExplainsIt) {
    const auto said = [](MeasureType type, double now, double before, bool lower_is_better = false) {
        Indicator indicator;
        indicator.code = "1";
        indicator.kind = IndicatorKind::item;
        indicator.measures.resize(1);
        indicator.measures[0].type = type;
        indicator.measures[0].lower_is_better = lower_is_better;
        Assessment unit;
        unit.indicators.resize(1);
        unit.indicators[0].indicator = &indicator;
        unit.indicators[0].figures = std::to_string(now) + "|";
        unit.indicators[0].figure_cells = {{"填报", "H8"}};
        compare_with_previous(unit, {{}, {{"1", std::to_string(before) + "|"}}}, Language::en);
        return unit.findings.empty() ? std::string() : unit.findings.front().text;
    };
    const auto hint = "type it with the per-cent sign";
    using enum MeasureType;
    EXPECT_NE(said(share, .0082, .82).find(hint), std::string::npos);
    EXPECT_NE(said(share, .0005, .05).find(hint), std::string::npos);
    EXPECT_NE(said(share, .0082, .82, true).find(hint), std::string::npos);
    EXPECT_NE(said(ratio, .0016, .16).find(hint), std::string::npos);
    // A hundred times as much is a large difference, too.
    EXPECT_NE(said(share, .009, .12), "");
    EXPECT_EQ(said(share, .009, .12).find(hint), std::string::npos);
    EXPECT_EQ(said(share, .009, .12, true), "");
    EXPECT_EQ(said(ratio, .009, .12), "");
    EXPECT_EQ(said(share, .009, .05), "");
    EXPECT_EQ(said(share, .01, .9), "");
    EXPECT_EQ(said(share, .82, .0082), "") << "the slip was last year's";
    EXPECT_EQ(said(share, 0, .82), "");
    EXPECT_EQ(said(share, .0082, 0), "");

    EXPECT_NE(said(count, 62, 6200).find("about 100 times"), std::string::npos);
    EXPECT_NE(said(count, 620000, 6200), "");
    EXPECT_NE(said(count, 500, 5), "");
    EXPECT_EQ(said(count, 490, 5), "");
    EXPECT_EQ(said(count, 1, 60), "");
    EXPECT_EQ(said(count, 3000, 100), "");
    EXPECT_NE(said(amount, .5, 30), "");
    EXPECT_NE(said(length, 8500, 8.5), "");
    EXPECT_EQ(said(amount, 30, 1), "");
    EXPECT_EQ(said(rank, 600, 1), "");
    EXPECT_EQ(said(level, 0, 1), "");
}

// Each cell gets one question. Texts, incidents and indicators whose parts changed are not compared.
TEST(PreviousFigures, AreAskedAboutOncePerCell) {
    Indicator indicator;
    indicator.code = "1";
    indicator.kind = IndicatorKind::item;
    indicator.measures.resize(3);
    for (auto& measure : indicator.measures) measure.type = MeasureType::share;
    Assessment unit;
    unit.indicators.resize(1);
    auto& now = unit.indicators[0];
    now.indicator = &indicator;
    now.figures = "0.0082|是|0.007|";
    now.figure_cells = {{"填报", "H8"}, {"填报", "I8"}, {"核验", "J8"}};
    unit.findings = {{false, "implausible", "填报", "H8", "1", "criteria"},
                     {false, "other", "核验", "J8", "1", "kept"}};
    PreviousFigures previous{"2023", {{"1", "0.82|0.5|0.7|"}, {"2", "5|"}}};
    compare_with_previous(unit, previous, Language::zh);
    ASSERT_EQ(unit.findings.size(), 3u);
    EXPECT_EQ(unit.findings[0].text, "填了 0.82%，上期（2023）是 82%，请再核对：若本意是 82%，请带百分号填写。");
    EXPECT_EQ(unit.findings[1].text, "kept");
    EXPECT_EQ(unit.findings[2].cell, "J8");
    unit.findings.clear();
    previous.figures["1"] = "0.82|0.5|";
    compare_with_previous(unit, previous, Language::zh);
    previous.figures["1"] = "0.82|0.5|0.7|";
    indicator.kind = IndicatorKind::deduction;
    compare_with_previous(unit, previous, Language::zh);
    EXPECT_TRUE(unit.findings.empty());
}

}  // namespace
}  // namespace citystar::workbook

// The framework files of the indexes against a second transcription of the sources, made independently of them.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "citystar/text.hpp"
#include "shipped.hpp"
#include "transcription.hpp"

namespace citystar::test {
namespace {

// "count/5", "rank/11", "level/2", "share@county"; "lower" for an amount that has to be small.
std::string measure_text(const Measure& measure) {
    auto text = measure.lower_is_better ? std::string("lower") : type_name(measure);
    if (measure.full) text += fmt::format("/{:g}", *measure.full);
    if (measure.type == MeasureType::rank) text += fmt::format("/{:g}", measure.domain.max);
    if (measure.type == MeasureType::level) text += fmt::format("/{}", measure.levels.size() - 1);
    constexpr const char* tiers[] = {"", "@county", "@city"};
    return text + tiers[static_cast<int>(measure.tier)];
}

template <typename Say>
std::string listed(const std::vector<Measure>& measures, const Say& say) {
    std::string text;
    for (const auto& measure : measures) text += (text.empty() ? "" : ", ") + std::string(say(measure));
    return text;
}

std::size_t count_measures(const Framework& framework, const std::string& printed) {
    std::size_t count = 0;
    for (const auto& indicator : framework.indicators)
        for (const auto& measure : indicator.measures)
            count += printed.empty() || printed == (measure.formula.zh.empty() ? "no" : "yes") ? 1 : 0;
    return count;
}

TEST(IndexTranscription, ShanxiPilot) {
    const auto& framework = shipped("SX-PILOT");
    const auto expected = blocks("sx-pilot.transcription.txt");
    ASSERT_EQ(framework.indicators.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& indicator = framework.indicators[i];
        auto block = expected[i];
        SCOPED_TRACE(block["code"]);
        expect_names(framework, indicator, block);
        const auto& level = framework.levels[indicator.level];
        EXPECT_EQ(name_key(level.name.zh), name_key(block["level2"]));
        ASSERT_TRUE(level.parent);
        EXPECT_EQ(name_key(framework.levels[*level.parent].name.zh), name_key(block["level1"]));
        EXPECT_EQ(indicator.code.substr(0, indicator.code.rfind('.')), level.code);
        EXPECT_EQ(listed(indicator.measures, measure_text), block["measures"]);
        EXPECT_EQ(listed(indicator.measures, [](const Measure& m) { return m.formula.zh.empty() ? "no" : "yes"; }),
                  block["printed"]);
        EXPECT_EQ(indicator.kind, IndicatorKind::item);
        EXPECT_EQ(indicator.score, ItemScore::normalised);
    }
}

TEST(IndexTranscription, DistrictPlan) {
    const auto& framework = shipped("SH-DISTRICT-145");
    const auto expected = blocks("sh-district-145.transcription.txt");
    ASSERT_EQ(framework.indicators.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const auto& indicator = framework.indicators[i];
        auto block = expected[i];
        SCOPED_TRACE(block["code"]);
        expect_names(framework, indicator, block);
        EXPECT_EQ(framework.levels[indicator.level].name.zh, block["level1"]);
        ASSERT_EQ(indicator.measures.size(), 1u);
        const auto& measure = indicator.measures[0];
        EXPECT_EQ(type_name(measure), block["measure"]);
        EXPECT_EQ(measure.type == MeasureType::share ? "%" : measure.unit.zh, block["unit"]);
        EXPECT_EQ(measure.formula.zh.empty() ? "no" : "yes", block["printed"]);
        ASSERT_TRUE(indicator.target);
        EXPECT_EQ(canonical(indicator, *indicator.target), "m1 " + block["target"]);
        EXPECT_EQ(departments_line(indicator, {Role::lead}), block["lead"]);
        EXPECT_EQ(departments_line(indicator, {Role::support}), "");
        EXPECT_EQ(framework.due(indicator, 5), "2025-12-31");
    }
    ASSERT_TRUE(framework.deadline);
    EXPECT_EQ(framework.deadline->printed, "2025年");
}

TEST(IndexTranscription, ShanghaiIndex) {
    const auto& framework = shipped("SH-INDEX-2020");
    std::size_t levels = 0;
    std::size_t items = 0;
    for (auto block : blocks("sh-index-2020.transcription.txt")) {
        SCOPED_TRACE(block["code"]);
        const Level* above = nullptr;
        if (block["code"][0] >= 'A') {
            const auto* level = framework.find_level(block["code"]);
            ASSERT_TRUE(level);
            ++levels;
            EXPECT_EQ(level->code, block["code"]);
            EXPECT_EQ(name_key(level->name.zh), name_key(block["name"]));
            for (const auto& alias : split(block["aliases"], "；"))
                if (!alias.empty()) {
                    EXPECT_EQ(framework.find_level(alias), level) << alias;
                }
            if (level->parent) above = &framework.levels[*level->parent];
        } else {
            ASSERT_LT(items, framework.indicators.size());
            const auto& indicator = framework.indicators[items++];
            expect_names(framework, indicator, block);
            EXPECT_EQ(indicator.score, ItemScore::value);
            above = &framework.levels[indicator.level];
        }
        EXPECT_EQ(above ? above->code : "total", block["parent"]);
    }
    EXPECT_EQ(levels, framework.levels.size());
    EXPECT_EQ(items, framework.indicators.size());
}

// The districts and their groups are those of the tables.
TEST(IndexTranscription, ShanghaiDistricts) {
    const auto& framework = shipped("SH-INDEX-2020");
    const auto lines = golden_lines("sh-index-2020.values.txt");
    ASSERT_EQ(framework.units.size(), lines.size() - 1);
    for (std::size_t i = 0; i < framework.units.size(); ++i) {
        const auto& unit = framework.units[i];
        const auto columns = split(lines[i + 1], "\t");
        EXPECT_EQ(unit.name, columns[0]);
        EXPECT_EQ(framework.groups[unit.group].code, columns[1]) << unit.name;
    }
}

std::vector<std::size_t> items_per_root(const Framework& framework) {
    std::vector<std::size_t> counts;
    for (std::size_t i = 0; i < framework.levels.size(); ++i) {
        if (framework.levels[i].parent) continue;
        counts.push_back(0);
        for (const auto& indicator : framework.indicators)
            counts.back() += framework.contains({Scope::Kind::level, i}, indicator) ? 1 : 0;
    }
    return counts;
}

// Counts that the sources state themselves.
TEST(IndexChecksums, ItemsLevelsAndFormulas) {
    const auto& pilot = shipped("SX-PILOT");
    EXPECT_EQ(pilot.levels.size(), 8u + 20u);
    EXPECT_EQ(items_per_root(pilot), (std::vector<std::size_t>{7, 26, 9, 6, 10, 3, 4, 4}));
    EXPECT_EQ(count_measures(pilot, ""), 90u);
    EXPECT_EQ(count_measures(pilot, "yes"), 63u);
    const auto& plan = shipped("SH-DISTRICT-145");
    EXPECT_EQ(items_per_root(plan), (std::vector<std::size_t>{4, 4, 4, 3, 3}));
    const auto& index = shipped("SH-INDEX-2020");
    EXPECT_EQ(index.levels.size(), 3u + 10u);
    EXPECT_EQ(items_per_root(index), (std::vector<std::size_t>{6, 23, 9}));
    EXPECT_EQ(index.units.size(), 16u);
}

TEST(IndexChecksums, WeightsOfTheWholeAreOne) {
    for (const auto* id : {"SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"}) {
        const auto& framework = shipped(id);
        double items = 0;
        for (const auto& indicator : framework.indicators) items += indicator.index_weight;
        EXPECT_NEAR(items, 1, 1e-12) << id;
        double roots = 0;
        for (const auto& level : framework.levels) roots += level.parent ? 0 : level.index_weight;
        EXPECT_NEAR(roots, 1, 1e-12) << id;
    }
}

}  // namespace
}  // namespace citystar::test

#include "citystar/crosswalk.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "citystar/explain.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

const Crosswalk& crosswalk() {
    static const Crosswalk loaded = [] {
        Crosswalk out;
        EXPECT_TRUE(out.load_file(CITYSTAR_ENGINE "/crosswalk.json").empty());
        return out;
    }();
    return loaded;
}

const Indicator& indicator(const Crosswalk::Pair& pair, int side) {
    const auto* found = shipped(pair.framework[side]).find_indicator(pair.indicator[side]);
    EXPECT_NE(found, nullptr) << pair.framework[side] << ' ' << pair.indicator[side];
    return *found;
}

TEST(Crosswalk, NamesIndicatorsThatExistEachPairOnce) {
    std::set<std::string> seen;
    for (const auto& pair : crosswalk().pairs()) {
        for (const int side : {0, 1}) EXPECT_EQ(indicator(pair, side).code, pair.indicator[side]);
        EXPECT_NE(pair.framework[0], pair.framework[1]);
        const auto key = pair.framework[0] + pair.indicator[0] + "/" + pair.framework[1] + pair.indicator[1];
        EXPECT_TRUE(seen.insert(key).second) << key;
    }
    EXPECT_GT(seen.size(), 200u);
}

// "Same" promises that values typed for one indicator can be used for the other, so both take them in the same order
// and type.
TEST(Crosswalk, TheSameMeasureTakesTheSameValues) {
    std::size_t same = 0;
    for (const auto& pair : crosswalk().pairs()) {
        if (!pair.same) continue;
        ++same;
        const auto& a = indicator(pair, 0);
        const auto& b = indicator(pair, 1);
        ASSERT_EQ(a.measures.size(), b.measures.size()) << a.code << ' ' << b.code;
        EXPECT_EQ(a.combined.has_value(), b.combined.has_value());
        if (a.combined && b.combined) {
            EXPECT_EQ(a.combined->weights, b.combined->weights);
        }
        for (std::size_t i = 0; i < a.measures.size(); ++i) {
            EXPECT_EQ(a.measures[i].type, b.measures[i].type) << a.code << ' ' << b.code;
            EXPECT_EQ(a.measures[i].unit.zh, b.measures[i].unit.zh) << a.code << ' ' << b.code;
        }
    }
    EXPECT_GT(same, 30u);
}

TEST(Crosswalk, AnswersFromBothSides) {
    const auto& sd = shipped("SD-CITY-2020");
    const auto& zq = shipped("ZQ-DISTRICT-2020");
    const auto there = crosswalk().find(sd, *sd.find_indicator("L1P1"), zq);
    ASSERT_EQ(there.size(), 1u);
    EXPECT_TRUE(there[0]->same);
    EXPECT_EQ(Crosswalk::other_code(*there[0], zq), "1");
    const auto back = crosswalk().find(zq, *zq.find_indicator("1"), sd);
    ASSERT_EQ(back.size(), 1u);
    EXPECT_EQ(Crosswalk::other_code(*back[0], sd), "L1P1");
}

TEST(Crosswalk, KeepsApartWhatOnlySoundsAlike) {
    const auto& sd = shipped("SD-CITY-2020");
    const auto& zq = shipped("ZQ-DISTRICT-2020");
    // One side has shares of hospitals, the other numbers of hospitals.
    const auto pairs = crosswalk().find(sd, *sd.find_indicator("L1P8"), zq);
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_FALSE(pairs[0]->same);
    for (const auto language : {Language::zh, Language::en})
        EXPECT_NE(crosswalk_sentence(crosswalk(), sd, *sd.find_indicator("L1P8"), zq, language)
                      .find(pairs[0]->reason.in(language)),
                  std::string::npos);
}

TEST(Crosswalk, ABadFileIsExplainedAndLeavesItEmpty) {
    const auto file = std::filesystem::temp_directory_path() / "citystar-crosswalk-test.json";
    std::ofstream(file)
        << R"({"schema": 1, "pairs": [{"a": ["X"], "b": ["Y", "1"], "same": "yes", "reason": {"zh": "因"}}]})";
    Crosswalk broken;
    const auto problems = broken.load_file(file);
    std::filesystem::remove(file);
    ASSERT_EQ(problems.size(), 3u);
    EXPECT_EQ(problems[0].pointer, "/pairs/0/a");
    EXPECT_TRUE(broken.pairs().empty());
    EXPECT_EQ(broken.load_file(file).size(), 1u);
}

}  // namespace
}  // namespace citystar::test

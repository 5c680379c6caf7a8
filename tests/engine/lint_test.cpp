#include "citystar/lint.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "citystar/load.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kinds[] = {"not_cumulative", "unreachable_star", "opposite_bounds", "not_searched",
                                      "falling_points", "missing_total",    "no_department",   "unused_measure",
                                      "empty_level",    "no_weight"};

// "not_cumulative L5P2 2", without empty parts.
Lines lines(const std::vector<Finding>& findings) {
    Lines out;
    for (const auto& finding : findings) {
        auto line = std::string(kinds[static_cast<std::size_t>(finding.kind)]);
        if (!finding.code.empty()) line += " " + finding.code;
        if (finding.star != 0) line += " " + std::to_string(finding.star);
        out.push_back(line);
    }
    return out;
}

// Findings that the sources themselves cause. Framework files copy the sources, and these are the only findings of the
// lint in them.
TEST(Lint, OfShippedFilesIsExactlyTheKnownSlips) {
    // Highest star, ladders not cumulative: frameworks.md names L6P1 as well, but each of its stars (1 pilot, 2 pilots,
    // 1 national and 2 provincial, 3 of both) includes the one below. It is L6P2 that is not: one showcase earns three
    // stars, and two stars ask for an activity.
    EXPECT_EQ(lines(lint(shipped("SD-CITY-2020"))), (Lines{"unreachable_star L4P1 1", "not_cumulative L5P2 2",
                                                           "not_cumulative L5P4 4", "not_cumulative L6P2 3"}));
    EXPECT_EQ(lines(lint(shipped("ZQ-DISTRICT-2020"))), (Lines{"not_cumulative 41 5", "not_cumulative 42 5"}));
    for (const auto* id : {"SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"})
        EXPECT_EQ(lines(lint(shipped(id))), Lines{}) << id;
}

TEST(Lint, NamesThePlaceAndTheValues) {
    const auto findings = lint(shipped("ZQ-DISTRICT-2020"));
    EXPECT_EQ(findings.at(0).pointer, "/indicators/40/stars/1");
    EXPECT_EQ(findings[0].message.zh,
              "“工作试点”：5星可以在未达到4星标准时达到，例如国家级试点数（1个）、省级试点数（0个）。若原文确是如此，不"
              "必改；否则请核对这两星的标准。");
    EXPECT_EQ(findings[0].message.en,
              "“Pilots”: star 5 can be met without star 4, for example national pilots (1), provincial pilots (0). "
              "Leave it if the source says so; otherwise check both criteria.");
}

std::string measure(std::string_view id, std::string_view type, std::string_view more = "") {
    return fmt::format(R"({{"id": "{0}", "type": "{1}", "name": {{"zh": "{0}", "en": "{0}"}}{2}}})", id, type, more);
}

std::string criterion(std::string_view measure, std::string_view op, double bound) {
    return fmt::format(R"({{"measure": "{}", "op": "{}", "bound": {}}})", measure, op, bound);
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("[{}]", fmt::join(parts, ", ")); }
std::string all(const std::vector<std::string>& parts) { return R"({"all": )" + joined(parts) + "}"; }
std::string sum(std::string_view of, double bound) {
    return fmt::format(R"({{"sum": {}, "op": ">=", "bound": {}}})", of, bound);
}

// A framework of one indicator with criteria for its highest stars; each star earns one point more than the star below.
Framework ladder(const std::vector<std::string>& measures, const std::vector<std::string>& criteria,
                 const std::string& more = "") {
    std::vector<std::string> stars;
    std::vector<std::string> totals;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const auto star = 6 - criteria.size() + i;
        totals.push_back(fmt::format(R"({{"star": {0}, "points": {0}}})", star));
        stars.push_back(fmt::format(R"({{"star": {0}, "points": {0}, "when": {1}}})", star, criteria[i]));
    }
    auto result = load_framework(fmt::format(
        R"({{"schema": 1, "id": "X", "title": {{"zh": "题", "en": "t"}}, "edition": {{"zh": "版", "en": "e"}},
             "source": {{"zh": "源", "en": "s"}}, "star_totals": {}, "levels": [{{"code": "L", "name": {{"zh": "级", "en": "l"}}}}],
             "indicators": [{{"code": "1", "name": {{"zh": "甲", "en": "a"}}, "level": "L", "kind": "scored",
                              "measures": {}, "stars": {}{}}}]}})",
        joined(totals), joined(measures), joined(stars), more));
    for (const auto& problem : result.problems) ADD_FAILURE() << problem.pointer << ": " << problem.message.en;
    return result.framework.value();
}

Lines findings_of(const std::vector<std::string>& measures, const std::vector<std::string>& criteria,
                  const std::string& more = "") {
    return lines(lint(ladder(measures, criteria, more)));
}

const auto share = measure("s", "share");
const auto one = measure("a", "count");
const auto two = measure("b", "count");

TEST(Lint, ASoundLadderHasNoFindings) {
    EXPECT_EQ(findings_of({share}, {criterion("s", ">=", 0.3), criterion("s", ">=", 0.6), criterion("s", ">", 0.6)}),
              Lines{});
    EXPECT_EQ(findings_of({measure("r", "rank")}, {criterion("r", "<=", 12), criterion("r", "<=", 3)}), Lines{});
    EXPECT_EQ(findings_of({measure("d", "length")}, {criterion("d", "<=", 2), criterion("d", "<", 1.5)}), Lines{});
}

TEST(Lint, FindsStarsThatSkipTheOneBelow) {
    EXPECT_EQ(findings_of({one, two}, {criterion("a", ">=", 1), criterion("b", ">=", 1)}), Lines{"not_cumulative 1 5"});
    // Five stars lack one of the conditions of four stars.
    EXPECT_EQ(
        findings_of({one, two}, {all({criterion("a", ">=", 1), criterion("b", ">=", 1)}), criterion("a", ">=", 2)}),
        Lines{"not_cumulative 1 5"});
    // A bound that is too high is reported once, not at every star above it.
    EXPECT_EQ(findings_of({one}, {criterion("a", ">=", 9), criterion("a", ">=", 2), criterion("a", ">=", 3)}),
              (Lines{"unreachable_star 1 3", "not_cumulative 1 4"}));
}

TEST(Lint, APartIsNeverLargerThanItsWhole) {
    const std::vector<std::string> both{criterion("a", ">=", 3), criterion("b", ">=", 3)};
    EXPECT_EQ(findings_of({one, measure("b", "count", R"(, "part_of": "a")")}, both), Lines{});
    EXPECT_EQ(findings_of({one, two}, both), Lines{"not_cumulative 1 5"});
    // The upper star asks for less of the part than the lower star asks for of the whole.
    EXPECT_EQ(findings_of({one, measure("b", "count", R"(, "part_of": "a")")},
                          {criterion("a", ">=", 3), criterion("b", ">=", 2)}),
              Lines{"not_cumulative 1 5"});
}

TEST(Lint, SearchesSums) {
    const auto pilots = R"(["a", "b"])";
    EXPECT_EQ(findings_of({one, two}, {sum(pilots, 2), all({criterion("a", ">=", 1), criterion("b", ">=", 1)})}),
              Lines{});
    EXPECT_EQ(findings_of({one, two}, {sum(pilots, 3), all({criterion("a", ">=", 1), criterion("b", ">=", 1)})}),
              Lines{"not_cumulative 1 5"});
    // Together at most 5: one star can just be reached, the other cannot.
    const std::vector<std::string> limited{measure("a", "count", R"(, "max": 1)"),
                                           measure("b", "count", R"(, "max": 4)")};
    EXPECT_EQ(findings_of(limited, {sum(pilots, 4), sum(pilots, 5)}), Lines{});
    EXPECT_EQ(findings_of(limited, {sum(pilots, 5), sum(pilots, 6)}), Lines{"unreachable_star 1 5"});
    // Sums over different measures: only a = 1, b = 4, c = 1 meets four stars without five.
    const std::vector<std::string> three{limited[0], two, measure("c", "count")};
    const auto lower = all({sum(pilots, 5), criterion("c", ">=", 1)});
    const auto either = R"({"any": [)" + criterion("b", ">=", 5) + ", " + sum(R"(["b", "c"])", 6) + "]}";
    EXPECT_EQ(findings_of(three, {lower, all({lower, either})}), Lines{});
}

TEST(Lint, FindsStarsOutOfReach) {
    EXPECT_EQ(findings_of({share}, {criterion("s", ">=", 0.6), criterion("s", ">=", 0.6)}),
              Lines{"unreachable_star 1 4"});
    // More than the whole.
    EXPECT_EQ(findings_of({share}, {criterion("s", ">=", 0.6), criterion("s", ">", 1)}), Lines{"unreachable_star 1 5"});
    // The same on whole numbers: more than 2 is 3.
    EXPECT_EQ(findings_of({one}, {criterion("a", ">", 2), criterion("a", ">=", 3)}), Lines{"unreachable_star 1 4"});
    // Three stars are overtaken by four in one case and by five in the other.
    const auto either =
        R"({"any": [{"measure": "y", "op": ">=", "bound": 1}, {"measure": "z", "op": ">=", "bound": 1}]})";
    const std::vector<std::string> yes_no{measure("y", "yes_no"), measure("z", "yes_no")};
    EXPECT_EQ(findings_of(yes_no, {either, criterion("y", ">=", 1), criterion("z", ">=", 1)}),
              (Lines{"unreachable_star 1 3", "not_cumulative 1 5"}));
    EXPECT_NE(lint(ladder(yes_no, {either, criterion("y", ">=", 1), criterion("z", ">=", 1)}))
                  .at(0)
                  .message.en.find("some higher star"),
              std::string::npos);
}

TEST(Lint, SearchesCombinedValues) {
    const auto more = R"(, "combined": {"id": "c", "name": {"zh": "均", "en": "mean"}, "weights": [1, 1]})";
    const std::vector<std::string> parts{measure("p", "share"), measure("q", "share")};
    EXPECT_EQ(findings_of(parts, {criterion("c", ">=", 0.5), criterion("c", ">=", 0.7)}, more), Lines{});
    EXPECT_EQ(findings_of(parts, {criterion("c", ">=", 0.5), criterion("c", ">=", 0.5)}, more),
              Lines{"unreachable_star 1 4"});
}

TEST(Lint, FindsBoundsThatLookInOppositeDirections) {
    // Four stars at 26–50 %, five at 25 % and below: 25.5 % earns neither.
    EXPECT_EQ(findings_of({share},
                          {all({criterion("s", ">=", 0.26), criterion("s", "<=", 0.5)}), criterion("s", "<=", 0.25)}),
              (Lines{"opposite_bounds 1", "not_cumulative 1 5"}));
}

TEST(Lint, SaysWhenALadderIsTooLargeToSearch) {
    std::vector<std::string> measures;
    std::vector<std::string> parts;
    for (int i = 0; i < 16; ++i) {
        measures.push_back(measure("m" + std::to_string(i), "share"));
        parts.push_back(criterion("m" + std::to_string(i), ">=", 0.5));
    }
    EXPECT_EQ(findings_of(measures, {all(parts)}), Lines{"not_searched 1"});
    // Yes/no answers have few combinations, even with the largest number of measures.
    for (auto& text : measures) text.replace(text.find("share"), 5, "yes_no");
    for (auto& text : parts) text.replace(text.find("0.5"), 3, "1");
    EXPECT_EQ(findings_of(measures, {all({parts[0], parts[1]}), all(parts)}), Lines{});
}

TEST(Lint, FindsMeasuresThatDecideNothing) {
    EXPECT_EQ(findings_of({one, two}, {criterion("a", ">=", 1)}), Lines{"unused_measure 1"});
}

// A framework in which only some keys matter.
Lines findings_in(std::string_view keys) {
    const auto result = load_framework(fmt::format(
        R"({{"schema": 1, "id": "X", "title": {{"zh": "题", "en": "t"}}, "edition": {{"zh": "版", "en": "e"}}, "source": {{"zh": "源", "en": "s"}}, {}}})",
        keys));
    for (const auto& problem : result.problems) ADD_FAILURE() << problem.pointer << ": " << problem.message.en;
    return lines(lint(result.framework.value()));
}

TEST(Lint, FindsWeightsThatFall) {
    EXPECT_EQ(findings_in(R"("star_totals": [{"star": 4, "points": 3}, {"star": 5, "points": 2}],
        "levels": [{"code": "L", "name": {"zh": "级", "en": "l"}}],
        "indicators": [{"code": "1", "name": {"zh": "甲", "en": "a"}, "level": "L", "kind": "scored",
          "measures": [{"id": "n", "type": "count", "name": {"zh": "数", "en": "n"}}],
          "stars": [{"star": 4, "points": 3, "when": {"measure": "n", "op": ">=", "bound": 1}},
                    {"star": 5, "points": 2, "when": {"measure": "n", "op": ">=", "bound": 2}}]}])"),
              Lines{"falling_points 1 5"});
}

TEST(Lint, FindsStarsWithoutASum) {
    EXPECT_EQ(findings_in(R"("star_totals": [{"star": 5, "points": 2}],
        "levels": [{"code": "L", "name": {"zh": "级", "en": "l"}}],
        "indicators": [{"code": "1", "name": {"zh": "甲", "en": "a"}, "level": "L", "kind": "scored",
          "measures": [{"id": "n", "type": "count", "name": {"zh": "数", "en": "n"}}],
          "stars": [{"star": 4, "points": 1, "when": {"measure": "n", "op": ">=", "bound": 1}},
                    {"star": 5, "points": 2, "when": {"measure": "n", "op": ">=", "bound": 2}}]}])"),
              Lines{"missing_total 4"});
}

TEST(Lint, FindsIndicatorsWithoutDepartmentsAndLevelsWithoutIndicators) {
    EXPECT_EQ(findings_in(R"("star_totals": [], "departments": [{"name": "甲局"}],
        "levels": [{"code": "A", "name": {"zh": "一", "en": "one"}}, {"code": "A1", "name": {"zh": "一一", "en": "one one"}, "parent": "A"},
                   {"code": "B", "name": {"zh": "二", "en": "two"}}],
        "indicators": [{"code": "1", "name": {"zh": "任务", "en": "task"}, "level": "A1", "kind": "task",
                        "departments": [{"name": "甲局", "role": "lead"}]},
                       {"code": "2", "name": {"zh": "任务二", "en": "task two"}, "level": "A1", "kind": "task"}])"),
              (Lines{"empty_level B", "no_department 2"}));
}

TEST(Lint, FindsWhatCountsNothingInAnIndex) {
    EXPECT_EQ(findings_in(R"("scoring": "index", "scale": 100,
        "levels": [{"code": "A", "name": {"zh": "一", "en": "one"}}, {"code": "B", "name": {"zh": "二", "en": "two"}, "weight": 0}],
        "indicators": [
          {"code": "1", "name": {"zh": "甲", "en": "a"}, "level": "A", "kind": "item", "score": "value", "measures": [{"id": "s", "type": "share", "name": {"zh": "值", "en": "v"}}]},
          {"code": "2", "name": {"zh": "乙", "en": "b"}, "level": "A", "kind": "item", "score": "value", "weight": 0, "measures": [{"id": "s", "type": "share", "name": {"zh": "值", "en": "v"}}]},
          {"code": "3", "name": {"zh": "丙", "en": "c"}, "level": "B", "kind": "item", "score": "target", "target": {"measure": "s", "op": ">=", "bound": 0.5},
           "measures": [{"id": "s", "type": "share", "name": {"zh": "值", "en": "v"}}, {"id": "t", "type": "share", "name": {"zh": "闲", "en": "idle"}}]}])"),
              (Lines{"no_weight B", "no_weight 2", "unused_measure 3"}));
}

}  // namespace
}  // namespace citystar::test

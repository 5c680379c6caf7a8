#include "citystar/load.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <sstream>

namespace citystar {

void PrintTo(const Problem& problem, std::ostream* out) { *out << problem.pointer << ": " << problem.message.en; }

namespace test {
namespace {

// A whole framework in which every key occurs; each test damages it in one place.
const std::string sound = R"({
  "$schema": "framework.schema.json",
  "schema": 1,
  "id": "TEST-1",
  "aliases": ["测试"],
  "title": {"zh": "标题", "en": "title"},
  "edition": {"zh": "版本", "en": "edition"},
  "source": {"zh": "来源", "en": "source"},
  "star_totals": [{"star": 4, "points": 7}, {"star": 5, "points": 9}],
  "deadlines": [{"star": 4, "date": "2021-12-31"}, {"star": 5, "date": "2023-12-31"}],
  "assumptions": [{"id": "own", "indicators": ["B"], "text": {"zh": "假定", "en": "assumed"}}],
  "departments": [{"name": "甲局", "aliases": ["甲"]}, {"name": "各部门", "placeholder": true}],
  "levels": [{"code": "L1", "name": {"zh": "一级", "en": "one"}, "points": 11}, {"code": "L2", "name": {"zh": "二级", "en": "two"}, "parent": "L1"}],
  "indicators": [
    {"code": "A", "name": {"zh": "合并", "en": "mean"}, "aliases": ["A1"], "level": "L2", "kind": "scored", "leading": true,
     "source": "甲", "departments": [{"name": "甲", "role": "lead"}, {"name": "各部门", "role": "support"}],
     "measures": [{"id": "p", "type": "share", "name": {"zh": "分项一", "en": "part one"}, "formula": {"zh": "甲 / 乙", "en": "a / b"}},
                  {"id": "q", "type": "share", "name": {"zh": "分项二", "en": "part two"}, "part_of": "p"}],
     "combined": {"id": "c", "name": {"zh": "均值", "en": "mean value"}, "weights": [2, 1]},
     "stars": [{"star": 4, "points": 2, "when": {"measure": "c", "op": ">=", "bound": 0.5}}]},
    {"code": "B", "name": {"zh": "各种", "en": "all kinds"}, "level": "L1", "kind": "scored",
     "measures": [{"id": "n", "type": "count", "name": {"zh": "数量", "en": "number"}, "unit": {"zh": "个", "en": "pieces"}, "max": 100},
                  {"id": "m", "type": "count", "name": {"zh": "数量二", "en": "number two"}},
                  {"id": "r", "type": "rank", "name": {"zh": "排名", "en": "rank"}, "max": 16},
                  {"id": "y", "type": "yes_no", "name": {"zh": "开展", "en": "done"}},
                  {"id": "l", "type": "level", "name": {"zh": "状态", "en": "state"}, "levels": [{"zh": "无", "en": "none"}, {"zh": "有", "en": "some"}]},
                  {"id": "g", "type": "ratio", "name": {"zh": "增幅", "en": "growth"}, "min": -1, "max": 4},
                  {"id": "d", "type": "length", "name": {"zh": "间距", "en": "spacing"}, "above": 0}],
     "stars": [{"star": 4, "points": 5, "when": {"any": [{"measure": "n", "op": ">", "bound": 3}, {"sum": ["n", "m"], "op": ">=", "bound": 5}]}},
               {"star": 5, "points": 9, "when": {"all": [{"measure": "r", "op": "<=", "bound": 3}, {"measure": "y", "op": ">=", "bound": 1},
                 {"measure": "l", "op": ">=", "bound": 1}, {"measure": "d", "op": "<", "bound": 2}]}}]},
    {"code": "C", "name": {"zh": "扣分", "en": "deduction"}, "level": "L1", "kind": "deduction", "points_per_incident": 2,
     "measures": [{"id": "i", "type": "count", "name": {"zh": "事件", "en": "incidents"}}]},
    {"code": "T1", "name": {"zh": "任务", "en": "task"}, "level": "L1", "kind": "task", "deadline": {"date": "2020-12-31", "printed": "2020年"},
     "targets": [{"name": {"zh": "目标", "en": "target"}, "op": ">=", "bound": 0.9, "unit": {"zh": "%", "en": "%"}}]}
  ]
})";

// The same for an index.
const std::string sound_index = R"({
  "schema": 1, "id": "INDEX-1", "title": {"zh": "标题", "en": "title"}, "edition": {"zh": "版本", "en": "edition"},
  "source": {"zh": "来源", "en": "source"}, "scoring": "index", "scale": 100,
  "coefficient": {"name": {"zh": "系数", "en": "factor"}, "max": 1.2},
  "groups": [{"code": "G1", "name": {"zh": "一组", "en": "one"}}], "units": [{"name": "甲区", "group": "G1"}],
  "deadline": {"date": "2025-12-31", "printed": "2025年底"},
  "levels": [{"code": "L1", "name": {"zh": "一级", "en": "one"}, "aliases": ["壹"], "weight": 3},
             {"code": "L2", "name": {"zh": "二级", "en": "two"}, "aliases": ["贰"], "parent": "L1", "weight": 2}],
  "indicators": [
    {"code": "A", "name": {"zh": "数值", "en": "value"}, "level": "L2", "kind": "item", "score": "value", "weight": 5,
     "measures": [{"id": "v", "type": "share", "name": {"zh": "占比", "en": "share"}}]},
    {"code": "B", "name": {"zh": "归一", "en": "scaled"}, "level": "L2", "kind": "item", "score": "normalised",
     "measures": [{"id": "k", "type": "count", "name": {"zh": "数量", "en": "number"}, "full": 10, "tier": "county"},
                  {"id": "s", "type": "amount", "name": {"zh": "速率", "en": "speed"}, "better": "lower"}],
     "parameters": [{"id": "t", "for": "s", "name": {"zh": "速率目标", "en": "target speed"}, "unit": {"zh": "兆", "en": "Mbit/s"}}]},
    {"code": "C", "name": {"zh": "达标", "en": "aim"}, "level": "L2", "kind": "item", "score": "target",
     "measures": [{"id": "x", "type": "share", "name": {"zh": "比例", "en": "part"}}, {"id": "z", "type": "share", "name": {"zh": "比例二", "en": "part two"}}],
     "parameters": [{"id": "m", "for": "x", "name": {"zh": "平均", "en": "mean"}}],
     "target": {"all": [{"measure": "x", "op": ">", "parameter": "m"}, {"measure": "z", "op": ">=", "bound": 0.5}]}}
  ]
})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// `sound` with one passage replaced.
std::string with(const std::string& from, const std::string& to) { return replaced(sound, from, to); }

bool reports(const LoadResult& result, Fault fault, const std::string& pointer) {
    for (const auto& problem : result.problems)
        if (problem.fault == fault && problem.pointer == pointer) return true;
    return false;
}

void expect_sentences(const LoadResult& result) {
    for (const auto& problem : result.problems)
        for (const auto& message : {problem.message.zh, problem.message.en}) {
            EXPECT_FALSE(message.empty());
            EXPECT_EQ(message.find("{}"), std::string::npos) << message;
            EXPECT_TRUE(message.ends_with("。") || message.ends_with('.')) << message;
            for (const auto* slip : {"“”", "  ", "nan", "boost"})
                EXPECT_EQ(message.find(slip), std::string::npos) << message;
        }
}

TEST(Load, ReadsASoundFile) {
    const auto result = load_framework(sound);
    EXPECT_TRUE(result.problems.empty()) << testing::PrintToString(result.problems);
    ASSERT_TRUE(result.framework);
    const auto& framework = *result.framework;
    EXPECT_EQ(framework.id, "TEST-1");
    EXPECT_EQ(framework.indicators.size(), 4u);
    EXPECT_EQ(framework.levels[1].parent, 0u);
    const auto& a = framework.indicators[0];
    EXPECT_EQ(a.measures[1].part_of, 0u);
    EXPECT_DOUBLE_EQ(a.combined->weights[0], 2.0 / 3);
    EXPECT_EQ(a.departments[1].role, Role::support);
    EXPECT_TRUE(a.leading);
    EXPECT_EQ(framework.indicators[2].points_per_incident, 2);
    EXPECT_EQ(framework.indicators[3].targets[0].bound, 0.9);
    EXPECT_EQ(framework.indicators[3].deadline->date, "2020-12-31");
}

struct Damage {
    const char* from;
    const char* to;
    Fault fault;
    const char* pointer;
};

std::ostream& operator<<(std::ostream& out, const Damage& damage) { return out << damage.pointer; }

class LoadDamage : public testing::TestWithParam<Damage> {};

TEST_P(LoadDamage, IsReportedAtItsPlace) {
    const auto& damage = GetParam();
    const auto result = load_framework(with(damage.from, damage.to));
    EXPECT_FALSE(result.framework);
    EXPECT_TRUE(reports(result, damage.fault, damage.pointer)) << testing::PrintToString(result.problems);
    expect_sentences(result);
}

class LoadIndexDamage : public testing::TestWithParam<Damage> {};

TEST_P(LoadIndexDamage, IsReportedAtItsPlace) {
    const auto& damage = GetParam();
    const auto result = load_framework(replaced(sound_index, damage.from, damage.to));
    EXPECT_FALSE(result.framework);
    EXPECT_TRUE(reports(result, damage.fault, damage.pointer)) << testing::PrintToString(result.problems);
    expect_sentences(result);
}

constexpr auto unknown = Fault::unknown_key;
INSTANTIATE_TEST_SUITE_P(
    UnknownKeys, LoadDamage,
    testing::Values(
        Damage{"\"schema\": 1", "\"schema\": 1, \"a/b~c\": 1", unknown, "/a~1b~0c"},
        Damage{"\"title\": {", "\"title\": {\"x\": 1, ", unknown, "/title/x"},
        Damage{"{\"star\": 4, \"points\": 7", "{\"x\": 1, \"star\": 4, \"points\": 7", unknown, "/star_totals/0/x"},
        Damage{"{\"star\": 4, \"date\"", "{\"x\": 1, \"star\": 4, \"date\"", unknown, "/deadlines/0/x"},
        Damage{"{\"id\": \"own\"", "{\"x\": 1, \"id\": \"own\"", unknown, "/assumptions/0/x"},
        Damage{"{\"name\": \"甲局\"", "{\"x\": 1, \"name\": \"甲局\"", unknown, "/departments/0/x"},
        Damage{"{\"code\": \"L1\"", "{\"x\": 1, \"code\": \"L1\"", unknown, "/levels/0/x"},
        Damage{"{\"code\": \"A\"", "{\"x\": 1, \"code\": \"A\"", unknown, "/indicators/0/x"},
        Damage{"{\"name\": \"甲\"", "{\"x\": 1, \"name\": \"甲\"", unknown, "/indicators/0/departments/0/x"},
        Damage{"{\"id\": \"p\"", "{\"x\": 1, \"id\": \"p\"", unknown, "/indicators/0/measures/0/x"},
        Damage{"{\"id\": \"c\"", "{\"x\": 1, \"id\": \"c\"", unknown, "/indicators/0/combined/x"},
        Damage{"{\"star\": 4, \"points\": 2", "{\"x\": 1, \"star\": 4, \"points\": 2", unknown,
               "/indicators/0/stars/0/x"},
        Damage{"{\"measure\": \"c\"", "{\"x\": 1, \"measure\": \"c\"", unknown, "/indicators/0/stars/0/when/x"},
        Damage{"{\"any\":", "{\"x\": 1, \"any\":", unknown, "/indicators/1/stars/0/when/x"},
        Damage{"{\"any\":", "{\"all\": [], \"any\":", unknown, "/indicators/1/stars/0/when/any"},
        Damage{"{\"date\": \"2020", "{\"x\": 1, \"date\": \"2020", unknown, "/indicators/3/deadline/x"},
        Damage{"[{\"name\": {\"zh\": \"目标\"", "[{\"x\": 1, \"name\": {\"zh\": \"目标\"", unknown,
               "/indicators/3/targets/0/x"}));

constexpr auto missing = Fault::missing_key;
INSTANTIATE_TEST_SUITE_P(
    MissingKeys, LoadDamage,
    testing::Values(Damage{"\"schema\": 1,", "", missing, ""}, Damage{"\"id\": \"TEST-1\",", "", missing, ""},
                    Damage{"\"zh\": \"标题\", ", "", missing, "/title"},
                    Damage{"\"zh\": \"标题\", \"en\": \"title\"", "\"zh\": \"标题\"", missing, "/title"},
                    Damage{"\"code\": \"L2\", ", "", missing, "/levels/1"},
                    Damage{"\"kind\": \"deduction\", ", "", missing, "/indicators/2"},
                    Damage{", \"points_per_incident\": 2", "", missing, "/indicators/2"},
                    Damage{", \"role\": \"lead\"", "", missing, "/indicators/0/departments/0"},
                    Damage{"\"type\": \"rank\", ", "", missing, "/indicators/1/measures/2"},
                    Damage{", \"levels\": [{\"zh\": \"无\", \"en\": \"none\"}, {\"zh\": \"有\", \"en\": \"some\"}]", "",
                           missing, "/indicators/1/measures/4"},
                    Damage{"\"op\": \">\", ", "", missing, "/indicators/1/stars/0/when/any/0"},
                    Damage{"\"points\": 5, ", "", missing, "/indicators/1/stars/0"},
                    Damage{", \"weights\": [2, 1]", "", missing, "/indicators/0/combined"},
                    Damage{", \"printed\": \"2020年\"", "", missing, "/indicators/3/deadline"}));

constexpr auto type = Fault::wrong_type;
INSTANTIATE_TEST_SUITE_P(
    WrongTypes, LoadDamage,
    testing::Values(Damage{"\"id\": \"TEST-1\"", "\"id\": 7", type, "/id"},
                    Damage{"\"aliases\": [\"测试\"]", "\"aliases\": {}", type, "/aliases"},
                    Damage{"\"aliases\": [\"测试\"]", "\"aliases\": [null]", type, "/aliases/0"},
                    Damage{"\"schema\": 1", "\"schema\": \"1\"", type, "/schema"},
                    Damage{"{\"zh\": \"标题\", \"en\": \"title\"}", "\"title\"", type, "/title"},
                    Damage{"\"star\": 4", "\"star\": 4.5", type, "/star_totals/0/star"},
                    Damage{"\"placeholder\": true", "\"placeholder\": 1", type, "/departments/1/placeholder"},
                    Damage{"\"parent\": \"L1\"", "\"parent\": 0", type, "/levels/1/parent"},
                    Damage{"\"part_of\": \"p\"", "\"part_of\": 5", type, "/indicators/0/measures/1/part_of"},
                    Damage{"\"weights\": [2, 1]", "\"weights\": [2, \"1\"]", type, "/indicators/0/combined/weights/1"},
                    Damage{"\"date\": \"2020-12-31\"", "\"date\": 2020", type, "/indicators/3/deadline/date"},
                    Damage{"{\"any\": [", "{\"any\": 5, \"x\": [", type, "/indicators/1/stars/0/when/any"},
                    Damage{"{\"measure\": \"n\", \"op\": \">\", \"bound\": 3}", "[]", type,
                           "/indicators/1/stars/0/when/any/0"},
                    Damage{"\"measure\": \"n\"", "\"measure\": 1", type, "/indicators/1/stars/0/when/any/0/measure"},
                    Damage{"\"op\": \">\", \"bound\": 3", "\"op\": \">\", \"bound\": 3.5", type,
                           "/indicators/1/stars/0/when/any/0/bound"},
                    Damage{"\"max\": 16", "\"max\": 16.5", type, "/indicators/1/measures/2/max"}));

constexpr auto bad = Fault::bad_value;
INSTANTIATE_TEST_SUITE_P(
    BadValues, LoadDamage,
    testing::Values(
        Damage{"\"schema\": 1", "\"schema\": 2", bad, "/schema"}, Damage{"\"TEST-1\"", "\"\"", bad, "/id"},
        Damage{"\"code\": \"A\"", "\"code\": \" ★\"", bad, "/indicators/0/code"},
        Damage{"\"star\": 4", "\"star\": 6", bad, "/star_totals/0/star"},
        Damage{"\"points\": 7", "\"points\": -1", bad, "/star_totals/0/points"},
        Damage{"\"points\": 7", "\"points\": 1e300", bad, "/star_totals/0/points"},
        Damage{"\"2021-12-31\"", "\"2021-02-30\"", bad, "/deadlines/0/date"},
        Damage{"\"2021-12-31\"", "\"21-12-31\"", bad, "/deadlines/0/date"},
        Damage{"\"2021-12-31\"", "\"2021/12/31\"", bad, "/deadlines/0/date"},
        Damage{"\"2021-12-31\"", "\"2021-1a-31\"", bad, "/deadlines/0/date"},
        Damage{"\"2021-12-31\"", "\"20211-2-31\"", bad, "/deadlines/0/date"},
        Damage{"\"kind\": \"deduction\"", "\"kind\": \"bonus\"", bad, "/indicators/2/kind"},
        Damage{"\"role\": \"lead\"", "\"role\": \"chief\"", bad, "/indicators/0/departments/0/role"},
        Damage{"\"type\": \"rank\"", "\"type\": \"speed\"", bad, "/indicators/1/measures/2/type"},
        Damage{"\"op\": \">\"", "\"op\": \"≥\"", bad, "/indicators/1/stars/0/when/any/0/op"},
        Damage{"\"weights\": [2, 1]", "\"weights\": [2]", bad, "/indicators/0/combined/weights"},
        Damage{"\"weights\": [2, 1]", "\"weights\": [2, 0]", bad, "/indicators/0/combined/weights"},
        Damage{"\"weights\": [2, 1]", "\"weights\": []", bad, "/indicators/0/combined/weights"},
        Damage{"\"kind\": \"task\"", "\"kind\": \"task\", \"stars\": []", bad, "/indicators/3"},
        Damage{"\"kind\": \"task\"", "\"kind\": \"task\", \"measures\": []", bad, "/indicators/3"},
        Damage{"\"kind\": \"scored\"", "\"kind\": \"scored\", \"targets\": []", bad, "/indicators/0"},
        Damage{"\"kind\": \"scored\"", "\"kind\": \"scored\", \"points_per_incident\": 2", bad, "/indicators/0"},
        Damage{"\"any\": [{\"measure\": \"n\", \"op\": \">\", \"bound\": 3}, {\"sum\": [\"n\", \"m\"], \"op\": \">=\", "
               "\"bound\": 5}]",
               "\"any\": []", bad, "/indicators/1/stars/0/when/any"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": []", bad, "/indicators/1/stars/0/when/any/1/sum"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": [\"n\"]", bad, "/indicators/1/stars/0/when/any/1/sum"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": [\"n\", \"n\"]", bad, "/indicators/1/stars/0/when/any/1/sum"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": [\"n\", \"g\"]", bad, "/indicators/1/stars/0/when/any/1/sum"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": [\"n\", \"m\"], \"measure\": \"n\"", bad,
               "/indicators/1/stars/0/when/any/1/sum"}));

// Comparisons without words, or with a bound that the measure cannot have: explanations would be wrong, or crash.
INSTANTIATE_TEST_SUITE_P(
    ComparisonsThatFitNoMeasure, LoadDamage,
    testing::Values(
        Damage{"\"measure\": \"l\", \"op\": \">=\", \"bound\": 1", "\"measure\": \"l\", \"op\": \">=\", \"bound\": 7",
               bad, "/indicators/1/stars/1/when/all/2/bound"},
        Damage{"\"measure\": \"l\", \"op\": \">=\", \"bound\": 1", "\"measure\": \"l\", \"op\": \">=\", \"bound\": -1",
               bad, "/indicators/1/stars/1/when/all/2/bound"},
        Damage{"\"measure\": \"l\", \"op\": \">=\", \"bound\": 1", "\"measure\": \"l\", \"op\": \">\", \"bound\": 1",
               bad, "/indicators/1/stars/1/when/all/2/op"},
        Damage{"\"measure\": \"y\", \"op\": \">=\", \"bound\": 1", "\"measure\": \"y\", \"op\": \"<=\", \"bound\": 1",
               bad, "/indicators/1/stars/1/when/all/1/op"},
        Damage{"\"measure\": \"y\", \"op\": \">=\", \"bound\": 1", "\"measure\": \"y\", \"op\": \">=\", \"bound\": 0",
               bad, "/indicators/1/stars/1/when/all/1/bound"},
        Damage{"\"measure\": \"r\", \"op\": \"<=\"", "\"measure\": \"r\", \"op\": \">=\"", bad,
               "/indicators/1/stars/1/when/all/0/op"},
        Damage{"\"measure\": \"r\", \"op\": \"<=\", \"bound\": 3", "\"measure\": \"r\", \"op\": \"<=\", \"bound\": 17",
               bad, "/indicators/1/stars/1/when/all/0/bound"},
        Damage{"\"measure\": \"c\", \"op\": \">=\"", "\"measure\": \"c\", \"op\": \"<\"", bad,
               "/indicators/0/stars/0/when/op"},
        Damage{"\"measure\": \"c\", \"op\": \">=\", \"bound\": 0.5",
               "\"measure\": \"c\", \"op\": \">=\", \"bound\": 50", bad, "/indicators/0/stars/0/when/bound"}));

// Limits that would let in a value no name or rule exists for.
INSTANTIATE_TEST_SUITE_P(
    LimitsThatWiden, LoadDamage,
    testing::Values(
        Damage{"\"type\": \"level\"", "\"type\": \"level\", \"max\": 9", bad, "/indicators/1/measures/4/max"},
        Damage{"\"type\": \"level\"", "\"type\": \"level\", \"min\": -3", bad, "/indicators/1/measures/4/min"},
        Damage{"\"type\": \"yes_no\"", "\"type\": \"yes_no\", \"max\": 2", bad, "/indicators/1/measures/3/max"},
        Damage{"\"max\": 16", "\"max\": 16, \"min\": 0", bad, "/indicators/1/measures/2/min"},
        Damage{"\"max\": 16", "\"max\": 16, \"above\": 1", bad, "/indicators/1/measures/2/above"},
        Damage{"\"above\": 0", "\"min\": 0", bad, "/indicators/1/measures/6/min"},
        Damage{"\"above\": 0", "\"above\": 2, \"max\": 2", bad, "/indicators/1/measures/6"},
        Damage{"\"min\": -1, \"max\": 4", "\"min\": -1, \"above\": -1, \"max\": 4", bad,
               "/indicators/1/measures/5/above"},
        Damage{"\"min\": -1, \"max\": 4", "\"min\": 5, \"max\": 4", bad, "/indicators/1/measures/5/max"},
        Damage{"\"type\": \"rank\"", "\"type\": \"rank\", \"levels\": [{\"zh\": \"a\", \"en\": \"a\"}]", bad,
               "/indicators/1/measures/2"}));

// A deduction with two measures read its first one, reported or not.
INSTANTIATE_TEST_SUITE_P(
    Deductions, LoadDamage,
    testing::Values(
        Damage{"\"id\": \"i\", \"type\": \"count\"", "\"id\": \"i\", \"type\": \"share\"", bad, "/indicators/2"},
        Damage{"[{\"id\": \"i\"",
               "[{\"id\": \"h\", \"type\": \"count\", \"name\": {\"zh\": \"一\", \"en\": \"one\"}}, {\"id\": \"i\"",
               bad, "/indicators/2"}));

constexpr auto twice = Fault::duplicate;
INSTANTIATE_TEST_SUITE_P(
    Duplicates, LoadDamage,
    testing::Values(Damage{"\"schema\": 1", "\"schema\": 1, \"schema\": 1", twice, "/schema"},
                    Damage{"\"zh\": \"标题\"", "\"zh\": \"标题\", \"\\u007ah\": \"二\"", twice, "/title/zh"},
                    Damage{"\"code\": \"B\"", "\"code\": \"a\"", twice, "/indicators/1/code"},
                    Damage{"\"code\": \"B\"", "\"code\": \"Ａ１\"", twice, "/indicators/1/code"},
                    Damage{"\"zh\": \"各种\"", "\"zh\": \"★ 合并\"", twice, "/indicators/1/name"},
                    Damage{"\"A1\"", "\"各种\"", twice, "/indicators/1/name"},
                    Damage{"\"code\": \"L2\"", "\"code\": \"l1\"", twice, "/levels/1/code"},
                    Damage{"\"zh\": \"二级\"", "\"zh\": \"一级\"", twice, "/levels/1/name"},
                    Damage{"\"name\": \"各部门\", \"pl", "\"name\": \"甲\", \"pl", twice, "/departments/1/name"},
                    Damage{"\"id\": \"q\"", "\"id\": \"p\"", twice, "/indicators/0/measures/1/id"},
                    Damage{"\"id\": \"c\"", "\"id\": \"p\"", twice, "/indicators/0/combined/id"},
                    Damage{"{\"zh\": \"有\", \"en\": \"some\"}", "{\"zh\": \"无\", \"en\": \"some\"}", twice,
                           "/indicators/1/measures/4/levels/1"},
                    Damage{"{\"star\": 5, \"points\": 9}]", "{\"star\": 4, \"points\": 7}]", twice,
                           "/star_totals/1/star"},
                    Damage{"{\"star\": 5, \"points\": 9, \"when\"", "{\"star\": 3, \"points\": 9, \"when\"", twice,
                           "/indicators/1/stars/1/star"},
                    Damage{"{\"star\": 5, \"date\"", "{\"star\": 4, \"date\"", twice, "/deadlines/1/star"}));

constexpr auto lost = Fault::unresolved;
INSTANTIATE_TEST_SUITE_P(
    References, LoadDamage,
    testing::Values(
        Damage{"\"level\": \"L2\"", "\"level\": \"L9\"", lost, "/indicators/0/level"},
        Damage{"\"parent\": \"L1\"", "\"parent\": \"L2\"", lost, "/levels/1/parent"},
        Damage{"{\"name\": \"甲\", \"role\"", "{\"name\": \"丙\", \"role\"", lost, "/indicators/0/departments/0/name"},
        Damage{"\"part_of\": \"p\"", "\"part_of\": \"q\"", lost, "/indicators/0/measures/1/part_of"},
        Damage{"\"measure\": \"n\"", "\"measure\": \"z\"", lost, "/indicators/1/stars/0/when/any/0/measure"},
        Damage{"\"sum\": [\"n\", \"m\"]", "\"sum\": [\"n\", \"z\"]", lost, "/indicators/1/stars/0/when/any/1/sum/1"},
        // Parts are not known one by one when a combined value is given: the gap of such a criterion was written past
        // its end.
        Damage{"\"measure\": \"c\"", "\"measure\": \"q\"", lost, "/indicators/0/stars/0/when/measure"},
        Damage{"\"indicators\": [\"B\"]", "\"indicators\": [\"X\"]", lost, "/assumptions/0/indicators/0"}));

INSTANTIATE_TEST_SUITE_P(
    Sums, LoadDamage,
    testing::Values(Damage{"\"points\": 7", "\"points\": 7.5", Fault::wrong_total, "/star_totals/0/points"},
                    Damage{"\"points\": 5", "\"points\": 5.5", Fault::wrong_total, "/star_totals/0/points"},
                    Damage{"\"name\": {\"zh\": \"一级\", \"en\": \"one\"}, \"points\": 11",
                           "\"name\": {\"zh\": \"一级\", \"en\": \"one\"}, \"points\": 8", Fault::wrong_total,
                           "/levels/0/points"}));

INSTANTIATE_TEST_SUITE_P(Numbers, LoadDamage,
                         testing::Values(Damage{"\"bound\": 0.5", "\"bound\": 0.1234567890123456", Fault::too_precise,
                                                "/indicators/0/stars/0/when/bound"},
                                         Damage{"\"max\": 4", "\"max\": 1234567890123456", Fault::too_precise,
                                                "/indicators/1/measures/5/max"},
                                         Damage{"\"min\": -1", "\"min\": -0.99999999999999999", Fault::too_precise,
                                                "/indicators/1/measures/5/min"}));

INSTANTIATE_TEST_SUITE_P(
    KindsOfTheOtherScoring, LoadDamage,
    testing::Values(Damage{"\"kind\": \"deduction\"", "\"kind\": \"item\"", bad, "/indicators/2/kind"},
                    Damage{"\"schema\": 1,", "\"schema\": 1, \"scale\": 100,", bad, "/scale"},
                    Damage{"\"schema\": 1,",
                           "\"schema\": 1, \"coefficient\": {\"name\": {\"zh\": \"甲\", \"en\": \"a\"}, \"max\": 1},",
                           bad, "/coefficient"},
                    Damage{"\"schema\": 1,", "\"schema\": 1, \"scoring\": \"index\",", bad, "/indicators/0/kind"},
                    Damage{"\"schema\": 1,", "\"schema\": 1, \"scoring\": \"index\",", missing, ""},
                    Damage{"\"schema\": 1,", "\"schema\": 1, \"scoring\": \"index\",", bad, "/star_totals"},
                    Damage{"\"schema\": 1,", "\"schema\": 1, \"scoring\": \"points\",", bad, "/scoring"},
                    Damage{"\"parent\": \"L1\"", "\"parent\": \"L1\", \"weight\": 2", bad, "/levels/1/weight"},
                    Damage{"\"kind\": \"task\"", "\"kind\": \"unscored\"", bad, "/indicators/3"},
                    Damage{"\"kind\": \"task\"", "\"kind\": \"task\", \"weight\": 1", bad, "/indicators/3"},
                    Damage{"\"kind\": \"scored\"", "\"kind\": \"scored\", \"parameters\": []", bad, "/indicators/0"},
                    Damage{"\"kind\": \"scored\"", "\"kind\": \"scored\", \"score\": \"value\"", bad, "/indicators/0"},
                    Damage{"\"part_of\": \"p\"", "\"full\": 5", bad, "/indicators/0/measures/1/full"}));

INSTANTIATE_TEST_SUITE_P(
    Kinds, LoadIndexDamage,
    testing::Values(Damage{"\"kind\": \"item\"", "\"kind\": \"scored\"", bad, "/indicators/0/kind"},
                    Damage{"\"kind\": \"item\"", "\"kind\": \"deduction\"", bad, "/indicators/0/kind"},
                    Damage{"\"kind\": \"item\"", "\"kind\": \"unscored\"", bad, "/indicators/0/kind"},
                    Damage{"\"kind\": \"item\"", "\"kind\": \"items\"", bad, "/indicators/0/kind"},
                    Damage{"\"kind\": \"item\"", "\"kind\": \"item\", \"stars\": []", bad, "/indicators/0"},
                    Damage{"\"score\": \"value\"",
                           "\"score\": \"value\", \"target\": {\"measure\": \"v\", \"op\": \">\", \"bound\": 0}", bad,
                           "/indicators/0"},
                    Damage{"\"score\": \"target\"", "\"score\": \"value\"", bad, "/indicators/2"},
                    Damage{"\"scale\": 100,", "\"scale\": 100, \"star_totals\": [],", bad, "/star_totals"},
                    Damage{"\"scale\": 100,", "\"scale\": 100, \"deadlines\": [],", bad, "/deadlines"},
                    Damage{"\"weight\": 3", "\"weight\": 3, \"points\": 3", bad, "/levels/0/points"},
                    Damage{"\"scoring\": \"index\"", "\"scoring\": \"stars\"", bad, "/indicators/0/kind"},
                    Damage{"\"scoring\": \"index\", ", "", missing, ""}));

INSTANTIATE_TEST_SUITE_P(
    Missing, LoadIndexDamage,
    testing::Values(Damage{", \"score\": \"value\"", "", missing, "/indicators/0"},
                    Damage{", \"scale\": 100", "", missing, ""},
                    Damage{",\n     \"target\": {\"all\": [{\"measure\": \"x\", \"op\": \">\", \"parameter\": \"m\"}, "
                           "{\"measure\": \"z\", \"op\": \">=\", \"bound\": 0.5}]}",
                           "", missing, "/indicators/2"},
                    Damage{"\"measures\": [{\"id\": \"v\"", "\"messwerte\": [{\"id\": \"v\"", missing, "/indicators/0"},
                    Damage{"\"id\": \"t\", ", "", missing, "/indicators/1/parameters/0"},
                    Damage{"\"for\": \"s\", ", "", missing, "/indicators/1/parameters/0"},
                    Damage{"\"full\": 10, ", "", missing, "/indicators/1/measures/0"},
                    Damage{"\"for\": \"s\"", "\"for\": \"k\"", missing, "/indicators/1/measures/1"},
                    Damage{", \"max\": 1.2", "", missing, "/coefficient"},
                    Damage{"\"op\": \">\", \"parameter\": \"m\"", "\"op\": \">\"", missing,
                           "/indicators/2/target/all/0"},
                    Damage{", \"group\": \"G1\"", "", missing, "/units/0"},
                    Damage{"\"code\": \"G1\", ", "", missing, "/groups/0"}));

INSTANTIATE_TEST_SUITE_P(
    Values, LoadIndexDamage,
    testing::Values(Damage{"\"scale\": 100", "\"scale\": 0", bad, "/scale"},
                    Damage{"\"scale\": 100", "\"scale\": -1", bad, "/scale"},
                    Damage{"\"scale\": 100", "\"scale\": 1e300", bad, "/scale"},
                    Damage{"\"max\": 1.2", "\"max\": 0", bad, "/coefficient/max"},
                    Damage{"\"weight\": 5", "\"weight\": -5", bad, "/indicators/0/weight"},
                    Damage{"\"weight\": 5", "\"weight\": \"5\"", type, "/indicators/0/weight"},
                    Damage{"\"weight\": 5", "\"weight\": 1e16", bad, "/indicators/0/weight"},
                    Damage{"\"weight\": 3", "\"weight\": -3", bad, "/levels/0/weight"},
                    Damage{"\"weight\": 3", "\"weight\": 0", bad, "/indicators"},
                    Damage{"\"full\": 10", "\"full\": 0", bad, "/indicators/1/measures/0/full"},
                    Damage{"\"type\": \"count\"", "\"type\": \"share\"", bad, "/indicators/1/measures/0/full"},
                    Damage{"\"tier\": \"county\"", "\"tier\": \"contry\"", bad, "/indicators/1/measures/0/tier"},
                    Damage{"\"tier\": \"county\"", "\"tier\": [\"county\"]", type, "/indicators/1/measures/0/tier"},
                    Damage{"\"better\": \"lower\"", "\"better\": \"smaller\"", bad, "/indicators/1/measures/1/better"},
                    Damage{"\"score\": \"normalised\"", "\"score\": \"normalized\"", bad, "/indicators/1/score"},
                    Damage{"\"score\": \"normalised\"", "\"score\": \"value\"", bad, "/indicators/1"},
                    Damage{"\"op\": \">\", \"parameter\": \"m\"", "\"op\": \">\", \"bound\": 0.1, \"parameter\": \"m\"",
                           bad, "/indicators/2/target/all/0/parameter"},
                    // Against the target of its first summand a sum was compared.
                    Damage{"{\"measure\": \"x\", \"op\"", "{\"sum\": [\"x\", \"z\"], \"op\"", bad,
                           "/indicators/2/target/all/0/parameter"},
                    Damage{"\"2025-12-31\"", "\"2025-11-31\"", bad, "/deadline/date"}));

INSTANTIATE_TEST_SUITE_P(
    Names, LoadIndexDamage,
    testing::Values(
        Damage{"\"for\": \"s\"", "\"for\": \"speed\"", lost, "/indicators/1/parameters/0/for"},
        Damage{"\"parameter\": \"m\"", "\"parameter\": \"n\"", lost, "/indicators/2/target/all/0/parameter"},
        Damage{"{\"measure\": \"x\", \"op\"", "{\"measure\": \"z\", \"op\"", lost,
               "/indicators/2/target/all/0/parameter"},
        Damage{"\"group\": \"G1\"", "\"group\": \"G2\"", lost, "/units/0/group"},
        Damage{"\"groups\": [{\"code\": \"G1\", \"name\": {\"zh\": \"一组\", \"en\": \"one\"}}], ", "", lost,
               "/units/0/group"},
        Damage{"\"贰\"", "\"壹\"", twice, "/levels/1/aliases/0"},
        Damage{"\"贰\"", "\"ｌ１\"", twice, "/levels/1/aliases/0"},
        Damage{"\"code\": \"B\"", "\"code\": \"A\"", twice, "/indicators/1/code"},
        Damage{"\"id\": \"t\"", "\"id\": \"k\"", twice, "/indicators/1/parameters/0/id"},
        Damage{"\"parameters\": [{\"id\": \"t\"",
               "\"parameters\": [{\"id\": \"u\", \"for\": \"s\", \"name\": {\"zh\": \"甲\", \"en\": \"a\"}}, {\"id\": "
               "\"t\"",
               twice, "/indicators/1/parameters/1/for"},
        Damage{"{\"name\": \"甲区\"", "{\"name\": \"甲 区\", \"group\": \"G1\"}, {\"name\": \"甲区\"", twice,
               "/units/1/name"},
        Damage{"{\"code\": \"G1\"", "{\"code\": \"g1\", \"name\": {\"zh\": \"甲\", \"en\": \"a\"}}, {\"code\": \"G1\"",
               twice, "/groups/1/code"}));

TEST(LoadIndex, ReadsASoundFile) {
    const auto result = load_framework(sound_index);
    EXPECT_TRUE(result.problems.empty()) << testing::PrintToString(result.problems);
    ASSERT_TRUE(result.framework);
    EXPECT_EQ(result.framework->indicators[1].parameters.at(0).target_of, 1u);
    EXPECT_EQ(result.framework->indicators[2].target->children.at(0).comparison.parameter, 2u);
    EXPECT_DOUBLE_EQ(result.framework->indicators[0].full_points, 100 * 5.0 / 7);
}

TEST(LoadIndex, AllWeightsZero) {
    auto text = replaced(sound_index, "\"weight\": 5", "\"weight\": 0");
    for (const auto* score : {"normalised", "target"})
        text = replaced(text, "\"score\": \"" + std::string(score) + "\"",
                        "\"weight\": 0, \"score\": \"" + std::string(score) + "\"");
    const auto result = load_framework(text);
    EXPECT_FALSE(result.framework);
    EXPECT_TRUE(reports(result, Fault::bad_value, "/indicators")) << testing::PrintToString(result.problems);
    expect_sentences(result);
}

TEST(LoadIndex, SixteenMeasuresAndParametersAreTheMost) {
    const auto with_measures = [](int count) {
        std::string more;
        for (int i = 0; i < count; ++i) {
            const auto n = std::to_string(i);
            more +=
                "{\"id\": \"k" + n + "\", \"type\": \"yes_no\", \"name\": {\"zh\": \"数" + n + "\", \"en\": \"n\"}},";
        }
        return load_framework(replaced(sound_index, "{\"id\": \"k\"", more + "{\"id\": \"k\""));
    };
    EXPECT_TRUE(with_measures(13).framework);
    const auto result = with_measures(14);
    EXPECT_TRUE(reports(result, Fault::bad_value, "/indicators/1/parameters"))
        << testing::PrintToString(result.problems);
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_EQ(result.problems[0].message.en,
              "Too many values: measures and parameters together are 17, at most 16 are allowed.");
    EXPECT_TRUE(reports(with_measures(15), Fault::bad_value, "/indicators/1/measures"));
}

// Every value of both files in turn, replaced by one of each JSON type: a wrong type is reported in its place, and
// nothing that is accepted or refused is without words.
class LoadTypes : public testing::TestWithParam<const std::string*> {};

void visit_values(boost::json::value& value, const std::string& pointer,
                  const std::function<void(boost::json::value&, const std::string&)>& visit) {
    visit(value, pointer);
    if (auto* object = value.if_object())
        for (auto& member : *object) visit_values(member.value(), pointer + "/" + std::string(member.key()), visit);
    if (auto* array = value.if_array())
        for (std::size_t i = 0; i < array->size(); ++i)
            visit_values((*array)[i], pointer + "/" + std::to_string(i), visit);
}

TEST_P(LoadTypes, AWrongOneAnywhereIsReported) {
    auto document = boost::json::parse(*GetParam());
    std::size_t refused = 0;
    visit_values(document, "", [&](boost::json::value& value, const std::string& pointer) {
        const auto kept = value;
        for (const auto* json :
             {"null", "true", "-7", "0.5", "1e14", "\"x\"", "\"\"", "[]", "{}", "[[]]", "[null]", "{\"zh\": 1}"}) {
            value = boost::json::parse(json);
            const bool other = !(value.kind() == kept.kind() || (value.is_number() && kept.is_number()));
            const auto result = load_framework(boost::json::serialize(document));
            EXPECT_NE(result.framework.has_value(), !result.problems.empty());
            expect_sentences(result);
            refused += result.framework ? 0 : 1;
            if (!other || pointer == "/$schema") continue;
            const bool named = std::ranges::any_of(result.problems, [&](const Problem& problem) {
                return problem.pointer == pointer && problem.fault == Fault::wrong_type;
            });
            EXPECT_TRUE(named) << pointer << ' ' << json << testing::PrintToString(result.problems);
        }
        value = kept;
    });
    EXPECT_GT(refused, 1000u);
}

INSTANTIATE_TEST_SUITE_P(Both, LoadTypes, testing::Values(&sound, &sound_index));

boost::json::value changed(boost::json::value document, const boost::json::object& change) {
    const auto* at = change.if_contains("at");
    if (!at) return document;
    const std::string pointer(at->as_string());
    const auto* value = change.if_contains("value");
    if (pointer.empty()) return *value;
    const auto split = pointer.rfind('/');
    auto& place = document.at_pointer(pointer.substr(0, split)).as_object();
    if (value)
        place[pointer.substr(split + 1)] = *value;
    else
        place.erase(pointer.substr(split + 1));
    const auto* more = change.if_contains("with");
    return more ? changed(document, more->as_object()) : document;
}

// The same documents that the schema is tested with (validate_schema.py).
TEST(Load, AgreesWithTheSchema) {
    std::ostringstream text;
    text << std::ifstream(CITYSTAR_SCHEMA_CASES, std::ios::binary).rdbuf();
    const auto document = boost::json::parse(text.str());
    std::size_t tried = 0;
    for (const auto& entry : document.at("cases").as_array()) {
        const auto& one = entry.as_object();
        const auto result =
            load_framework(boost::json::serialize(changed(document.at(one.at("base").as_string()), one)));
        EXPECT_EQ(result.framework.has_value(), one.at("loader").as_bool())
            << one << testing::PrintToString(result.problems);
        EXPECT_TRUE(one.at("schema").as_bool() || !one.at("loader").as_bool())
            << "the schema refuses what loads: " << one;
        expect_sentences(result);
        ++tried;
    }
    EXPECT_GT(tried, 40u);
}

TEST(Load, FifteenSignificantDigitsAreRead) {
    EXPECT_TRUE(load_framework(with("\"bound\": 0.5", "\"bound\": 0.000123456789012345")).framework);
    EXPECT_TRUE(load_framework(with("\"bound\": 0.5", "\"bound\": 5.00000000000000e-1")).framework);
}

TEST(Load, DigitsInTextsAreNoNumbers) {
    EXPECT_TRUE(load_framework(with("标题", "1234567890123456789 \\\" 1234567890123456789")).framework);
}

TEST(Load, ReportsAllProblemsInFileOrder) {
    auto text = with("\"schema\": 1", "\"schema\": 3");
    const auto damage = [&](const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
    };
    damage("\"points\": 7", "\"points\": \"7\"");
    damage("2023-12-31", "2023-13-31");
    damage("{\"name\": \"甲局\"", "{\"nom\": 1, \"name\": \"甲局\"");
    damage("\"level\": \"L2\"", "\"level\": \"L7\"");
    damage("\"kind\": \"deduction\"", "\"kind\": 4");
    damage("\"bound\": 0.9", "\"bound\": 0.1234567890123456");
    const auto result = load_framework(text);
    std::vector<std::string> pointers;
    for (const auto& problem : result.problems) pointers.push_back(problem.pointer);
    const std::vector<std::string> expected{"/schema",
                                            "/star_totals/0/points",
                                            "/deadlines/1/date",
                                            "/departments/0/nom",
                                            "/indicators/0/level",
                                            "/indicators/2/kind",
                                            "/indicators/3/targets/0/bound"};
    EXPECT_EQ(pointers, expected) << testing::PrintToString(result.problems);
}

TEST(Load, RefusesMoreMeasuresThanTheLimit) {
    std::string measures;
    for (std::size_t i = 0; i <= max_measures; ++i)
        measures +=
            "{\"id\": \"i" + std::to_string(i) + "\", \"type\": \"count\", \"name\": {\"zh\": \"a\", \"en\": \"a\"}},";
    const auto result = load_framework(with("{\"id\": \"n\"", measures + "{\"id\": \"n\""));
    EXPECT_TRUE(reports(result, Fault::bad_value, "/indicators/1/measures"));
}

void expect_invalid(std::string_view json) {
    const auto result = load_framework(json);
    EXPECT_FALSE(result.framework);
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_EQ(result.problems[0].fault, Fault::json_invalid);
    EXPECT_EQ(result.problems[0].pointer, "");
    expect_sentences(result);
}

TEST(LoadHostile, TextThatIsNoJson) {
    expect_invalid("");
    expect_invalid(" ");
    expect_invalid("{");
    expect_invalid("{} {}");
    expect_invalid("{\"id\": 'x'}");
    expect_invalid("{\"a\": 1,}");
    expect_invalid(std::string_view("\0\0\0\0", 4));
    expect_invalid(std::string_view("{\"id\": \"a\0b\"}", 13));
    expect_invalid("{\"id\": \"\xff\xfe\"}");
    expect_invalid("{\"id\": \"\xb2\xe2\xca\xd4\"}");  // GBK
    expect_invalid("{\"id\": NaN}");
}

TEST(LoadHostile, EveryTruncationIsRefused) {
    for (std::size_t length = 0; length < sound.size(); length += 7)
        expect_invalid(std::string_view(sound).substr(0, length));
}

TEST(LoadHostile, SyntaxErrorNamesItsLine) {
    const auto result = load_framework("{\n\"schema\": 1,\n\"id\": oops\n}");
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_NE(result.problems[0].message.en.find("line 3"), std::string::npos) << result.problems[0].message.en;
    EXPECT_NE(result.problems[0].message.zh.find("第3行"), std::string::npos) << result.problems[0].message.zh;
}

// The words of the parser are English and for programmers; ours say what to do.
TEST(LoadHostile, WordsForBrokenFiles) {
    const auto expect_words = [](std::string_view json, std::string_view zh, std::string_view en) {
        const auto result = load_framework(json);
        ASSERT_EQ(result.problems.size(), 1u);
        EXPECT_EQ(result.problems[0].message.zh, zh);
        EXPECT_EQ(result.problems[0].message.en, en);
    };
    expect_words("", "不是有效的JSON，第1行：文件是空的。", "Not valid JSON, line 1: the file is empty.");
    expect_words("\n \n", "不是有效的JSON，第3行：文件是空的。", "Not valid JSON, line 3: the file is empty.");
    expect_words("{\n\"id\": \"a\",\n", "不是有效的JSON，第3行：文件不完整，到此中断。",
                 "Not valid JSON, line 3: the file is incomplete and ends here.");
    expect_words("{}\n}", "不是有效的JSON，第2行：末尾的括号之后还有内容。",
                 "Not valid JSON, line 2: something follows the last bracket.");
    expect_words("{\"id\": NaN}", "不是有效的JSON，第1行：语法错误。", "Not valid JSON, line 1: syntax error.");
    expect_words("\xEF\xBB\xBF{}", "不是有效的JSON，第1行：文件以字节顺序标记（BOM）开头，请另存为不带BOM的UTF-8。",
                 "Not valid JSON, line 1: the file begins with a byte order mark (BOM); save it as UTF-8 without BOM.");
    expect_words("{\n\"id\": \"\xb2\xe2\xca\xd4\"}", "不是有效的JSON，第2行：编码不是UTF-8，请另存为UTF-8。",
                 "Not valid JSON, line 2: the encoding is not UTF-8; save the file as UTF-8.");
    expect_words("\xff\xfe{", "不是有效的JSON，第1行：编码不是UTF-8，请另存为UTF-8。",
                 "Not valid JSON, line 1: the encoding is not UTF-8; save the file as UTF-8.");
    expect_words(std::string(100, '['), "不是有效的JSON，第1行：嵌套太深。",
                 "Not valid JSON, line 1: too deeply nested.");
}

TEST(LoadHostile, OtherJsonValues) {
    for (const char* json : {"null", "true", "7", "\"text\"", "[]", "[[[]]]"}) {
        const auto result = load_framework(json);
        EXPECT_FALSE(result.framework) << json;
        EXPECT_TRUE(reports(result, Fault::wrong_type, "")) << json;
    }
    EXPECT_TRUE(reports(load_framework("{}"), Fault::missing_key, ""));
}

TEST(LoadHostile, DeepNesting) {
    expect_invalid(std::string(100000, '['));
    std::string deep = R"({"measure": "n", "op": ">", "bound": 3})";
    for (int i = 0; i < 1000; ++i) deep = "{\"all\": [" + deep + "]}";
    expect_invalid(with(R"({"measure": "n", "op": ">", "bound": 3})", deep));
}

TEST(LoadHostile, HugeNumbers) {
    const std::string digits(400, '9');
    for (const auto& number : {std::string("1e400"), std::string("-1e400"), std::string("1e99999999999"), digits,
                               "-" + digits, digits + "." + digits, digits + "e" + digits.substr(0, 9)}) {
        const auto result = load_framework(with("\"bound\": 0.5", "\"bound\": " + number));
        EXPECT_FALSE(result.framework) << number;
        EXPECT_FALSE(result.problems.empty()) << number;
        expect_sentences(result);
    }
}

TEST(LoadHostile, TooLargeText) {
    const auto result = load_framework(std::string(5u << 20, ' '));
    ASSERT_EQ(result.problems.size(), 1u);
    EXPECT_EQ(result.problems[0].fault, Fault::file_too_large);
}

// Sums over a long chain of levels once took time that grew with the cube of the file.
TEST(LoadHostile, ManyLevelsAndIndicators) {
    std::string levels;
    std::string indicators;
    for (int i = 0; i < 9000; ++i) {
        const auto n = std::to_string(i);
        levels += (i ? ",{\"parent\":\"L" + std::to_string(i - 1) + "\"," : std::string("{")) + "\"code\":\"L" + n +
                  "\",\"name\":{\"zh\":\"N" + n + "\",\"en\":\"n\"},\"points\":0}";
        indicators += (i ? "," : "") + std::string("{\"code\":\"I") + n + "\",\"name\":{\"zh\":\"M" + n +
                      "\",\"en\":\"m\"},\"level\":\"L8999\",\"kind\":\"task\"}";
    }
    const auto result = load_framework(
        R"({"schema":1,"id":"X","title":{"zh":"a","en":"a"},"edition":{"zh":"a","en":"a"},"source":{"zh":"a","en":"a"},"star_totals":[],"levels":[)" +
        levels + "],\"indicators\":[" + indicators + "]}");
    EXPECT_TRUE(result.problems.empty()) << testing::PrintToString(result.problems);
    EXPECT_TRUE(result.framework);
}

class LoadFile : public testing::Test {
protected:
    void SetUp() override {
        folder_ = std::filesystem::path(testing::TempDir()) / ("citystar_load_" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Fault fault_of(const std::string& content) {
        std::ofstream(folder_ / "f.json", std::ios::binary) << content;
        const auto result = load_framework_file(folder_ / "f.json");
        return result.problems.empty() ? Fault::none : result.problems[0].fault;
    }
    std::filesystem::path folder_;
};

TEST_F(LoadFile, ReadsAFile) { EXPECT_EQ(fault_of(sound), Fault::none); }
TEST_F(LoadFile, EmptyFileIsInvalidNotUnreadable) { EXPECT_EQ(fault_of(""), Fault::json_invalid); }
TEST_F(LoadFile, TruncatedFile) { EXPECT_EQ(fault_of(sound.substr(0, sound.size() / 2)), Fault::json_invalid); }
TEST_F(LoadFile, FiveMegabytes) { EXPECT_EQ(fault_of(std::string(5u << 20, '[')), Fault::file_too_large); }
TEST_F(LoadFile, FolderAndMissingFile) {
    EXPECT_EQ(load_framework_file(folder_).problems.at(0).fault, Fault::file_unreadable);
    EXPECT_EQ(load_framework_file(folder_ / "none.json").problems.at(0).fault, Fault::file_unreadable);
}

std::string shipped_text(const std::string& name) {
    std::ostringstream text;
    text << std::ifstream(CITYSTAR_SHIPPED_FRAMEWORKS "/" + name, std::ios::binary).rdbuf();
    return text.str();
}

// Whatever is done to a file, the answer is a framework or the problems, never both, never neither.
class LoadMutation : public testing::TestWithParam<const char*> {
protected:
    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

    static bool accepted(const std::string& json) {
        const auto result = load_framework(json);
        EXPECT_NE(result.framework.has_value(), !result.problems.empty());
        return result.framework.has_value();
    }

    std::mt19937 random_{20200331};
};

TEST_P(LoadMutation, Bytes) {
    const auto original = shipped_text(GetParam());
    ASSERT_FALSE(original.empty());
    const std::string_view pieces[] = {"0",  "-1", "1e9", "null", "{",    "}",  "[", "]",
                                       "\"", ",",  ":",   "\\",   "\xff", "[]", "{}"};
    std::size_t refused = 0;
    for (int round = 0; round < 300; ++round) {
        auto json = original;
        const auto at = below(json.size());
        const auto length = 1 + below(20);
        switch (round % 3) {
            case 0: json.erase(at, length); break;
            case 1: json.insert(at, json.substr(below(json.size()), length)); break;
            default: json.replace(at, 1 + below(3), pieces[below(std::size(pieces))]);
        }
        refused += accepted(json) ? 0 : 1;
    }
    EXPECT_GT(refused, 150u);
}

// Cuts out, repeats or replaces whole JSON tokens, so that the text stays JSON more often.
TEST_P(LoadMutation, Tokens) {
    const auto original = shipped_text(GetParam());
    std::vector<std::pair<std::size_t, std::size_t>> tokens;
    for (std::size_t at = 0; at < original.size(); ++at) {
        std::size_t end = at;
        if (original[at] == '"')
            end = original.find('"', at + 1) + 1;
        else if (original[at] == '-' || std::isdigit(static_cast<unsigned char>(original[at])))
            end = original.find_first_not_of("0123456789.eE+-", at);
        if (end > at) {
            tokens.push_back({at, end - at});
            at = end - 1;
        }
    }
    const std::string_view pieces[] = {"0",  "-1", "0.5",  "7",      "1e14",   "true",   "null",
                                       "[]", "{}", "\"\"", "\"L1\"", "\"zh\"", "\"sum\""};
    std::size_t refused = 0;
    for (int round = 0; round < 200; ++round) {
        auto json = original;
        const auto [at, length] = tokens[below(tokens.size())];
        const auto [from, size] = tokens[below(tokens.size())];
        if (round % 2 == 0)
            json.replace(at, length, pieces[below(std::size(pieces))]);
        else
            json.replace(at, length, original.substr(from, size));
        refused += accepted(json) ? 0 : 1;
    }
    EXPECT_GT(refused, 100u);
}

INSTANTIATE_TEST_SUITE_P(Shipped, LoadMutation,
                         testing::Values("sd-city-2020.json", "zq-district-2020.json", "sx-pilot.json",
                                         "sh-index-2020.json", "sh-district-145.json"));

}  // namespace
}  // namespace test
}  // namespace citystar

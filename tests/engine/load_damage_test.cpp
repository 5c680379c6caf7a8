// Framework files damaged in one place: each damage is reported there.

#include <gtest/gtest.h>

#include "sound_files.hpp"

namespace citystar::test {
namespace {

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

}  // namespace
}  // namespace citystar::test

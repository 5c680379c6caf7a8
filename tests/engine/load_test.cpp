#include "citystar/load.hpp"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <functional>
#include <sstream>

#include "sound_files.hpp"

namespace citystar::test {
namespace {

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

}  // namespace
}  // namespace citystar::test

// The guide add-a-framework in both languages: the example is sound, and every shown formula and message is correct.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "citystar/explain.hpp"
#include "citystar/lint.hpp"
#include "citystar/load.hpp"
#include "citystar/score.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

std::string text_of(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(std::string(CITYSTAR_DOCS "/").append(file), std::ios::binary).rdbuf();
    return text.str();
}

std::string guide(Language language) {
    return text_of(language == Language::zh ? "guide/zh-CN/add-a-framework.md" : "guide/en-US/add-a-framework.md");
}

const std::string& example_text() {
    static const auto text = text_of("examples/example-city.json");
    return text;
}

const Framework& example() {
    static const auto result = load_framework(example_text());
    return result.framework.value();
}

std::string number(double value) { return value_text({}, value, Language::en); }

struct Case {
    const Indicator& indicator;
    Reading reading;

    Case(std::string_view code, std::vector<Value> values)
        : indicator(*example().find_indicator(code)), reading(read_values(indicator, values)) {}
    std::string level() const { return number(evaluate(indicator, reading).star); }
    std::string score() const { return number(evaluate(indicator, reading).points); }
};

// The sheet of the guides, A2:D7.
std::vector<Row> sheet() {
    static const std::vector<std::vector<Value>> values{{0.82}, {20.0}, {0.4}, {"是", "是", "否"}, {0.0, 2.0}, {1.0}};
    std::vector<Row> rows;
    for (std::size_t i = 0; i < values.size(); ++i) rows.push_back({static_cast<double>(i + 1), values[i]});
    return rows;
}

std::string total(std::string_view scope, std::optional<double> adjustment = std::nullopt) {
    const auto rows = sheet();
    const auto result = total_points(example(), rows, {adjustment, example().find_scope(scope).value()});
    EXPECT_EQ(result.fault(), Fault::none);
    return number(result.value_or(0));
}

std::string overall(std::optional<double> adjustment = std::nullopt) {
    const auto rows = sheet();
    return number(overall_star(example(), rows, OverallRule::score, {adjustment, {}}).value_or(0));
}

// Every formula of the guides with the engine's result.
std::map<std::string, std::string> formulas(Language language) {
    const auto& pilots = *example().find_indicator("5");
    const auto& communities = *example().find_indicator("2");
    return {
        {R"(=STARLEVEL("EXAMPLE-CITY";1;82%))", Case("1", {0.82}).level()},
        {R"(=STARSCORE("EXAMPLE-CITY";1;82%))", Case("1", {0.82}).score()},
        {R"(=STARLEVEL("示例市";2;20))", Case("2", {20.0}).level()},
        {R"(=STARGAP("示例市";2;5;20))",
         number(gaps(communities, communities.rule(5)->when, Case("2", {20.0}).reading).at(0))},
        {R"(=STARLEVEL("示例市";3;25%))", Case("3", {0.25}).level()},
        {R"(=STARLEVEL("示例市";4;"是";"是";"否"))", Case("4", {"是", "是", "否"}).level()},
        {R"(=STARLEVEL("示例市";5;0;2))", Case("5", {0.0, 2.0}).level()},
        {R"(=STARLEVEL("示例市";5;1;0))", Case("5", {1.0, 0.0}).level()},
        {R"(=STARRULE("示例市";5;4))", rule_sentence(pilots, pilots.rule(4)->when, language)},
        {R"(=DEPARTMENTS("示例市";3))", example().find_indicator("3")->departments.at(0).printed},
        {R"(=WEIGHTEDSCORE("示例市";A2:A7;B2:D7))", total("")},
        {R"(=OVERALLSTAR("示例市";A2:A7;B2:D7))", overall()},
        {R"(=WEIGHTEDSCORE("示例市";A2:A7;B2:D7;0))", total("", 0.0)},
        {R"(=OVERALLSTAR("示例市";A2:A7;B2:D7;0))", overall(0.0)},
        {R"(=WEIGHTEDSCORE("示例市";A2:A7;B2:D7;;"惠民服务"))", total("惠民服务")},
        {R"(=WEIGHTEDSCORE("示例市";A2:A7;B2:D7;;"市交通运输局"))", total("市交通运输局")},
    };
}

// The errors shown in the guides, each with its message.
std::set<std::string> messages(Language language) {
    struct Slip {
        const char* from;
        const char* to;
    };
    constexpr Slip slips[] = {
        {R"("level": "L2",)", R"("level": "L2")"},
        {R"("points": 20, "when": {"measure": "online")", R"("points": 2, "when": {"measure": "online")"},
        {R"(, "aliases": ["市交通局"])", ""},
        {R"("bound": 0.6)", R"("bound": 60)"},
        {R"({"measure": "plan", "op": ">=", "bound": 1}, {"measure": "meetings")", R"({"measure": "meetings")"},
        {R"("bound": 0.8)", R"("bound": 0.95)"},
    };
    std::set<std::string> out;
    for (const auto& [from, to] : slips) {
        auto json = example_text();
        const auto at = json.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at == std::string::npos) continue;
        const auto result = load_framework(json.replace(at, std::string_view(from).size(), to));
        for (const auto& problem : result.problems)
            out.insert((problem.pointer.empty() ? "/" : problem.pointer) + ": " + problem.message.in(language));
        if (result.framework)
            for (const auto& finding : lint(*result.framework))
                out.insert(finding.pointer + ": " + finding.message.in(language));
    }
    return out;
}

std::vector<std::string> code_lines(const std::string& text, char first) {
    std::vector<std::string> out;
    std::istringstream lines(text);
    const auto start = std::string("    ") + first;
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(start)) out.push_back(line.substr(4));
    return out;
}

TEST(Example, LoadsWithoutProblemsOrFindings) {
    const auto result = load_framework(example_text());
    for (const auto& problem : result.problems) ADD_FAILURE() << problem.pointer << ": " << problem.message.en;
    ASSERT_TRUE(result.framework);
    for (const auto& finding : lint(*result.framework)) ADD_FAILURE() << finding.pointer << ": " << finding.message.en;
    EXPECT_EQ(result.framework->find_scope("市交通局")->index, result.framework->find_scope("市交通运输局")->index);
}

class Guide : public testing::TestWithParam<Language> {};

TEST_P(Guide, FormulasGiveWhatItShows) {
    std::map<std::string, std::string> shown;
    for (const auto& line : code_lines(guide(GetParam()), '=')) {
        const auto parts = split(line, "  ");
        shown[parts.front()] = parts.back();
    }
    EXPECT_EQ(shown, formulas(GetParam()));
}

TEST_P(Guide, SlipsLeadToTheMessagesItShows) {
    const auto lines = code_lines(guide(GetParam()), '/');
    EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()), messages(GetParam()));
}

TEST_P(Guide, PassagesOfTheFileAreInTheFile) {
    const auto text = guide(GetParam());
    int passages = 0;
    for (auto at = text.find("```json\n"); at != std::string::npos; at = text.find("```json\n", at)) {
        at += 8;
        const auto end = text.find("```", at);
        const auto passage = text.substr(at, end - at);
        EXPECT_NE(example_text().find(passage), std::string::npos) << passage;
        ++passages;
        at = end + 3;
    }
    EXPECT_EQ(passages, 10);
}

INSTANTIATE_TEST_SUITE_P(Languages, Guide, testing::Values(Language::zh, Language::en),
                         [](const auto& language) { return language.param == Language::zh ? "zh" : "en"; });

}  // namespace
}  // namespace citystar::test

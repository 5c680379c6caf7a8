// All sentences of all shipped frameworks, swept for slips.

#include "citystar/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <regex>

#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

using Values = std::vector<Value>;
const Value blank;

// Without slips: no placeholder left, no sign or space twice, no NaN or infinity, no endless decimals.
void expect_whole(const std::string& sentence, const std::string& about) {
    static const std::regex slips(
        R"([{}]|  |“”|““|””|。。|；；|，，|、、|：：|\.\.|,,|;;|\(\)|（）|(^|[^a-z])-?(nan|inf)([^a-z]|$)| $|^ )");
    std::smatch slip;
    EXPECT_FALSE(std::regex_search(sentence, slip, slips)) << about << ": " << sentence << " [" << slip.str() << ']';
}

void expect_two_decimals(const std::string& sentence, const std::string& about) {
    static const std::regex longer(R"(\.[0-9]{3,}(%|个百分点| percentage point))");
    EXPECT_FALSE(std::regex_search(sentence, longer)) << about << ": " << sentence;
}

constexpr const char* all_ids[] = {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"};

const std::vector<Value> tried{blank,
                               0.0,
                               0.5,
                               1.0,
                               2.0,
                               3.0,
                               20.0 / 22,
                               1.0 / 3,
                               2.5,
                               82.0,
                               -1.0,
                               -0.1,
                               1e7,
                               1e16,
                               1e300,
                               -1e300,
                               1e308,
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::infinity(),
                               -std::numeric_limits<double>::infinity(),
                               std::numeric_limits<double>::quiet_NaN(),
                               "82%",
                               "是",
                               "无",
                               "已发布",
                               " "};

// Every indicator of every framework with every kind of value, wrong ones too: there are always words, and they are
// whole.
TEST(Sweep, SentencesAreWhole) {
    std::size_t faults = 0;
    std::size_t sentences = 0;
    for (const auto* id : all_ids)
        for (const auto& indicator : shipped(id).indicators)
            for (const auto language : {Language::zh, Language::en}) {
                const auto about = std::string(id) + ' ' + indicator.code;
                const auto look = [&](const std::string& sentence, bool needed) {
                    EXPECT_TRUE(!needed || !sentence.empty()) << about;
                    expect_whole(sentence, about);
                    sentences += sentence.empty() ? 0 : 1;
                };
                for (const auto& rule : indicator.stars) look(rule_sentence(indicator, rule.when, language), true);
                if (indicator.target) look(rule_sentence(indicator, *indicator.target, language), true);
                for (const auto& target : indicator.targets) look(task_target_sentence(target, language), true);
                look(no_star_sentence(shipped(id), indicator.name.in(language), language), true);
                const std::size_t count = indicator.measures.size() + indicator.parameters.size();
                for (std::size_t place = 0; place <= count; ++place)
                    for (const auto& value : tried)
                        for (const auto& others : {blank, Value(1.0), Value(0.5)}) {
                            std::vector<Value> values(std::max(place + 1, count), others);
                            values[place] = value;
                            const auto reading = read_values(indicator, values);
                            const bool faulty = reading.fault != Fault::none;
                            faults += faulty ? 1 : 0;
                            look(check_sentence(indicator, values, reading, language), faulty || !indicator.counts());
                            const auto why = why_sentence(indicator, reading, language);
                            look(why, !faulty);
                            look(missing_sentence(indicator, reading, language), false);
                            if (value.number >= 0.5 && value.number < 10) expect_two_decimals(why, about);
                        }
            }
    EXPECT_GT(faults, 20000u);
    EXPECT_GT(sentences, 50000u);
}

// At every bound and close to it, the percentage shown is on the same side of the bound as the value.
TEST(Sweep, PercentagesDoNotHideAMissedBound) {
    std::size_t looked = 0;
    for (const auto* id : all_ids)
        for (const auto& indicator : shipped(id).indicators) {
            if (indicator.kind != IndicatorKind::scored || indicator.measures.size() != 1) continue;
            const auto& measure = indicator.measures[0];
            if (measure.type != MeasureType::share && measure.type != MeasureType::ratio) continue;
            for (const auto& rule : indicator.stars)
                for (const double step : {0.0, 1e-8, 1e-6, 1e-5, 4e-5, 5e-5, 1e-3})
                    for (const double sign : {-1.0, 1.0}) {
                        const double value = rule.when.comparison.bound + sign * step;
                        const auto reading = read_values(indicator, Values{value});
                        if (reading.fault != Fault::none) continue;
                        const auto why = why_sentence(indicator, reading, Language::en);
                        const auto at = why.find(": ") + 2;
                        const double shown = std::stod(why.substr(at, why.find('%') - at)) / 100;
                        for (const auto& other : indicator.stars) {
                            const auto& [measures, op, bound, parameter] = other.when.comparison;
                            EXPECT_EQ(compare(shown, op, bound), compare(value, op, bound)) << why;
                            ++looked;
                        }
                    }
        }
    EXPECT_GT(looked, 1000u);
}

// At every star, the words agree with the star.
TEST(Sweep, WhyNamesTheStar) {
    for (const auto* id : all_ids)
        for (const auto& indicator : shipped(id).indicators)
            for (const auto& rule : indicator.stars) {
                const auto reading = read_values(indicator, as_values(meeting_values(indicator, rule.when)));
                const int star = evaluate(indicator, reading).star;
                const auto zh = why_sentence(indicator, reading, Language::zh);
                EXPECT_NE(zh.find("达到" + std::to_string(star) + "星（标准："), std::string::npos) << zh;
                EXPECT_EQ(zh.ends_with("已是最高星级。"), star == indicator.top()->star) << zh;
                const auto en = why_sentence(indicator, reading, Language::en);
                EXPECT_NE(en.find("; star level " + std::to_string(star) + " ("), std::string::npos) << en;
            }
}

}  // namespace
}  // namespace citystar::test

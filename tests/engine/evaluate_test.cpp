#include "citystar/evaluate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

const Framework& city() { return shipped("SD-CITY-2020"); }
const Framework& district() { return shipped("ZQ-DISTRICT-2020"); }

const Indicator& city(std::string_view code) { return *city().find_indicator(code); }
const Indicator& district(std::string_view code) { return *district().find_indicator(code); }

using Values = std::vector<Value>;

Fault fault_of(const Indicator& indicator, const Values& values) { return read_values(indicator, values).fault; }
int star_of(const Indicator& indicator, const Values& values) {
    const auto evaluation = evaluate(indicator, read_values(indicator, values));
    EXPECT_EQ(evaluation.state, Evaluation::State::scored);
    return evaluation.star;
}

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
const Value blank;

TEST(ReadValues, SharesAreFractions) {
    for (const double value : {0.0, 0.82, 1.0, 1 + 1e-10, -1e-10})
        EXPECT_EQ(fault_of(city("L1P1"), {value}), Fault::none) << value;
    for (const double value : {82.0, 1.001, -0.001, infinite, -infinite, not_a_number})
        EXPECT_EQ(fault_of(city("L1P1"), {value}), Fault::out_of_domain) << value;
}

TEST(ReadValues, EmptyCellAsZeroIsNoTopMark) {
    EXPECT_EQ(fault_of(city("L1P3"), {0.0}), Fault::out_of_domain);
    EXPECT_EQ(fault_of(city("L4P4"), {0.0}), Fault::out_of_domain);
    EXPECT_EQ(fault_of(district("5"), {1.0, 0.0}), Fault::out_of_domain);
}

TEST(ReadValues, CountsAndRanksAreWhole) {
    EXPECT_EQ(fault_of(city("L1P2"), {2.5}), Fault::out_of_domain);
    EXPECT_EQ(fault_of(city("L1P2"), {-1.0}), Fault::out_of_domain);
    EXPECT_EQ(read_values(city("L1P2"), Values{Value(2.9999999999)}).values[0], 3);
    EXPECT_EQ(fault_of(city("L1P3"), {17.0}), Fault::out_of_domain);
    EXPECT_EQ(fault_of(city("L1P3"), {1.5}), Fault::out_of_domain);
}

TEST(ReadValues, RatiosHavePlausibilityLimits) {
    EXPECT_EQ(fault_of(city("L3P6"), {-0.2}), Fault::none);
    EXPECT_EQ(fault_of(city("L3P6"), {15.0}), Fault::out_of_domain);
    EXPECT_EQ(fault_of(city("L3P1"), {-0.01}), Fault::out_of_domain);
}

TEST(ReadValues, NamesTheValueAtFault) {
    const auto reading = read_values(city("L1P4"), Values{Value(0.5), Value(20.0)});
    EXPECT_EQ(reading.fault, Fault::out_of_domain);
    EXPECT_EQ(reading.at, 1u);
}

TEST(ReadValues, TextIsNoNumber) {
    for (const auto* text : {"82%", "0.82", "八成", "#N/A"})
        EXPECT_EQ(fault_of(city("L1P1"), {text}), Fault::unreadable_value) << text;
}

TEST(ReadValues, YesAndNo) {
    for (const auto* yes : {"是", "有", "Y", "y", "yes", "YES", "TRUE", "true", "ＴＲＵＥ", "Ｙ", "１", "1", " 是 "}) {
        const auto reading = read_values(city("L5P1"), Values{Value(yes)});
        EXPECT_EQ(reading.fault, Fault::none) << yes;
        EXPECT_EQ(reading.values[0], 1) << yes;
    }
    for (const auto* no : {"否", "无", "N", "no", "FALSE", "ｆａｌｓｅ", "０", "0"}) {
        const auto reading = read_values(city("L5P1"), Values{Value(no)});
        EXPECT_EQ(reading.fault, Fault::none) << no;
        EXPECT_EQ(reading.values[0], 0) << no;
    }
    for (const auto* word : {"对", "是的", "√", "2"})
        EXPECT_EQ(fault_of(city("L5P1"), {word}), Fault::unreadable_value) << word;
    for (const double number : {0.5, 2.0, -1.0})
        EXPECT_EQ(fault_of(city("L5P1"), {number}), Fault::out_of_domain) << number;
}

TEST(ReadValues, LevelsByNumberOrName) {
    const auto level = [](const Value& value) {
        const auto reading = read_values(city("L5P2"), Values{blank, blank, value});
        return reading.fault == Fault::none ? reading.values[2] : -1;
    };
    EXPECT_EQ(level(0.0), 0);
    EXPECT_EQ(level(3.0), 3);
    EXPECT_EQ(level("无"), 0);
    EXPECT_EQ(level("已发布"), 3);
    EXPECT_EQ(level(" Drafting "), 1);
    EXPECT_EQ(level("２"), 2);
    for (const Value& bad : {Value(4.0), Value(-1.0), Value(1.5), Value("4"), Value("发布")}) EXPECT_EQ(level(bad), -1);
}

TEST(ReadValues, BlanksAreNotReported) {
    for (const Values& values :
         {Values{}, Values{blank}, Values{""}, Values{"  "}, Values{"　"}, Values{blank, blank, blank}}) {
        const auto reading = read_values(city("L1P1"), values);
        EXPECT_TRUE(reading.nothing_reported());
        EXPECT_EQ(evaluate(city("L1P1"), reading).state, Evaluation::State::not_reported);
    }
}

TEST(ReadValues, TooManyValues) {
    EXPECT_EQ(fault_of(city("L1P1"), {0.5, 0.6}), Fault::too_many_values);
    EXPECT_EQ(fault_of(city("L1P1"), {0.5, blank, ""}), Fault::none);
    EXPECT_EQ(fault_of(city("L1P1"), {blank, 0.5}), Fault::too_many_values);
    EXPECT_EQ(fault_of(city("L1P1"), Values(300, Value(0.5))), Fault::too_many_values);
}

TEST(ReadValues, CombinedValueOrParts) {
    const auto& air_water_noise = city("L2P1");
    const auto parts = read_values(air_water_noise, Values{Value(1.0), Value(0.5), Value(0.25)});
    ASSERT_TRUE(parts.has(3));
    EXPECT_NEAR(parts.values[3], 0.4 + 0.2 + 0.05, 1e-12);
    EXPECT_FALSE(parts.combined_given);
    const auto combined = read_values(air_water_noise, Values{Value(0.7)});
    EXPECT_TRUE(combined.combined_given);
    EXPECT_TRUE(combined.has(3));
    EXPECT_FALSE(combined.has(0));
    for (const Values& incomplete :
         {Values{0.9, 0.9}, Values{blank, 0.9}, Values{0.9, blank, 0.9}, Values{0.9, blank, blank}}) {
        const auto reading = read_values(air_water_noise, incomplete);
        EXPECT_FALSE(reading.has(3));
        EXPECT_EQ(evaluate(air_water_noise, reading).star, 0);
    }
    EXPECT_EQ(fault_of(air_water_noise, {90.0}), Fault::out_of_domain);
}

TEST(Evaluate, BlankMeasureLeavesItsCriteriaUnmet) {
    EXPECT_EQ(star_of(city("L1P4"), {0.95, blank}), 2);
    EXPECT_EQ(star_of(city("L1P4"), {blank, 0.5}), 0);
    EXPECT_EQ(star_of(district("5"), {"是"}), 0);
    EXPECT_EQ(star_of(district("5"), {blank, 0.1}), 0);
}

TEST(Evaluate, SumsCountWhatIsReported) {
    EXPECT_EQ(star_of(city("L6P1"), {2.0}), 3);
    EXPECT_EQ(star_of(city("L6P1"), {blank, 1.0}), 2);
    EXPECT_EQ(star_of(city("L6P1"), {1.0, 1.0}), 3);
}

TEST(Evaluate, Deduction) {
    for (const auto* indicator : {&city("L5P6"), &district("40")}) {
        const auto incidents = [&](const Value& value) {
            return evaluate(*indicator, read_values(*indicator, Values{value}));
        };
        EXPECT_EQ(incidents(3.0).state, Evaluation::State::no_star);
        EXPECT_EQ(incidents(3.0).points, -6);
        EXPECT_EQ(incidents(0.0).points, 0);
        EXPECT_FALSE(std::signbit(incidents(0.0).points));
        EXPECT_EQ(incidents(1.5).state, Evaluation::State::faulty);
        EXPECT_EQ(incidents(blank).state, Evaluation::State::not_reported);
    }
}

TEST(Evaluate, TextTaskHasNoStarWhateverStandsBesideIt) {
    for (const auto* code : {"45", "T1"})
        for (const Values& values : {Values{}, Values{1.0}, Values{"done"}}) {
            const auto evaluation = evaluate(district(code), read_values(district(code), values));
            EXPECT_EQ(evaluation.state, Evaluation::State::no_star) << code;
            EXPECT_EQ(evaluation.points, 0);
        }
}

TEST(Compare, AbsorbsBinaryNoise) {
    EXPECT_TRUE(compare(0.1 + 0.2, Operator::at_least, 0.3));
    EXPECT_TRUE(compare(0.3 - 0.9e-9, Operator::at_least, 0.3));
    EXPECT_FALSE(compare(0.3 - 1.1e-9, Operator::at_least, 0.3));
    EXPECT_FALSE(compare(0.8500000000001, Operator::above, 0.85));
    EXPECT_TRUE(compare(0.85 + 1.1e-9, Operator::above, 0.85));
    EXPECT_FALSE(compare(3 - 1e-9, Operator::below, 3));
    EXPECT_TRUE(compare(3 - 4e-9, Operator::below, 3));
    EXPECT_TRUE(compare(0.5 + 0.9e-9, Operator::at_most, 0.5));
    EXPECT_FALSE(compare(0.5 + 1.1e-9, Operator::at_most, 0.5));
    // The tolerance is relative for large bounds.
    EXPECT_TRUE(compare(5000 - 4e-6, Operator::at_least, 5000));
    EXPECT_FALSE(compare(5000 - 6e-6, Operator::at_least, 5000));
    for (const auto op : {Operator::at_least, Operator::above, Operator::at_most, Operator::below})
        EXPECT_FALSE(compare(not_a_number, op, 1));
}

// Compares every combination of answers, including missing ones, with a second version of the source's wording.
void expect_ladder(const Indicator& indicator, int states, const std::function<int(const std::vector<int>&)>& oracle) {
    const std::size_t count = indicator.measures.size();
    std::vector<int> given(count, -1);  // -1 is blank
    std::size_t cases = 0;
    for (std::size_t i = 0; i < count;) {
        Values values;
        for (const int value : given) values.push_back(value < 0 ? Value() : Value(static_cast<double>(value)));
        const auto evaluation = evaluate(indicator, read_values(indicator, values));
        ASSERT_EQ(evaluation.star, oracle(given)) << indicator.code << ' ' << testing::PrintToString(given);
        const auto* rule = indicator.rule(evaluation.star);
        ASSERT_EQ(evaluation.points, rule ? rule->points : 0);
        ++cases;
        for (i = 0; i < count; ++i) {
            if (++given[i] < states) break;
            given[i] = -1;
        }
    }
    EXPECT_EQ(cases, static_cast<std::size_t>(std::pow(states + 1, count)));
}

TEST(Exhaustive, Institutions) {
    expect_ladder(city("L5P1"), 2, [](const auto& v) {
        const bool three = v[0] == 1 && v[1] == 1 && v[2] == 1;
        const bool four = three && v[3] == 1 && v[4] == 1;
        return four && v[5] == 1 ? 5 : four ? 4 : three ? 3 : v[0] == 1 && v[1] == 1 ? 2 : v[0] == 1 ? 1 : 0;
    });
    expect_ladder(district("35"), 2, [](const auto& v) {
        for (int i = 0; i < 6; ++i)
            if (v[static_cast<std::size_t>(i)] != 1) return 0;
        return v[6] == 1 ? 5 : 4;
    });
}

TEST(Exhaustive, Talent) {
    const auto ladder = [](const std::vector<int>& v) {
        const auto yes = [&](std::initializer_list<std::size_t> which) {
            for (const auto i : which)
                if (v[i] != 1) return false;
            return true;
        };
        if (yes({0, 1, 2, 3, 4, 5, 6})) return 5;
        if (yes({0, 1, 2, 3, 4})) return 4;
        if (yes({0, 1, 2, 4})) return 3;
        return yes({0, 1}) ? 2 : 0;
    };
    expect_ladder(city("L5P3"), 2, ladder);
    expect_ladder(district("37"), 2, [&](const auto& v) { return ladder(v) >= 4 ? ladder(v) : 0; });
}

// Three stars do not ask for the division of tasks that one star asks for.
TEST(Exhaustive, PlansAreNotCumulative) {
    const auto ladder = [](const std::vector<int>& v) {
        const bool four = v[0] == 1 && v[1] == 1 && v[2] >= 3 && v[4] == 1;
        if (four && v[3] == 1 && v[5] == 1) return 5;
        if (four) return 4;
        if (v[0] == 1 && v[2] >= 2) return 3;
        if (v[0] == 1 && v[2] >= 1) return 2;
        return v[0] == 1 && v[1] == 1 ? 1 : 0;
    };
    // The level has four states, the answers two; higher answers are refused and left out here.
    for (const auto* indicator : {&city("L5P2"), &district("36")}) {
        std::vector<int> v(6);
        for (int code = 0; code < 3 * 3 * 5 * 3 * 3 * 3; ++code) {
            int rest = code;
            Values values;
            for (std::size_t i = 0; i < 6; ++i) {
                const int states = i == 2 ? 5 : 3;
                v[i] = rest % states - 1;
                rest /= states;
                values.push_back(v[i] < 0 ? Value() : Value(static_cast<double>(v[i])));
            }
            const int expected = ladder(v);
            ASSERT_EQ(evaluate(*indicator, read_values(*indicator, values)).star,
                      indicator == &district("36") && expected < 4 ? 0 : expected);
        }
    }
}

TEST(Exhaustive, PilotsAndPublicity) {
    expect_ladder(city("L6P1"), 6, [](const auto& v) {
        const int sum = std::max(v[0], 0) + std::max(v[1], 0);
        return v[0] >= 3 && v[1] >= 3 ? 5 : v[0] >= 1 && v[1] >= 2 ? 4 : sum >= 2 ? 3 : sum >= 1 ? 2 : 0;
    });
    expect_ladder(district("41"), 4, [](const auto& v) { return v[0] >= 1 || v[1] >= 2 ? 5 : v[1] >= 1 ? 4 : 0; });
    expect_ladder(city("L6P2"), 7, [](const auto& v) {
        if (v[1] >= 5 || v[2] >= 3) return 5;
        if (v[1] >= 3 || v[2] >= 2) return 4;
        return v[0] >= 2 || v[2] >= 1 ? 3 : v[0] >= 1 ? 2 : 0;
    });
    expect_ladder(district("42"), 4, [](const auto& v) { return v[0] >= 2 || v[1] >= 1 ? 5 : v[0] >= 1 ? 4 : 0; });
    expect_ladder(city("L6P3"), 5, [](const auto& v) {
        return v[0] >= 3 && v[1] >= 1 ? 5 : v[0] >= 2 ? 4 : v[0] >= 1 ? 3 : 0;
    });
}

// Holds for every ladder of both frameworks: criteria only ask for more (for ranks and distances, for less).
TEST(Property, BetterMeasureNeverGivesLowerStar) {
    std::mt19937 random(3890);
    for (const auto* framework : {&city(), &district()})
        for (const auto& indicator : framework->indicators) {
            if (indicator.kind != IndicatorKind::scored) continue;
            std::vector<std::vector<double>> choices;
            for (std::size_t i = 0; i < indicator.measures.size(); ++i) choices.push_back(telling_values(indicator, i));
            const auto pick = [&](std::size_t i) {
                return choices[i][std::uniform_int_distribution<std::size_t>(0, choices[i].size() - 1)(random)];
            };
            for (int round = 0; round < 300; ++round) {
                std::vector<double> numbers;
                for (std::size_t i = 0; i < choices.size(); ++i) numbers.push_back(pick(i));
                const int before = star_of(indicator, as_values(numbers));
                const auto changed = std::uniform_int_distribution<std::size_t>(0, choices.size() - 1)(random);
                const double other = pick(changed);
                const bool better =
                    small_is_good(indicator.measures[changed]) ? other < numbers[changed] : other > numbers[changed];
                if (!better) continue;
                numbers[changed] = other;
                ASSERT_GE(star_of(indicator, as_values(numbers)), before)
                    << indicator.code << ' ' << testing::PrintToString(numbers);
            }
        }
}

TEST(Property, ReportingABlankNeverLowersTheStar) {
    for (const auto* framework : {&city(), &district()})
        for (const auto& indicator : framework->indicators) {
            if (indicator.kind != IndicatorKind::scored || indicator.combined) continue;
            for (const auto& rule : indicator.stars)
                for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
                    auto values = as_values(meeting_values(indicator, rule.when));
                    const int full = star_of(indicator, values);
                    values[i] = Value();
                    ASSERT_LE(evaluate(indicator, read_values(indicator, values)).star, full) << indicator.code;
                }
        }
}

TEST(Property, EveryCriterionCanBeMet) {
    for (const auto* framework : {&city(), &district()})
        for (const auto& indicator : framework->indicators)
            for (const auto& rule : indicator.stars)
                EXPECT_GE(star_of(indicator, as_values(meeting_values(indicator, rule.when))), rule.star)
                    << indicator.code;
}

TEST(ComparisonOf, FindsTheMeasure) {
    const auto& rule = *city("L1P4").rule(4);
    EXPECT_EQ(comparison_of(rule.when, 0)->bound, 0.9);
    EXPECT_EQ(comparison_of(rule.when, 1)->bound, 0.1);
    EXPECT_EQ(comparison_of(rule.when, std::nullopt)->bound, 0.9);
    EXPECT_EQ(comparison_of(rule.when, 2), nullptr);
    EXPECT_EQ(comparison_of(city("L1P8").rule(5)->when, 0), nullptr);
    EXPECT_EQ(comparison_of(city("L1P8").rule(5)->when, std::nullopt)->bound, 0.9);
    EXPECT_EQ(comparison_of(city("L2P1").rule(5)->when, 3)->bound, 0.9);
    EXPECT_EQ(comparison_of(city("L6P1").rule(2)->when, 1)->bound, 1);
    EXPECT_EQ(comparison_of(city("L5P4").rule(5)->when, 4)->bound, 8000);
    EXPECT_EQ(comparison_of(city("L5P4").rule(5)->when, 2), nullptr);
}

TEST(TargetOf, OneMeasureOrCombined) {
    EXPECT_EQ(target_of(city("L1P1"))->bound, 0.85);
    EXPECT_EQ(target_of(city("L1P3"))->bound, 3);
    EXPECT_EQ(target_of(city("L2P1"))->bound, 0.9);
    EXPECT_EQ(target_of(city("L1P4")), nullptr);
    EXPECT_EQ(target_of(city("L5P6")), nullptr);
    EXPECT_EQ(target_of(district("45")), nullptr);
}

TEST(AttainmentTest, IsAFractionOfTheTarget) {
    const auto of = [](const Indicator& indicator, const Values& values, std::optional<double> target = std::nullopt) {
        return attainment(indicator, read_values(indicator, values), target);
    };
    EXPECT_DOUBLE_EQ(**of(city("L1P1"), {0.425}), 0.5);
    EXPECT_DOUBLE_EQ(**of(city("L1P1"), {0.9}, 0.6), 1.5);
    EXPECT_DOUBLE_EQ(**of(city("L1P3"), {6.0}), 0.5);
    EXPECT_DOUBLE_EQ(**of(city("L4P4"), {2.0}), 1.5);
    EXPECT_DOUBLE_EQ(**of(city("L2P1"), {0.45}), 0.5);
    EXPECT_DOUBLE_EQ(**of(city("L2P1"), {0.45, 0.45, 0.45}), 0.5);
    EXPECT_DOUBLE_EQ(**of(city("L3P6"), {-0.15}), -1);
    EXPECT_FALSE(*of(city("L1P1"), {}));
    EXPECT_FALSE(*of(city("L2P1"), {0.9, 0.9}));
    EXPECT_EQ(of(city("L1P1"), {82.0}).fault(), Fault::out_of_domain);
    EXPECT_EQ(of(city("L1P1"), {0.5}, 0.0).fault(), Fault::out_of_domain);
    EXPECT_EQ(of(city("L1P1"), {0.5}, -1.0).fault(), Fault::out_of_domain);
    EXPECT_EQ(of(city("L1P1"), {0.5}, infinite).fault(), Fault::out_of_domain);
    EXPECT_EQ(of(city("L1P1"), {0.5}, not_a_number).fault(), Fault::out_of_domain);
    EXPECT_EQ(of(city("L1P4"), {0.5, 0.5}).fault(), Fault::no_single_measure);
    EXPECT_EQ(of(city("L5P6"), {1.0}).fault(), Fault::no_criterion);
    EXPECT_EQ(of(district("45"), {}).fault(), Fault::no_single_measure);
}

}  // namespace
}  // namespace citystar::test

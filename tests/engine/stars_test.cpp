#include "citystar/evaluate.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "shipped.hpp"

// Golden cases: "code | value | value … => star points", made from a transcription of the source that is independent of
// the framework files. "_" is a blank value; a result may also be "blank", "error" or "none points" (a deduction).

namespace citystar::test {
namespace {

std::string outcome(const Indicator& indicator, const std::vector<Value>& values) {
    const auto evaluation = evaluate(indicator, read_values(indicator, values));
    const auto points = [](double value) {
        std::string text = std::to_string(value);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
        return text == "-0" ? "0" : text;
    };
    switch (evaluation.state) {
        case Evaluation::State::faulty: return "error";
        case Evaluation::State::not_reported: return "blank";
        case Evaluation::State::no_star: return "none " + points(evaluation.points);
        case Evaluation::State::scored: return std::to_string(evaluation.star) + " " + points(evaluation.points);
    }
    return {};
}

void run_cases(std::string_view id, std::string_view file) {
    const auto& framework = shipped(id);
    std::size_t cases = 0;
    for (const auto& line : golden_lines(file)) {
        const auto sides = split(line, "=>");
        ASSERT_EQ(sides.size(), 2u) << line;
        const auto fields = split(sides[0], "|");
        const auto* indicator = framework.find_indicator(fields[0]);
        ASSERT_NE(indicator, nullptr) << line;
        std::vector<Value> values;
        for (std::size_t i = 1; i < fields.size(); ++i)
            values.push_back(fields[i] == "_" ? Value() : Value(std::stod(fields[i])));
        EXPECT_EQ(outcome(*indicator, values), sides[1]) << line;
        ++cases;
    }
    EXPECT_GT(cases, 2000u);
}

TEST(Stars, ShandongCityCases) { run_cases("SD-CITY-2020", "sd-city-2020.stars.txt"); }
TEST(Stars, ZhangqiuDistrictCases) { run_cases("ZQ-DISTRICT-2020", "zq-district-2020.stars.txt"); }

}  // namespace
}  // namespace citystar::test

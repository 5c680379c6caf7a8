// Random valid values through the named ranges: totals, stars and level points equal those of the engine.

#include <random>

#include "citystar/score.hpp"
#include "shipped.hpp"
#include "template_fixture.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

constexpr double noise = 1e-6;

using Random = std::mt19937;

// The value as a user types it: words if there is a list.
struct Typed {
    std::optional<double> number;
    std::string text;
    Value value() const { return number ? Value(*number) : Value(std::string_view(text)); }
};

Typed random_input(Random& random, const Indicator& indicator, std::size_t index) {
    const auto& measure = input_of(indicator, index);
    if (random() % 100 < 15 || measure.tier == Tier::county) return {};
    if (measure.type == MeasureType::yes_no) return {std::nullopt, random() % 3 ? "是" : "否"};
    if (measure.type == MeasureType::level) return {std::nullopt, measure.levels[random() % measure.levels.size()].zh};
    if (indicator.kind == IndicatorKind::scored) {
        const auto choices = telling_values(indicator, index);
        return {choices[random() % choices.size()], ""};
    }
    const auto& domain = measure.domain;
    const double top = std::min(domain.max, indicator.kind == IndicatorKind::deduction ? 3.0 : 120.0);
    const double part = static_cast<double>(1 + random() % 999) / 1000;
    const double value = domain.min + part * (top - domain.min);
    return {domain.whole ? std::ceil(value) : value, ""};
}

struct Filled {
    std::vector<const Indicator*> indicators;
    std::vector<std::vector<Typed>> typed;
    std::vector<std::vector<Value>> values;
    std::vector<Row> rows;
};

Filled random_values(Random& random, const Framework& framework) {
    Filled out;
    for (const auto& indicator : framework.indicators) {
        if (indicator.kind == IndicatorKind::task) continue;
        out.indicators.push_back(&indicator);
        auto& typed = out.typed.emplace_back();
        for (std::size_t i = 0; i < inputs_of(indicator); ++i) typed.push_back(random_input(random, indicator, i));
    }
    for (const auto& typed : out.typed) {
        auto& values = out.values.emplace_back();
        for (const auto& one : typed) values.push_back(one.value());
    }
    for (std::size_t i = 0; i < out.indicators.size(); ++i)
        out.rows.push_back({Value(std::string_view(out.indicators[i]->code)), out.values[i]});
    return out;
}

double expected_points(const Framework& framework, const std::vector<Row>& rows, const TotalOptions& options = {}) {
    const auto total = total_points(framework, rows, options);
    EXPECT_EQ(total.fault(), Fault::none) << framework.id << " row " << total.failure().row;
    return total.value_or(0);
}

void expect_level_points(const Workbook& workbook, const Framework& framework, const std::vector<Row>& rows) {
    for (std::size_t i = 0; i < framework.levels.size(); ++i) {
        const auto& level = framework.levels[i];
        const auto name = "CS_POINTS_" + level.code;
        const Scope scope{Scope::Kind::level, i};
        bool scored = false;
        for (const auto& indicator : framework.indicators)
            scored = scored || (indicator.kind != IndicatorKind::task && framework.contains(scope, indicator));
        EXPECT_EQ(workbook.has(name), scored && !level.parent) << name;
        if (!workbook.has(name)) continue;
        EXPECT_NEAR(workbook.number(name), expected_points(framework, rows, {{}, scope}), noise) << name;
    }
}

class RandomValues : public testing::TestWithParam<const char*> {};

TEST_P(RandomValues, TotalsStarsAndLevelPointsAreTheEngines) {
    const auto& framework = shipped(GetParam());
    Workbook workbook(template_of(GetParam()));
    for (const unsigned seed : {1u, 2u, 3u}) {
        Random random(seed);
        const auto filled = random_values(random, framework);
        ASSERT_EQ(static_cast<std::size_t>(workbook.rows("CS_INDICATORS")), filled.indicators.size());
        workbook.quietly([&] {
            for (std::size_t row = 0; row < filled.typed.size(); ++row)
                for (std::size_t i = 0; i < filled.typed[row].size(); ++i) {
                    const auto& [number, text] = filled.typed[row][i];
                    if (number)
                        workbook.put("CS_VALUES", *number, static_cast<sal_Int32>(i), static_cast<sal_Int32>(row));
                    else
                        workbook.put("CS_VALUES", text, static_cast<sal_Int32>(i), static_cast<sal_Int32>(row));
                }
        });
        EXPECT_EQ(workbook.error_cells(), "") << seed;
        const double points = expected_points(framework, filled.rows);
        EXPECT_GT(points, 0);
        EXPECT_NEAR(workbook.number("CS_TOTAL"), points, noise) << seed;
        EXPECT_NEAR(workbook.number("CS_TOTAL_DECLARED"), points, noise) << seed;
        expect_level_points(workbook, framework, filled.rows);
        if (framework.scoring != Scoring::stars) continue;
        EXPECT_EQ(workbook.number("CS_OVERALL_STAR"), *overall_star(framework, filled.rows, OverallRule::score));
        EXPECT_EQ(workbook.number("CS_OVERALL_STAR_ALL"), *overall_star(framework, filled.rows, OverallRule::all));
    }
}

INSTANTIATE_TEST_SUITE_P(Templates, RandomValues,
                         testing::Values("SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-DISTRICT-145"));

TEST(UnitValues, TotalsAndLevelPointsOfEveryDistrictAreTheEngines) {
    const auto& framework = shipped("SH-INDEX-2020");
    Workbook workbook(blank_of("SH-INDEX-2020"));
    Random random(4);
    const auto units = framework.units.size();
    const auto items = framework.indicators.size();
    std::vector<std::vector<std::vector<Value>>> values(units);
    std::vector<double> coefficients;
    workbook.quietly([&] {
        for (std::size_t unit = 0; unit < units; ++unit) {
            coefficients.push_back(0.9 + static_cast<double>(random() % 11) / 100);
            workbook.put("CS_COEFFICIENTS", coefficients.back(), static_cast<sal_Int32>(unit));
            for (std::size_t item = 0; item < items; ++item) {
                const bool blank = random() % 10 == 0;
                const double value = 40 + static_cast<double>(random() % 16000) / 100;
                values[unit].push_back({blank ? Value() : Value(value)});
                if (!blank)
                    workbook.put("CS_UNIT_DECLARED", value, static_cast<sal_Int32>(unit), static_cast<sal_Int32>(item));
            }
        }
    });
    EXPECT_EQ(workbook.error_cells(), "");
    for (std::size_t unit = 0; unit < units; ++unit) {
        std::vector<Row> rows;
        for (std::size_t item = 0; item < items; ++item)
            rows.push_back({Value(std::string_view(framework.indicators[item].code)), values[unit][item]});
        const double index = expected_points(framework, rows, {coefficients[unit], {}});
        EXPECT_NEAR(workbook.number("CS_LEAGUE_TOTALS", 0, static_cast<sal_Int32>(unit)), index, 0.005 + noise)
            << framework.units[unit].name;
        if (unit % 5 != 0) continue;
        workbook.put("CS_UNIT_NAME", framework.units[unit].name);
        EXPECT_NEAR(workbook.number("CS_TOTAL"), index, noise) << framework.units[unit].name;
        EXPECT_NEAR(workbook.number("CS_TOTAL_DECLARED"), index, noise) << framework.units[unit].name;
        expect_level_points(workbook, framework, rows);
    }
}

TEST(Samples, ZhangqiuOwnTargetsEarnTheirStars) {
    const Workbook four(made("ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"));
    EXPECT_EQ(four.get("CS_TOTAL"), "80");
    EXPECT_EQ(four.get("CS_OVERALL_STAR"), "4");
    const Workbook five(made("ZQ-DISTRICT-2020", "zhangqiu-five-star.tsv"));
    EXPECT_EQ(five.get("CS_TOTAL"), "100");
    EXPECT_EQ(five.get("CS_OVERALL_STAR"), "5");
    EXPECT_EQ(five.get("CS_OVERALL_STAR_ALL"), "5");
}

}  // namespace
}  // namespace citystar::test

// Properties of every sheet, tested on random sheets of all five frameworks: better figures never cost points, missing
// figures never bring points, and the bounds hold for all figures still to come.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "citystar/bounds.hpp"
#include "sheet.hpp"
#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

constexpr double noise = 1e-9;

using Random = std::mt19937;

std::size_t pick(Random& random, std::size_t count) { return random() % count; }
bool chance(Random& random, unsigned percent) { return random() % 100 < percent; }

bool lower_is_better(const Indicator& indicator, const Measure& measure) {
    return indicator.kind == IndicatorKind::deduction || measure.lower_is_better || small_is_good(measure);
}

// Telling values: limits and bounds, including those of an item's target. A speed of 0 is left out if it has a city's
// mean: no mean makes it meet the target, but the bounds take any mean as possible.
std::vector<double> choices(const Indicator& indicator, std::size_t index) {
    const auto& measure = indicator.measure(index);
    const auto& domain = measure.domain;
    double top = std::min(domain.max, measure.full ? 2 * *measure.full : 250.0);
    if (indicator.kind == IndicatorKind::deduction) top = 4;
    std::vector<double> values;
    if (index < indicator.measures.size() && indicator.kind == IndicatorKind::scored)
        values = telling_values(indicator, index);
    const bool no_zero = domain.above_min || (indicator.score == ItemScore::target && !indicator.parameters.empty());
    for (const double part : {0.0, 0.04, 0.2, 0.5, 0.6, 0.9, 1.0}) {
        const double value = domain.min + part * (top - domain.min);
        if (!no_zero || part > 0) values.push_back(domain.whole ? std::round(value) : value);
    }
    for (const double value : {1.0, 5.0, 8.0, 10.0, 30.0, 31.0, 200.0, 201.0})
        if (value <= top && (no_zero ? value > domain.min : value >= domain.min)) values.push_back(value);
    return values;
}

double random_value(Random& random, const Indicator& indicator, std::size_t index) {
    const auto values = choices(indicator, index);
    return values[pick(random, values.size())];
}

// A row that owns its values, so that a value can be changed and the total computed again.
struct Cells {
    const Indicator* indicator = nullptr;
    std::vector<Value> values;
    std::optional<double> weight;
};

using Table = std::vector<Cells>;

// A sheet is for a county or a city, not both: the measures of the other tier stay blank.
void keep_one_tier(const Indicator& indicator, std::vector<Value>& values, Tier other) {
    for (std::size_t i = 0; i < indicator.measures.size(); ++i)
        if (indicator.measures[i].tier == other) values[i] = Value();
}

// A sheet of a county or a city. Some figures and some rows are missing, and some sheets have weights.
struct Setting {
    Tier other_tier;
    bool weighted;
    bool with_targets;
};

Table random_table(Random& random, const Framework& framework, unsigned missing, const Setting& setting) {
    Table table;
    for (const auto& indicator : framework.indicators) {
        if (indicator.measures.empty()) continue;
        Cells cells{&indicator, {}, {}};
        for (std::size_t i = 0; i < indicator.measures.size() + indicator.parameters.size(); ++i) {
            const bool blank = i < indicator.measures.size() ? chance(random, missing) : !setting.with_targets;
            cells.values.push_back(blank ? Value() : Value(random_value(random, indicator, i)));
        }
        keep_one_tier(indicator, cells.values, setting.other_tier);
        if (setting.weighted && chance(random, 70)) cells.weight = static_cast<double>(pick(random, 6));
        table.push_back(std::move(cells));
    }
    std::ranges::shuffle(table, random);
    return table;
}

std::vector<Row> rows_of(const Table& table) {
    std::vector<Row> rows;
    for (const auto& cells : table)
        rows.push_back({Value(std::string_view(cells.indicator->code)), cells.values, cells.weight});
    return rows;
}

double points(const Framework& framework, const Table& table, const TotalOptions& options = {}) {
    const auto rows = rows_of(table);
    const auto result = total_points(framework, rows, options);
    EXPECT_EQ(result.fault(), Fault::none)
        << framework.id << ' ' << table[std::min(result.failure().row, table.size() - 1)].indicator->code;
    return result.value_or(0);
}

// The score of one row by itself; the points of a deduction are negative.
double score(const Cells& cells) {
    const auto reading = read_values(*cells.indicator, cells.values);
    EXPECT_EQ(reading.fault, Fault::none) << cells.indicator->code;
    return cells.indicator->kind == IndicatorKind::item ? score_item(*cells.indicator, reading).score
                                                        : evaluate(*cells.indicator, reading).points;
}

class RandomSheet : public testing::TestWithParam<const char*> {
protected:
    const Framework& framework() const { return shipped(GetParam()); }

    // Incidents come from their own row, so there is no adjustment.
    TotalOptions random_scope(Random& random) const {
        const auto kind = pick(random, 3);
        if (kind == 1) return {{}, {Scope::Kind::level, pick(random, framework().levels.size())}};
        if (kind == 2 && !framework().departments.empty())
            return {{}, {Scope::Kind::department, pick(random, framework().departments.size())}};
        return {};
    }

    static Setting random_setting(Random& random) {
        return {chance(random, 50) ? Tier::city : Tier::county, chance(random, 30), chance(random, 50)};
    }
};

// Stars are monotone in all measures of both star frameworks, although their ladders are not cumulative, so there are
// no exceptions. Targets of the user are not figures: a higher target is harder to meet.
TEST_P(RandomSheet, ABetterFigureNeverCostsPoints) {
    Random random(20210630);
    std::size_t cases = 0;
    for (int round = 0; round < 300; ++round) {
        auto table = random_table(random, framework(), 15, random_setting(random));
        const auto options = random_scope(random);
        double before = points(framework(), table, options);
        for (auto& cells : table) {
            const auto& indicator = *cells.indicator;
            const auto index = pick(random, indicator.measures.size());
            auto& value = cells.values[index];
            if (value.blank()) continue;
            const double other = random_value(random, indicator, index);
            const bool better =
                lower_is_better(indicator, indicator.measures[index]) ? other < value.number : other > value.number;
            if (!better) continue;
            const double old_score = score(cells);
            const double old_value = value.number;
            value = Value(other);
            const auto what = indicator.code + ' ' + std::to_string(old_value) + " -> " + std::to_string(other);
            ASSERT_GE(score(cells), old_score - noise) << what;
            const double after = points(framework(), table, options);
            ASSERT_GE(after, before - noise) << what;
            before = after;
            ++cases;
        }
    }
    EXPECT_GT(cases, 1000u);
}

// Incidents are excepted: unreported ones count as 0 (docs/decisions.md), so leaving them out does pay. A target of the
// user is not a figure either: without it, the speed takes no part.
TEST_P(RandomSheet, LeavingAFigureOutNeverRaisesTheTotal) {
    Random random(20201231);
    std::size_t cases = 0;
    for (int round = 0; round < 300; ++round) {
        auto table = random_table(random, framework(), 15, random_setting(random));
        const auto options = random_scope(random);
        double before = points(framework(), table, options);
        for (auto& cells : table) {
            if (cells.indicator->kind == IndicatorKind::deduction) continue;
            auto& value = cells.values[pick(random, cells.indicator->measures.size())];
            if (value.blank()) continue;
            const auto old_value = value;
            value = Value();
            const double after = points(framework(), table, options);
            ASSERT_LE(after, before + noise) << cells.indicator->code << ' ' << old_value.number;
            before = after;
            ++cases;
        }
    }
    EXPECT_GT(cases, 1000u);
}

// A missing row counts as not reported. With weights, a row would take its weight along, so weights are left out here.
TEST_P(RandomSheet, LeavingARowOutNeverRaisesTheTotal) {
    Random random(20191231);
    for (int round = 0; round < 100; ++round) {
        auto setting = random_setting(random);
        setting.weighted = false;
        setting.with_targets = false;
        auto table = random_table(random, framework(), 15, setting);
        const auto options = random_scope(random);
        double before = points(framework(), table, options);
        while (!table.empty()) {
            const auto last = table.back();
            table.pop_back();
            const double after = points(framework(), table, options);
            if (last.indicator->kind == IndicatorKind::deduction)
                ASSERT_GE(after, before - noise);
            else
                ASSERT_LE(after, before + noise) << last.indicator->code;
            before = after;
        }
    }
}

// Fills blank figures at random. Incidents stay blank (they have no limit), and so do targets of the user, except the
// city's mean of SH-DISTRICT-145, without which the target cannot be met.
void fill(Random& random, Table& table, Tier other_tier, unsigned percent) {
    for (auto& [indicator, values, weight] : table) {
        if (indicator->kind == IndicatorKind::deduction) continue;
        const std::size_t figures = indicator->score == ItemScore::target ? values.size() : indicator->measures.size();
        for (std::size_t i = 0; i < figures; ++i)
            if (values[i].blank() && chance(random, percent)) values[i] = Value(random_value(random, *indicator, i));
        keep_one_tier(*indicator, values, other_tier);
    }
}

// The best figure for every blank; for a city's mean, the smallest one.
void fill_best(Table& table, Tier other_tier) {
    for (auto& [indicator, values, weight] : table) {
        if (indicator->kind == IndicatorKind::deduction) continue;
        const std::size_t figures = indicator->score == ItemScore::target ? values.size() : indicator->measures.size();
        for (std::size_t i = 0; i < figures; ++i) {
            const bool small = i >= indicator->measures.size() || lower_is_better(*indicator, indicator->measures[i]);
            const auto all = choices(*indicator, i);
            if (values[i].blank()) values[i] = Value(small ? std::ranges::min(all) : std::ranges::max(all));
        }
        keep_one_tier(*indicator, values, other_tier);
    }
}

TEST_P(RandomSheet, BoundsHoldForEveryCompletion) {
    Random random(20221231);
    const bool of_values =
        framework().indicators.front().score == ItemScore::value && framework().scoring == Scoring::index;
    for (int round = 0; round < 200; ++round) {
        const auto setting = random_setting(random);
        const auto options = random_scope(random);
        const auto table = random_table(random, framework(), static_cast<unsigned>(pick(random, 100)), setting);
        const auto bounds = score_bounds(framework(), rows_of(table), options);
        ASSERT_EQ(bounds.fault(), Fault::none);
        ASSERT_EQ(bounds->reported, points(framework(), table, options));
        ASSERT_LE(bounds->lower, bounds->reported);
        ASSERT_TRUE(bounds->upper || of_values);
        if (bounds->upper) {
            ASSERT_GE(*bounds->upper, bounds->reported - noise);
        }
        ASSERT_GE(bounds->coverage, 0);
        ASSERT_LE(bounds->coverage, 1);
        for (int completion = 0; completion < 10; ++completion) {
            auto completed = table;
            fill(random, completed, setting.other_tier, completion < 5 ? 50 : 100);
            const double known = points(framework(), completed, options);
            ASSERT_GE(known, bounds->lower - noise);
            if (bounds->upper) {
                ASSERT_LE(known, *bounds->upper + noise);
            }
        }
        // The upper bound can be reached: the best figures earn it.
        if (bounds->upper) {
            auto completed = table;
            fill_best(completed, setting.other_tier);
            ASSERT_NEAR(points(framework(), completed, options), *bounds->upper, 1e-6);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(AllFrameworks, RandomSheet,
                         testing::Values("SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020",
                                         "SH-DISTRICT-145"),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::erase(name, '-');
                             return name;
                         });

// A level's value is a figure too: with weights in the call, it must not take its weight along when it is left out.
TEST(RandomLevels, LeavingALevelOutNeverRaisesTheTotal) {
    const auto& index = shipped("SH-INDEX-2020");
    Random random(20210101);
    for (int round = 0; round < 300; ++round) {
        const bool weighted = chance(random, 50);
        Sheet sheet;
        for (const auto* code : {"A", "B1", "B2", "B3", "30", "31", "C2"}) {
            const std::optional<double> weight =
                weighted ? std::optional<double>(static_cast<double>(pick(random, 4))) : std::nullopt;
            sheet.add(code, {static_cast<double>(pick(random, 200))}, weight);
        }
        for (const auto* code : {"1", "2", "A1", "C1", "32"}) {
            if (weighted) sheet.add(code, {Value()}, static_cast<double>(pick(random, 4)));
        }
        double before = total(index, sheet);
        for (const auto* code : {"B2", "30", "A", "C2", "B1", "31", "B3"}) {
            sheet.set(code, {Value()});
            const double after = total(index, sheet);
            ASSERT_LE(after, before + noise) << code;
            before = after;
        }
    }
}

}  // namespace
}  // namespace citystar::test

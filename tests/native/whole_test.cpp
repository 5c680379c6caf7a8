// Totals of whole frameworks against the engine, in a real Calc: one row for each random workbook.

#include <algorithm>
#include <map>
#include <set>

#include "block.hpp"
#include "citystar/bounds.hpp"
#include "citystar/native_formula.hpp"
#include "citystar/native_total.hpp"
#include "citystar/score.hpp"
#include "row_cases.hpp"

namespace citystar::test {
namespace {

// A workbook that somebody has filled in.
struct Filled {
    std::vector<std::vector<Content>> rows;  // one for each indicator that counts
    std::vector<std::optional<double>> weights;
    std::optional<double> coefficient;
};

// What the engine gives for it.
struct Engine {
    Engine(const Framework& framework, const Filled& filled) {
        std::size_t at = 0;
        for (const auto& indicator : framework.indicators) {
            if (!indicator.counts()) continue;
            engine_rows.push_back(engine_row(indicator, filled.rows[at], false));
            refused = refused || engine_rows.back().refused;
            ++at;
        }
        at = 0;
        for (const auto& indicator : framework.indicators) {
            if (!indicator.counts()) continue;
            rows.push_back({Value(std::string_view(indicator.code)), engine_rows[at].values, filled.weights[at]});
            ++at;
        }
    }

    std::vector<EngineRow> engine_rows;
    std::vector<Row> rows;
    bool refused = false;
};

using Expected = std::function<Result(const Engine&, const Filled&)>;

Result result_of(const citystar::Expected<double, RowFault>& value) {
    return value ? Result::of(*value) : Result::error();
}

// The formulas of a whole workbook in one row.
class Workbook {
public:
    explicit Workbook(const Framework& framework) : framework_(framework) {
        for (const auto& indicator : framework.indicators)
            if (indicator.counts()) columns_ += indicator.input_count();
        index_ = framework.scoring == Scoring::index;
        weights_ = columns_;
        if (index_) columns_ += framework.indicators.size();
        coefficient_ = columns_;
        if (framework.coefficient) ++columns_;
        next_ = columns_;
        for (const auto& indicator : framework.indicators) add_row(indicator);
        if (index_)
            add_index();
        else
            add_stars();
    }

    std::vector<Content> contents_of(const Filled& filled) const {
        std::vector<Content> out;
        for (const auto& row : filled.rows) out.insert(out.end(), row.begin(), row.end());
        if (index_)
            for (const auto& weight : filled.weights) out.push_back(weight ? Content::of(*weight) : Content());
        if (framework_.coefficient) out.push_back(filled.coefficient ? Content::of(*filled.coefficient) : Content());
        return out;
    }

    struct Compared {
        std::string name;
        std::size_t column;
        Expected expected;
    };
    std::vector<std::string> formulas;
    std::vector<Compared> compared;

private:
    std::string add(const std::string& formula) {
        EXPECT_TRUE(native::within_limits(formula)) << framework_.id << ": " << formula;
        formulas.push_back(formula);
        return top_cell(next_++);
    }

    void add(const std::string& name, const std::string& formula, const Expected& expected) {
        compared.push_back({name, formulas.size(), [expected](const Engine& engine, const Filled& filled) {
                                return engine.refused ? Result::error() : expected(engine, filled);
                            }});
        add(formula);
    }

    void add_row(const Indicator& indicator) {
        stars_.emplace_back();
        items_.emplace_back();
        best_items_.emplace_back();
        if (!indicator.counts()) return;
        native::Cells cells;
        for (std::size_t i = 0; i < indicator.input_count(); ++i)
            cells.readings.push_back(add(native::reading(indicator.input(i), top_cell(input_++))));
        if (indicator.combined) cells.readings.push_back(add(native::combined_reading(indicator, cells.readings)));
        cells.unusable = add(native::unusable(indicator, cells));
        if (indicator.kind == IndicatorKind::scored) cells.star = stars_.back() = add(native::star(indicator, cells));
        if (indicator.kind != IndicatorKind::deduction) flags_.push_back(add(native::reported(indicator, cells)));
        if (indicator.kind == IndicatorKind::item) {
            const auto counted = add(native::item_counted(indicator, cells));
            const auto weight = add(native::weight_reading(top_cell(weights_ + items_.size() - 1)));
            items_.back() = with_own({add(native::item_score(indicator, cells)), counted, weight, {}, {}});
            best_items_.back() = with_own({add(native::best_item_score(indicator, cells)), counted, weight, {}, {}});
            return;
        }
        points_.push_back({indicator.level, add(native::points(indicator, cells))});
        best_points_.push_back(indicator.kind == IndicatorKind::deduction
                                   ? points_.back().second
                                   : add(native::best_points(indicator, add(native::best_star(indicator, cells)))));
    }

    native::ItemCells with_own(native::ItemCells item) {
        item.own_points = add(native::own_points(item));
        item.own_weight = add(native::own_weight(item));
        return item;
    }

    void add_share() {
        add("share reported", native::share_reported(framework_, flags_), [this](const Engine& engine, const Filled&) {
            const auto bounds = score_bounds(framework_, engine.rows);
            return bounds ? Result::of(bounds->coverage) : Result::of("?");
        });
        // Rows with faults have no coverage in the engine, but one in the workbook.
        compared.back().expected = [inner = compared.back().expected](const Engine& engine, const Filled& filled) {
            return engine.refused ? Result::of("?") : inner(engine, filled);
        };
    }

    void add_stars() {
        std::vector<std::string> all;
        for (const auto& [level, cell] : points_) all.push_back(cell);
        add("total", native::points_total(all),
            [this](const Engine& engine, const Filled&) { return result_of(total_points(framework_, engine.rows)); });
        const auto total = top_cell(next_ - 1);
        const auto star_by = [this](OverallRule rule) {
            return [this, rule](const Engine& engine, const Filled&) {
                const auto star = citystar::overall_star(framework_, engine.rows, rule);
                return star ? Result::of(static_cast<double>(*star)) : Result::error();
            };
        };
        add("overall star", native::overall_star(framework_, total), star_by(OverallRule::score));
        add("overall star by all", native::overall_star_by_all(framework_, stars_), star_by(OverallRule::all));
        add("upper bound", native::points_total(best_points_), [this](const Engine& engine, const Filled&) {
            const auto bounds = score_bounds(framework_, engine.rows);
            return bounds ? Result::of(bounds->upper.value()) : Result::error();
        });
        for (std::size_t level = 0; level < framework_.levels.size(); ++level) {
            const Scope scope{Scope::Kind::level, level};
            std::vector<std::string> within;
            for (const auto& [own, cell] : points_)
                if (own == level) within.push_back(cell);
            // A fault in another level is none of this one, but the engine refuses all rows.
            add("level " + framework_.levels[level].code, native::points_total(within),
                [this, scope](const Engine& engine, const Filled&) {
                    const auto points = total_points(framework_, engine.rows, {std::nullopt, scope});
                    return points ? Result::of(*points) : Result::of("?");
                });
            compared.back().expected = [inner = compared.back().expected](const Engine& engine, const Filled& filled) {
                return engine.refused ? Result::of("?") : inner(engine, filled);
            };
        }
        add_share();
    }

    // Children stand behind their parents, so their cells come first.
    native::IndexCells add_levels(const std::vector<native::ItemCells>& items) {
        native::IndexCells cells{items, std::vector<std::string>(framework_.levels.size()), {}};
        for (std::size_t level = framework_.levels.size(); level-- > 0;)
            cells.levels[level] = add(native::level_value(framework_, level, cells));
        if (framework_.coefficient) cells.coefficient = top_cell(coefficient_);
        return cells;
    }

    void add_index() {
        auto cells = add_levels(items_);
        add("total", native::index_total(framework_, cells), [this](const Engine& engine, const Filled& filled) {
            return result_of(total_points(framework_, engine.rows, {filled.coefficient, {}}));
        });
        const auto best = add_levels(best_items_);
        add("upper bound", native::index_total(framework_, best), [this](const Engine& engine, const Filled& filled) {
            const auto bounds = score_bounds(framework_, engine.rows, {filled.coefficient, {}});
            if (!bounds) return Result::error();
            return bounds->upper ? Result::of(*bounds->upper) : Result::of("?");
        });
        cells.coefficient.clear();
        for (std::size_t level = 0; level < framework_.levels.size(); ++level) {
            const Scope scope{Scope::Kind::level, level};
            add("level " + framework_.levels[level].code, native::index_total(framework_, cells, level),
                [this, scope](const Engine& engine, const Filled&) {
                    const auto points = total_points(framework_, engine.rows, {std::nullopt, scope});
                    return points ? Result::of(*points) : Result::of("?");
                });
            compared.back().expected = [inner = compared.back().expected](const Engine& engine, const Filled& filled) {
                return engine.refused ? Result::of("?") : inner(engine, filled);
            };
        }
        add_share();
    }

    const Framework& framework_;
    bool index_ = false;
    std::size_t columns_ = 0;
    std::size_t weights_ = 0;
    std::size_t coefficient_ = 0;
    std::size_t input_ = 0;
    std::size_t next_ = 0;
    std::vector<std::string> stars_;
    std::vector<std::string> flags_;
    std::vector<std::string> best_points_;
    std::vector<std::pair<std::size_t, std::string>> points_;
    std::vector<native::ItemCells> items_;
    std::vector<native::ItemCells> best_items_;
};

// One in thirty workbooks has a fault. Good workbooks are needed for the high stars, and their figures are those that
// just meet them.
Filled random_workbook(const Framework& framework, std::mt19937& random) {
    Filled out;
    const auto missing = static_cast<unsigned>(random() % 2 == 0 ? 0 : random() % 100);
    const auto good = static_cast<unsigned>(random() % 3 == 0 ? 100 : random() % 101);
    const bool county = random() % 2 == 0;
    const bool weighted = framework.scoring == Scoring::index && random() % 3 == 0;
    const bool faulty = random() % 30 == 0;
    for (const auto& indicator : framework.indicators) {
        out.weights.emplace_back();
        if (weighted && random() % 10 < 7) out.weights.back() = static_cast<double>(random() % 6) / 2;
        if (!indicator.counts()) continue;
        auto row = random_sound_row(indicator, missing, good, random);
        for (std::size_t i = 0; i < indicator.measures.size(); ++i)
            if (indicator.measures[i].tier == (county ? Tier::city : Tier::county)) row[i] = Content();
        if (faulty && random() % 40 == 0) row[random() % row.size()] = Content::of("很多");
        out.rows.push_back(row);
    }
    if (framework.scoring == Scoring::stars) out.weights.assign(out.rows.size(), std::nullopt);
    if (framework.coefficient && random() % 2 == 0)
        out.coefficient = static_cast<double>(random() % 100 + 1) / 100 * framework.coefficient->max;
    return out;
}

class NativeWhole : public PlainOfficeTest {};

std::size_t compare_workbooks(office::Office& office, const Framework& framework, std::mt19937& random) {
    const Workbook workbook(framework);
    std::vector<Filled> filled;
    std::vector<std::vector<Content>> contents;
    for (int i = 0; i < 250; ++i) {
        filled.push_back(random_workbook(framework, random));
        contents.push_back(workbook.contents_of(filled.back()));
    }
    const auto results = calculate(office, contents, workbook.formulas);
    std::size_t compared = 0;
    std::map<std::string, std::set<std::string>> seen;
    for (std::size_t i = 0; i < filled.size(); ++i) {
        const Engine engine(framework, filled[i]);
        for (const auto& column : workbook.compared) {
            const auto expected = column.expected(engine, filled[i]);
            if (expected.text == "?") continue;
            ++compared;
            seen[column.name].insert(expected.shown());
            const auto& result = results[i][column.column];
            EXPECT_TRUE(result.same(expected))
                << framework.id << ' ' << column.name << " of workbook " << i << " is " << result.shown() << ", not "
                << expected.shown() << "\n  by " << workbook.formulas[column.column];
        }
    }
    // The workbooks are not all alike.
    EXPECT_GE(seen["total"].size(), 50u) << framework.id;
    if (framework.scoring == Scoring::stars) {
        EXPECT_GE(seen["overall star"].size(), 4u) << framework.id;
        EXPECT_GE(seen["overall star by all"].size(), 3u) << framework.id;
    }
    return compared;
}

TEST_F(NativeWhole, TotalsAreThoseOfTheEngine) {
    std::mt19937 random(20202);
    std::size_t compared = 0;
    for (const auto* framework : native_frameworks()) compared += compare_workbooks(office(), *framework, random);
    RecordProperty("compared", std::to_string(compared));
    EXPECT_GT(compared, 10'000u);
}

TEST_F(NativeWhole, EqualTotalsShareARank) {
    std::vector<std::vector<Content>> rows;
    for (const double total : {80.1, 95.0, 80.1, 0.3, 80.100000001}) rows.push_back({Content::of(total)});
    rows.push_back({Content::of("")});
    const auto results = calculate(office(), rows, {native::rank("$A1", "$A$1:$A$6")});
    const std::vector<std::string> expected{"3", "1", "3", "5", "2", "\"\""};
    for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_EQ(results[i][0].shown(), expected[i]) << rows[i][0].shown();
}

TEST_F(NativeWhole, AnUnusableWeightOrCoefficientMakesAnErrorOfTheTotal) {
    const auto found =
        std::ranges::find_if(native_frameworks(), [](const auto* one) { return one->id == "EVERY-ITEM"; });
    ASSERT_NE(found, native_frameworks().end());
    const auto& framework = **found;
    // The scores are constants; the weight of the first item and the coefficient are in the sheet.
    native::IndexCells cells;
    for (std::size_t i = 0; i < framework.indicators.size(); ++i) cells.items.push_back({"1", "1", {}, {}, {}});
    cells.items.front() = {"1", "1", "$C1", "$D1", "$E1"};
    for (std::size_t i = 0; i < framework.levels.size(); ++i) cells.levels.push_back("0.5");
    cells.coefficient = "$B1";
    const std::vector<std::vector<Content>> rows{
        {Content(), Content()},           {Content::of(2.0), Content::of(1.2)},  {Content::of(-1.0), Content()},
        {Content::of("很多"), Content()}, {Content::error(), Content()},         {Content::of(0.0), Content()},
        {Content(), Content::of(1.3)},    {Content(), Content::of(0.0)},         {Content(), Content::of("很多")},
        {Content(), Content::of(0.5)},    {Content::of(2.0), Content::of(-0.5)},
    };
    const auto results = calculate(office(), rows,
                                   {native::weight_reading("$A1"), native::own_points(cells.items.front()),
                                    native::own_weight(cells.items.front()), native::index_total(framework, cells)});
    const std::vector<std::string> expected{"50",       "120",      "an error", "an error", "an error", "0",
                                            "an error", "an error", "an error", "25",       "an error"};
    for (std::size_t i = 0; i < rows.size(); ++i)
        EXPECT_EQ(results[i][3].shown(), expected[i]) << rows[i][0].shown() << ' ' << rows[i][1].shown();
}

}  // namespace
}  // namespace citystar::test

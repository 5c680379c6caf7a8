// Formulas of single indicators against the engine, in a real Calc.

#include "citystar/native_formula.hpp"

#include <algorithm>

#include "block.hpp"
#include "citystar/bounds.hpp"
#include "citystar/explain.hpp"
#include "citystar/native_words.hpp"
#include "row_cases.hpp"
#include "temporary_folder.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

// What the engine gives for one of the formulas.
using Expected = std::function<Result(const EngineRow&, const std::vector<Content>&)>;

// The formulas of an indicator with what each has to give.
class Columns {
public:
    Columns(const Indicator& indicator, bool combined)
        : indicator_(indicator), combined_(combined), next_(combined ? 1 : indicator.input_count()) {
        add_readings();
        cells.unusable = add("unusable", native::unusable(indicator, cells),
                             [](const EngineRow& row, const auto&) { return Result::of(row.usable() ? 0.0 : 1.0); });
    }

    std::string add(const std::string& name, const std::string& formula, const Expected& expected) {
        EXPECT_TRUE(native::within_limits(formula)) << indicator_.code << ' ' << name << ": " << formula;
        names.push_back(name);
        formulas.push_back(formula);
        expecteds.push_back(expected);
        return top_cell(next_++);
    }
    /// Such a formula gives an error where the row is unusable.
    std::string add_sound(const std::string& name, const std::string& formula,
                          const std::function<Result(const EngineRow&)>& expected) {
        return add(name, formula, [expected](const EngineRow& row, const auto&) {
            return row.usable() ? expected(row) : Result::error();
        });
    }

    native::Cells cells;
    std::vector<std::string> keys;  // of the contents
    std::vector<std::string> names;
    std::vector<std::string> formulas;
    std::vector<Expected> expecteds;

private:
    void add_readings() {
        const auto measures = indicator_.measures.size();
        if (combined_) {
            cells.readings.assign(measures, {});
            cells.readings.push_back(add_reading(indicator_.combined->measure, 0));
            return;
        }
        for (std::size_t i = 0; i < indicator_.input_count(); ++i)
            cells.readings.push_back(add_reading(indicator_.input(i), i));
        if (!indicator_.combined) return;
        cells.readings.push_back(add("combined", native::combined_reading(indicator_, cells.readings),
                                     [measures](const EngineRow& row, const auto&) {
                                         if (!row.usable()) return Result::of("?");
                                         return row.reading.has(measures) ? Result::of(row.reading.values[measures])
                                                                          : Result::of("");
                                     }));
    }

    std::string add_reading(const Measure& measure, std::size_t input) {
        Indicator alone;
        alone.measures.push_back(measure);
        alone.measures.front().tier = Tier::any;
        keys.push_back(add("key", native::content_key(top_cell(input)),
                           [](const EngineRow&, const auto&) { return Result::of("?"); }));
        return add("reading", native::reading(measure, top_cell(input), keys.back()),
                   [alone, input](const EngineRow&, const std::vector<Content>& contents) {
                       const auto row = engine_row(alone, {contents[input]}, false);
                       if (!row.usable()) return Result::of("!");
                       return row.reading.has(0) ? Result::of(row.reading.values[0]) : Result::of("");
                   });
    }

    const Indicator& indicator_;
    const bool combined_;
    std::size_t next_;
};

Result of_state(const Evaluation& evaluation, double number) {
    return evaluation.state == Evaluation::State::not_reported ? Result::of("") : Result::of(number);
}

void add_scored(Columns& columns, const Indicator& indicator) {
    columns.cells.star =
        columns.add_sound("star", native::star(indicator, columns.cells), [&indicator](const EngineRow& row) {
            const auto evaluation = evaluate(indicator, row.reading);
            return of_state(evaluation, evaluation.star);
        });
    const auto best =
        columns.add_sound("best star", native::best_star(indicator, columns.cells), [&indicator](const EngineRow& row) {
            return Result::of(static_cast<double>(best_star(indicator, row.reading)));
        });
    columns.add_sound("best points", native::best_points(indicator, best), [&indicator](const EngineRow& row) {
        const auto* rule = indicator.rule(best_star(indicator, row.reading));
        return Result::of(rule ? rule->points : 0);
    });
}

void add_item(Columns& columns, const Indicator& item) {
    columns.cells.score =
        columns.add_sound("score", native::item_score(item, columns.cells), [&item](const EngineRow& row) {
            return of_state(evaluate(item, row.reading), score_item(item, row.reading).score);
        });
    columns.add("counted", native::item_counted(item, columns.cells), [&item](const EngineRow& row, const auto&) {
        if (!row.usable()) return Result::of("?");
        return Result::of(score_item(item, row.reading).counted ? 1.0 : 0.0);
    });
}

// A figure counts by itself; of figures that exclude each other none does.
void add_counted(Columns& columns, const Indicator& indicator) {
    const bool exclusive =
        std::ranges::any_of(indicator.measures, [](const auto& measure) { return measure.tier != Tier::any; });
    for (std::size_t i = 0; i < indicator.input_count(); ++i)
        columns.add("counted reading", native::counted_reading(indicator, columns.cells, i),
                    [&indicator, i, exclusive](const EngineRow& row, const std::vector<Content>& contents) {
                        std::vector<Content> alone(i + 1);
                        alone[i] = contents[i];
                        const auto reading = engine_row(indicator, alone, false);
                        const bool counts = row.usable() || (!exclusive && reading.usable());
                        return counts && reading.reading.has(i) ? Result::of(reading.reading.values[i])
                                                                : Result::of("");
                    });
}

void add_missing(Columns& columns, const Indicator& indicator, Language language) {
    const auto in = language == Language::zh ? " zh" : " en";
    std::array<std::string, 5> cells;
    for (int star = 1; star <= 5; ++star)
        cells[static_cast<std::size_t>(star - 1)] = columns.add(
            "missing to " + std::to_string(star) + in, native::missing(indicator, columns.cells, star, language),
            [&indicator, star, language](const EngineRow& row, const auto&) {
                return Result::of(row.usable() ? missing_sentence(indicator, row.reading, star, language)
                                               : std::string());
            });
    if (indicator.kind != IndicatorKind::scored) return;
    columns.add(
        std::string("missing to next") + in, native::missing_to_next(indicator, columns.cells, cells),
        [&indicator, language](const EngineRow& row, const auto&) {
            return Result::of(row.usable() ? missing_sentence(indicator, row.reading, language) : std::string());
        });
}

// The words that the engine has for the row. Neither an error nor a truth value reaches it, so the first of them in a
// row has its own.
std::string expected_check(const Indicator& indicator, bool combined, const EngineRow& row, Language language) {
    const auto& reading = row.reading;
    const bool at_once = row.refused && (reading.fault == Fault::none || reading.fault == Fault::both_tiers ||
                                         *row.refused <= reading.at);
    return at_once ? refusal_sentence(indicator, combined, row, language)
                   : check_sentence(indicator, row.values, reading, language);
}

void add_check(Columns& columns, const Indicator& indicator, bool combined, Language language) {
    const auto in = language == Language::zh ? " zh" : " en";
    const auto unchecked = [](const EngineRow&, const auto&) { return Result::of("?"); };
    auto& cells = columns.cells;
    cells.shown.assign(cells.readings.size(), {});
    std::vector<std::size_t> indices;
    std::vector<native::Content> contents;
    for (std::size_t i = 0; i < (combined ? 1 : indicator.input_count()); ++i) {
        const auto& measure = combined ? indicator.combined->measure : indicator.input(i);
        std::size_t index = 0;
        while (&indicator.measure(index) != &measure) ++index;
        native::Content content{top_cell(i), columns.keys[i], {}, "ISLOGICAL(" + top_cell(i) + ")"};
        const auto decimals = native::shown_decimals(indicator, cells, index, content);
        if (!decimals.empty()) content.decimals = columns.add("decimals", decimals, unchecked);
        cells.shown[index] = columns.add("shown", native::shown(indicator, cells, index, content, language), unchecked);
        indices.push_back(index);
        contents.push_back(content);
    }
    std::vector<std::string> fault_cells;
    for (std::size_t i = 0; i < contents.size(); ++i)
        fault_cells.push_back(columns.add(
            std::string("fault") + in, native::fault(indicator, cells, indices[i], contents[i], language), unchecked));
    std::vector<std::string> doubt_cells;
    for (const auto& formula : native::doubts(indicator, columns.cells, language))
        doubt_cells.push_back(columns.add(std::string("doubt") + in, formula, unchecked));
    columns.add(std::string("check") + in, native::check(indicator, columns.cells, fault_cells, doubt_cells, language),
                [&indicator, combined, language](const EngineRow& row, const auto&) {
                    return Result::of(expected_check(indicator, combined, row, language));
                });
    if (indicator.kind != IndicatorKind::deduction) return;
    columns.add(std::string("reason") + in, native::deduction_reason(indicator, columns.cells, language),
                [&indicator, language](const EngineRow& row, const auto&) {
                    return Result::of(row.usable() ? why_sentence(indicator, row.reading, language) : std::string());
                });
}

Columns columns_of(const Indicator& indicator, bool combined) {
    Columns columns(indicator, combined);
    if (!combined && !indicator.combined) add_counted(columns, indicator);
    columns.add("reported", native::reported(indicator, columns.cells), [](const EngineRow& row, const auto&) {
        return row.usable() ? Result::of(row.reading.reported != 0 ? 1.0 : 0.0) : Result::of("?");
    });
    if (indicator.kind == IndicatorKind::scored) add_scored(columns, indicator);
    if (indicator.kind == IndicatorKind::item) add_item(columns, indicator);
    columns.add_sound("attainment", native::attainment(indicator, columns.cells), [&indicator](const EngineRow& row) {
        const auto attained = attainment(indicator, row.reading, std::nullopt);
        if (!attained) return Result::error();
        return *attained ? Result::of(**attained) : Result::of("");
    });
    columns.add_sound("points", native::points(indicator, columns.cells), [&indicator](const EngineRow& row) {
        const auto evaluation = evaluate(indicator, row.reading);
        return of_state(evaluation, evaluation.points);
    });
    for (const auto language : {Language::zh, Language::en}) {
        add_missing(columns, indicator, language);
        add_check(columns, indicator, combined, language);
    }
    return columns;
}

std::string shown(const std::vector<Content>& row) {
    std::string out;
    for (const auto& cell : row) out += (out.empty() ? "" : " | ") + cell.shown();
    return out;
}

// The number of results that were compared. A column is not compared where the engine has nothing to say ("?").
std::size_t compare_rows(office::Office& office, const Indicator& indicator, bool combined, std::mt19937& random,
                         const std::filesystem::path& file = {}) {
    const auto columns = columns_of(indicator, combined);
    auto rows = telling_rows(indicator, combined, random);
    // Storing and loading takes long, and what it could change it changes everywhere.
    std::ranges::shuffle(rows, random);
    if (!file.empty()) rows.resize(std::min<std::size_t>(rows.size(), 100));
    const auto results = calculate(office, rows, columns.formulas, file);
    std::size_t compared = 0;
    int shown_faults = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto engine = engine_row(indicator, rows[i], combined);
        for (std::size_t k = 0; k < columns.formulas.size(); ++k) {
            const auto expected = columns.expecteds[k](engine, rows[i]);
            if (expected.text == "?") continue;
            ++compared;
            if (results[i][k].same(expected) || ++shown_faults > 5) continue;
            ADD_FAILURE() << indicator.code << (combined ? " combined" : "") << ' ' << columns.names[k] << " of "
                          << shown(rows[i]) << "\n  is " << results[i][k].shown() << "\n  not " << expected.shown()
                          << "\n  by " << columns.formulas[k];
        }
    }
    EXPECT_LE(shown_faults, 5) << "more faults of " << indicator.code << ": " << shown_faults;
    return compared;
}

class NativeRows : public PlainOfficeTest {};

TEST_F(NativeRows, GiveWhatTheEngineGives) {
    std::mt19937 random(20201);
    std::size_t compared = 0;
    for (const auto* framework : native_frameworks())
        for (const auto& indicator : framework->indicators) {
            if (!indicator.counts()) continue;
            compared += compare_rows(office(), indicator, false, random);
            if (indicator.combined) compared += compare_rows(office(), indicator, true, random);
        }
    RecordProperty("compared", std::to_string(compared));
    EXPECT_GT(compared, 100'000u);
}

// The file format of Excel changes no result, and needs no function that Excel 2010 does not have.
TEST_F(NativeRows, StayTheSameInAFileOfExcel) {
    std::mt19937 random(20203);
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "rows.xlsx";
    std::size_t compared = 0;
    for (const auto& indicator : native_frameworks().back()->indicators) {
        if (!indicator.counts()) continue;
        compared += compare_rows(office(), indicator, false, random, file);
        for (const auto& [name, text] : parts_of(file))
            for (const auto* word : {"_xlfn", "_xlws", "CITYSTAR", "externalLink"})
                EXPECT_EQ(text.find(word), std::string::npos) << indicator.code << ' ' << name << ": " << word;
    }
    EXPECT_GT(compared, 10'000u);
}

// What docs/native-formulas.md lists as read less generously: the formula refuses these, and never reads one wrongly.
TEST_F(NativeRows, RefusesWhatItCannotRead) {
    Measure answer;
    answer.type = MeasureType::yes_no;
    answer.domain = {0, 1, false, true};
    Measure ordinal;
    ordinal.type = MeasureType::level;
    ordinal.levels = {{"无", "none"}, {"在建（A级）", "in the making"}, {"已建", "kept"}};
    ordinal.domain = {0, 2, false, true};
    std::vector<std::vector<Content>> rows;
    for (const auto* text : {"Ｙes", "\u2003是", "是\u2060", "★是", "在建（A级)", "ke\u00ADpt"})
        rows.push_back({Content::of(text)});
    // LOWER() makes a k of the sign for kelvin. The engine keeps it.
    for (const auto* text : {"\u212Aept", "\u0130n the making", "是 有", "在建", "无 none", "12"})
        rows.push_back({Content::of(text)});
    const auto results =
        calculate(office(), rows, {native::reading(answer, top_cell(0)), native::reading(ordinal, top_cell(0))});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(results[i][0].shown(), "\"!\"") << rows[i][0].shown();
        EXPECT_EQ(results[i][1].shown(), "\"!\"") << rows[i][0].shown();
    }
}

}  // namespace
}  // namespace citystar::test

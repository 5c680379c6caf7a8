#include "native_judgement.hpp"

#include <algorithm>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "citystar/native_words.hpp"

namespace citystar::templates {
namespace {

std::string absolute_cell(sal_Int32 column, sal_Int32 row) { return absolute(column, row); }

// The row of 评分 of an indicator; -1 where it has none.
sal_Int32 row_of(const Plan& plan, const Indicator& indicator) {
    const auto found = std::ranges::find(plan.listed, &indicator);
    return found == plan.listed.end() ? -1 : plan.score_first_row + static_cast<sal_Int32>(found - plan.listed.begin());
}

class NativeJudgement : public Judgement {
public:
    NativeJudgement(const Plan& plan, const Indicator& indicator, sal_Int32 row)
        : plan_(plan),
          indicator_(indicator),
          at_(plan.score),
          own_(plan.native_columns),
          row_(row),
          adopted_(native_cells(plan, indicator, row, own_.adopted.readings)) {
        adopted_.unusable = at(at_.unusable);
        adopted_.shown.assign(adopted_.readings.size(), {});
        for (sal_Int32 k = 0; k < Plan::inputs(indicator); ++k) adopted_.shown[cell_of(k)] = at(own_.shown + k);
        // Not what is shown: it is an error where the row is unusable, and AND with an error is not the same
        // everywhere.
        adopted_.star = adopted_.score = at(own_.counting.score);
    }

    void write_helpers(Sheet& sheet) const override {
        write_readings(sheet);
        const auto counted = native_cells(plan_, indicator_, row_, own_.counted);
        write_result(sheet, own_.counting, counted);
        write_result(sheet, own_.own, native_cells(plan_, indicator_, row_, own_.counted_declared));
        write_best(sheet, counted);
        write_check(sheet);
        put(sheet, own_.open, fmt::format("IF({}=\"\";0;1)", at(at_.target_gap)));
        if (indicator_.kind == IndicatorKind::item) {
            put(sheet, own_.held, native::unless_unusable(adopted_, at(own_.counting.score)));
            put(sheet, own_.weight, native::weight_reading(at(at_.weight)));
        }
        for (int star = 1; star <= 5; ++star) {
            if (rule_star(star) != star) continue;
            put(sheet, own_.missing + star - 1, native::missing(indicator_, adopted_, star, Language::zh));
            sheet.text(own_.rule + star - 1, row_,
                       rule_sentence(indicator_, indicator_.rule_up_to(star)->when, Language::zh), Style::helper);
        }
        if (indicator_.target) put(sheet, own_.missing + 4, native::missing(indicator_, adopted_, 5, Language::zh));
    }

    // A truth value is a figure only as an answer, and then a number: Calc takes the result of a formula for a number.
    std::string figure(const std::string& cell, bool answer) const override {
        return fmt::format("IF(ISLOGICAL({0});{1};{0})", cell,
                           answer ? fmt::format("IF({};1;0)", cell) : "\"" + label(Message::no_figure) + "\"");
    }

    std::optional<std::string> declared(sal_Int32 k) const override {
        if (plan_.units) return std::nullopt;
        return at(own_.declared.contents + k);
    }

    std::string check() const override {
        std::vector<std::string> faults;
        for (sal_Int32 k = 0; k < Plan::inputs(indicator_); ++k) faults.push_back(at(own_.faults + k));
        std::vector<std::string> doubts;
        const auto count = native::doubts(indicator_, adopted_, Language::zh).size();
        for (std::size_t i = 0; i < count; ++i) doubts.push_back(at(own_.doubts + static_cast<sal_Int32>(i)));
        return native::check(indicator_, adopted_, faults, doubts, Language::zh);
    }

    std::string unusable(Figures figures, const std::string&, const std::string&) const override {
        const auto& of = figures == Figures::adopted ? own_.adopted : own_.declared;
        return native::unusable(indicator_, native_cells(plan_, indicator_, row_, of.readings));
    }

    std::string star() const override { return native::unless_unusable(adopted_, at(own_.counting.score)); }
    std::string points() const override { return native::unless_unusable(adopted_, at(own_.counting.points)); }
    std::string full() const override { return plain(indicator_.top() ? indicator_.top()->points : 0); }

    std::string missing() const override {
        if (indicator_.kind != IndicatorKind::scored)
            return fmt::format("IFERROR({};\"\")", native::deduction_reason(indicator_, adopted_, Language::zh));
        return native::missing_to_next(indicator_, adopted_, missing_cells());
    }

    std::string gain(const std::string& possible) const override {
        return fmt::format("MAX(0;ROUND({0}-IF(ISNUMBER({1});{1};0);9))", possible, at(at_.points));
    }

    std::string requirement() const override { return chosen(own_.rule); }
    std::string target_gap() const override {
        return indicator_.kind == IndicatorKind::scored ? chosen(own_.missing) : at(own_.missing + 4);
    }

    std::string index_weight() const override { return plain(indicator_.index_weight); }
    std::string item_held() const override { return at(own_.held); }
    std::string item_score() const override { return at(own_.held); }
    std::string attainment() const override {
        return fmt::format("IF({0}=\"\";\"\";IFERROR({1};\"\"))", at(at_.adopted),
                           native::attainment(indicator_, adopted_));
    }

private:
    std::string at(sal_Int32 column) const { return "$" + cell_address(column, row_); }
    void put(Sheet& sheet, sal_Int32 column, const std::string& formula) const {
        sheet.formula(column, row_, "=" + formula, Style::helper);
    }

    // The place of a figure among the readings: a combined value stands before the parameters.
    std::size_t cell_of(sal_Int32 input) const {
        const auto k = static_cast<std::size_t>(input);
        return k + (indicator_.combined && k >= indicator_.measures.size() ? 1 : 0);
    }

    // The star that has the criterion for a star; 0 if none has.
    int rule_star(int star) const {
        const auto* rule = indicator_.rule_up_to(star);
        return rule ? rule->star : 0;
    }

    std::array<std::string, 5> missing_cells() const {
        std::array<std::string, 5> out;
        for (int star = 1; star <= 5; ++star) out[static_cast<std::size_t>(star - 1)] = for_star(own_.missing, star);
        return out;
    }

    // The cell for a star among those for each criterion.
    std::string for_star(sal_Int32 columns, int star) const {
        const int rule = rule_star(star);
        return rule == 0 ? "\"\"" : at(columns + rule - 1);
    }

    // What stands in the column of the target star.
    std::string chosen(sal_Int32 columns) const {
        // CHOOSE gives 0 in some programs where an empty text stands in the cell.
        std::string out = "VALUE(\"!\")";
        for (int star = 5; star >= 1; --star)
            out = fmt::format("IF(CS_TARGET_STAR={};{};{})", star, for_star(columns, star), out);
        return out;
    }

    // What stands in a cell of 填报; an empty cell would be 0.
    std::string content(const char* range, sal_Int32 k) const {
        const auto cell = fmt::format("INDEX({};{};{})", range, at(at_.row), k + 1);
        const bool answer = Plan::input(indicator_, k).type == MeasureType::yes_no;
        return fmt::format("IF({0}=0;\"\";IF(ISBLANK({1});\"\";{2}))", at(at_.row), cell, figure(cell, answer));
    }

    void write_readings(Sheet& sheet) const {
        auto declared = native_cells(plan_, indicator_, row_, own_.declared.readings);
        declared.unusable = at(at_.unusable_declared);
        for (sal_Int32 k = 0; k < Plan::inputs(indicator_); ++k) {
            if (!plan_.units) put(sheet, own_.declared.contents + k, content("CS_VALUES", k));
            for (const auto* figures : {&own_.declared, &own_.adopted}) {
                const auto cell = at(figures->contents + k);
                put(sheet, figures->keys + k, native::content_key(cell));
                put(sheet, figures->readings + k,
                    native::reading(Plan::input(indicator_, k), cell, at(figures->keys + k)));
            }
            put(sheet, own_.counted + k, native::counted_reading(indicator_, adopted_, cell_of(k)));
            put(sheet, own_.counted_declared + k, native::counted_reading(indicator_, declared, cell_of(k)));
        }
        if (!plan_.units) write_given(sheet);
        if (indicator_.combined) write_combined(sheet);
    }

    // An error is something, too.
    void write_given(Sheet& sheet) const {
        std::string given;
        for (sal_Int32 k = 0; k < Plan::inputs(indicator_); ++k)
            given +=
                fmt::format("{0}IF(ISERROR({1});TRUE();{1}<>\"\")", k == 0 ? "" : ";", at(own_.declared.contents + k));
        put(sheet, own_.given, "IF(OR(" + given + ");1;0)");
    }

    void write_combined(Sheet& sheet) const {
        for (const auto block : {own_.adopted.readings, own_.declared.readings, own_.counted, own_.counted_declared}) {
            const auto cells = native_cells(plan_, indicator_, row_, block).readings;
            const auto parts = static_cast<std::ptrdiff_t>(indicator_.measures.size());
            put(sheet, block + own_.block - 1,
                native::combined_reading(indicator_, {cells.begin(), cells.begin() + parts}));
        }
    }

    void write_result(Sheet& sheet, const NativeColumns::Result& to, native::Cells cells) const {
        cells.star = cells.score = at(to.score);
        if (indicator_.kind == IndicatorKind::item) {
            put(sheet, to.takes_part, native::item_counted(indicator_, cells));
            put(sheet, to.score, native::item_score(indicator_, cells));
            const native::ItemCells item{cells.score, at(to.takes_part), at(own_.weight), {}, {}};
            put(sheet, to.own_points, native::own_points(item));
            put(sheet, to.own_weight, native::own_weight(item));
            return;
        }
        if (indicator_.kind == IndicatorKind::scored) put(sheet, to.score, native::star(indicator_, cells));
        put(sheet, to.points, native::points(indicator_, cells));
    }

    // Deductions stay as they are.
    void write_best(Sheet& sheet, const native::Cells& cells) const {
        if (indicator_.kind != IndicatorKind::deduction) put(sheet, own_.reported, native::reported(indicator_, cells));
        if (indicator_.kind == IndicatorKind::item) {
            put(sheet, own_.best.score, native::best_item_score(indicator_, cells));
            put(sheet, own_.best.takes_part, at(own_.counting.takes_part));
        } else if (indicator_.kind == IndicatorKind::scored) {
            put(sheet, own_.best.score, native::best_star(indicator_, cells));
            put(sheet, own_.best.points, native::best_points(indicator_, at(own_.best.score)));
        } else {
            put(sheet, own_.best.points, at(own_.counting.points));
        }
    }

    void write_check(Sheet& sheet) const {
        for (sal_Int32 k = 0; k < Plan::inputs(indicator_); ++k) {
            const auto index = cell_of(k);
            const native::Content content{at(own_.adopted.contents + k), at(own_.adopted.keys + k),
                                          at(own_.decimals + k),
                                          at(own_.adopted.keys + k) + "=\"" + label(Message::no_figure) + "\""};
            if (const auto decimals = native::shown_decimals(indicator_, adopted_, index, content); !decimals.empty())
                put(sheet, own_.decimals + k, decimals);
            put(sheet, own_.shown + k, native::shown(indicator_, adopted_, index, content, Language::zh));
            put(sheet, own_.faults + k, native::fault(indicator_, adopted_, index, content, Language::zh));
        }
        const auto doubts = native::doubts(indicator_, adopted_, Language::zh);
        for (std::size_t i = 0; i < doubts.size(); ++i) put(sheet, own_.doubts + static_cast<sal_Int32>(i), doubts[i]);
    }

    const Plan& plan_;
    const Indicator& indicator_;
    const ScoreColumns& at_;
    const NativeColumns& own_;
    const sal_Int32 row_;
    native::Cells adopted_;
};

}  // namespace

std::unique_ptr<Judgement> native_judgement(const Plan& plan, const Indicator& indicator, sal_Int32 row) {
    return std::make_unique<NativeJudgement>(plan, indicator, row);
}

std::string native_names(const Indicator& indicator, const std::string& cell) {
    std::vector<std::string> names{indicator.code, indicator.name.zh};
    for (const auto& alias : indicator.aliases) names.push_back(alias);
    const auto key = fmt::format("SUBSTITUTE(SUBSTITUTE({};\" \";\"\");\"　\";\"\")", cell);
    std::string out;
    for (const auto& name : names) {
        std::string plain_name;
        for (const char c : name)
            if (c != ' ') plain_name += c == '"' ? "\"\"" : std::string(1, c);
        out += fmt::format("{}{}=\"{}\"", out.empty() ? "" : ";", key, plain_name);
    }
    return "OR(" + out + ")";
}

native::Cells native_cells(const Plan& plan, const Indicator& indicator, sal_Int32 row, sal_Int32 block) {
    native::Cells out;
    out.unusable = "0";
    const auto measures = static_cast<sal_Int32>(indicator.measures.size());
    const auto add = [&](sal_Int32 column) { out.readings.push_back("$" + cell_address(block + column, row)); };
    for (sal_Int32 i = 0; i < measures; ++i) add(i);
    if (indicator.combined) add(plan.native_columns.block - 1);
    for (sal_Int32 i = measures; i < Plan::inputs(indicator); ++i) add(i);
    return out;
}

native::IndexCells native_index(const Plan& plan, const NativeColumns::Result& result, const std::string& coefficient) {
    native::IndexCells out;
    out.coefficient = coefficient;
    // The upper limit is that of the framework's own weights.
    const bool weighted = &result != &plan.native_columns.best;
    for (const auto& indicator : plan.framework.indicators) {
        const auto row = row_of(plan, indicator);
        auto& cells = out.items.emplace_back();
        if (row < 0 || indicator.kind != IndicatorKind::item) continue;
        cells.score = absolute_cell(result.score, row);
        cells.counted = absolute_cell(result.takes_part, row);
        if (!weighted) continue;
        cells.weight = absolute_cell(plan.native_columns.weight, row);
        cells.own_points = absolute_cell(result.own_points, row);
        cells.own_weight = absolute_cell(result.own_weight, row);
    }
    for (std::size_t i = 0; i < plan.framework.levels.size(); ++i)
        out.levels.push_back(absolute_cell(result.level, plan.score_first_row + static_cast<sal_Int32>(i)));
    return out;
}

sal_Int32 native_doubts(const Plan& plan) {
    std::size_t most = 0;
    for (const auto* indicator : plan.listed) {
        if (!indicator->counts()) continue;
        auto cells = native_cells(plan, *indicator, 1000, 100);
        cells.unusable = cells.star = cells.score = cells.readings.front();
        cells.shown = cells.readings;
        most = std::max(most, native::doubts(*indicator, cells, Language::zh).size());
    }
    return static_cast<sal_Int32>(most);
}

std::string native_points(const Plan& plan, const NativeColumns::Result& result, const Level* level,
                          const std::string& coefficient) {
    if (!plan.stars)
        return native::index_total(plan.framework, native_index(plan, result, coefficient),
                                   level ? std::optional(plan.framework.index_of(*level)) : std::nullopt);
    std::vector<std::string> cells;
    if (!level) {
        cells.push_back(absolute({result.points, plan.score_first_row, result.points, plan.score_last_row()}));
    } else {
        const Scope scope{Scope::Kind::level, plan.framework.index_of(*level)};
        for (const auto* indicator : plan.listed)
            if (plan.framework.contains(scope, *indicator))
                cells.push_back(absolute_cell(result.points, row_of(plan, *indicator)));
    }
    return native::points_total(cells);
}

std::vector<std::string> native_stars(const Plan& plan) {
    std::vector<std::string> out;
    for (const auto& indicator : plan.framework.indicators) {
        const auto row = row_of(plan, indicator);
        out.push_back(row < 0 ? "" : absolute_cell(plan.native_columns.counting.score, row));
    }
    return out;
}

void write_native_levels(Sheet& sheet, const Plan& plan) {
    if (plan.stars) return;
    for (const auto* result : {&plan.native_columns.counting, &plan.native_columns.own, &plan.native_columns.best}) {
        const auto cells = native_index(plan, *result, {});
        for (std::size_t i = 0; i < plan.framework.levels.size(); ++i)
            sheet.formula(result->level, plan.score_first_row + static_cast<sal_Int32>(i),
                          "=" + native::level_value(plan.framework, i, cells), Style::helper);
    }
}

}  // namespace citystar::templates

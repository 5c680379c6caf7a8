#include "score_rows.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "judgement.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

class ScoreRow {
public:
    ScoreRow(Sheet& sheet, const Plan& plan) : sheet_(sheet), plan_(plan), at_(plan.score) {}

    void write(const Indicator& indicator, sal_Int32 row) {
        sheet_.text(at_.code, row, indicator.code, Style::code);
        sheet_.text(at_.level, row, plan_.level1_of(indicator).name.zh, Style::text);
        sheet_.text(at_.name, row, indicator.name.zh + (indicator.leading ? "★" : ""), Style::text);
        judgement_ = judgement_of(plan_, indicator, row);
        write_departments(indicator, row);
        write_adopted(indicator, row);
        const auto used = std::max<sal_Int32>(1, Plan::inputs(indicator));
        const auto values = at(at_.adopted, row) + ":" + at(at_.adopted + used - 1, row);
        if (!indicator.counts()) {
            for (auto column = at_.lead + 1; column < at_.check; ++column)
                sheet_.style({column, row, column, row}, Style::unused);
            sheet_.text(at_.check, row, label(Message::not_scored), Style::result);
            write_nothing(row);
            return;
        }
        write_unusable(indicator, row, values);
        put(at_.check, row, fmt::format("IFERROR({};\"{}\")", judgement_->check(), label(Message::check_error)),
            Style::result);
        if (indicator.kind == IndicatorKind::item)
            write_item(indicator, row);
        else
            write_star(indicator, row);
        judgement_->write_helpers(sheet_);
        put(at_.held, row, fmt::format("IFERROR(N({});0)", at(at_.points, row)), Style::helper);
        write_schedule(indicator, row);
    }

private:
    std::string at(sal_Int32 column, sal_Int32 row) const { return "$" + cell_address(column, row); }
    void put(sal_Int32 column, sal_Int32 row, const std::string& formula, Style style) {
        if (column < 0) return;
        const bool own = std::ranges::find(answers_, column) == answers_.end();
        sheet_.formula(column, row, "=" + (own ? formula : when_ready(formula)), style);
    }

    // Named here once by their departments' own names; where the source prints none, those that were entered.
    void write_departments(const Indicator& indicator, sal_Int32 row) {
        if (plan_.departments.empty()) {
            const auto cell = fmt::format("INDEX(CS_DEPARTMENTS;{})", at(at_.row, row));
            // Some programs take an empty cell for 0 unless a text is joined to it at once.
            const auto text = plan_.native ? "IFERROR(" + cell + "&\"\";\"\")" : "IFERROR(" + cell + ";\"\")&\"\"";
            const auto entered = fmt::format("SUBSTITUTE(SUBSTITUTE({};\"；\";\"、\");\";\";\"、\")", text);
            put(at_.lead, row, fmt::format("IFERROR(LEFT({0};FIND(\"、\";{0}&\"、\")-1);\"\")", entered), Style::text);
            put(at_.support, row, fmt::format("IFERROR(MID({0};FIND(\"、\";{0}&\"、\")+1;500);\"\")", entered),
                Style::helper);
        } else {
            sheet_.text(at_.lead, row, plan_.department_names(indicator, Role::lead), Style::text);
            sheet_.text(at_.support, row, plan_.department_names(indicator, Role::support), Style::helper);
        }
        const auto lead = at(at_.lead, row);
        const auto support = at(at_.support, row);
        put(at_.leads_key, row, fmt::format("\"、\"&{}&\"、\"", lead), Style::helper);
        put(at_.all_key, row, fmt::format("\"、\"&{}&\"、\"&{}&\"、\"", lead, support), Style::helper);
    }

    // The row of an indicator in 核验, whatever became of its row in 填报.
    std::string unit_row(sal_Int32 row) const { return fmt::format("MATCH({};CS_UNIT_CODES;0)", at(at_.code, row)); }

    // The verified value if there is one, otherwise the declared one, found by code: rows of 填报 may be moved or
    // deleted.
    void write_adopted(const Indicator& indicator, sal_Int32 row) {
        put(at_.row, row, row_in_report(plan_, indicator, at(at_.code, row), at(at_.name, row), "0"), Style::helper);
        const auto found = at(at_.row, row);
        const auto of = [&](const char* range, const std::string& column) {
            return fmt::format("INDEX({};{};{})", range, found, column);
        };
        // A date among figures becomes a text, which nothing takes for one.
        const auto pick = [&](const std::string& cell, const std::string& otherwise, bool answer) {
            return fmt::format("IF({}=\"\";{};{})", cell, otherwise, judgement_->figure(cell, answer));
        };
        if (plan_.units) {
            const std::string column = "MATCH(CS_UNIT_NAME;CS_UNITS;0)";
            const auto whole = [&](const std::string& value) { return fmt::format("IF({}=0;\"\";{})", found, value); };
            put(at_.declared, row, whole(pick(of("CS_UNIT_DECLARED", column), "\"\"", false)), Style::helper);
            put(at_.adopted, row,
                pick(fmt::format("INDEX(CS_UNIT_VERIFIED;{};{})", unit_row(row), column), at(at_.declared, row), false),
                Style::helper);
            return;
        }
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            if (i >= Plan::inputs(indicator)) {
                sheet_.style({at_.adopted + i, row, at_.adopted + i, row}, Style::helper);
                continue;
            }
            const auto k = std::to_string(i + 1);
            const bool answer = is_answer(indicator, i);
            const auto declared = judgement_->declared(i);
            const auto otherwise = declared ? *declared : pick(of("CS_VALUES", k), "\"\"", answer);
            put(at_.adopted + i, row,
                fmt::format("IF({}=0;\"\";{})", found, pick(of("CS_VERIFIED", k), otherwise, answer)), Style::helper);
        }
    }

    // TRUE is an answer, and no other number is one.
    static bool is_answer(const Indicator& indicator, sal_Int32 input) {
        return input < Plan::inputs(indicator) && Plan::input(indicator, input).type == MeasureType::yes_no;
    }

    // A row that cannot be scored is left out of the totals, and out of a league.
    void write_unusable(const Indicator& indicator, sal_Int32 row, const std::string& adopted) {
        put(at_.unusable, row, judgement_->unusable(Figures::adopted, at(at_.adopted, row), adopted), Style::helper);
        const auto first = declared_cell(plan_, row, 0);
        const auto used = Plan::inputs(indicator);
        const auto all = used <= 1 ? first : first + ":" + declared_cell(plan_, row, used - 1);
        put(at_.unusable_declared, row,
            fmt::format("IF({}=0;0;{})", at(at_.row, row), judgement_->unusable(Figures::declared, first, all)),
            Style::helper);
    }

    void write_star(const Indicator& indicator, sal_Int32 row) {
        const bool scored = indicator.kind == IndicatorKind::scored;
        if (scored)
            put(at_.star, row, judgement_->star(), Style::number);
        else
            sheet_.style({at_.star, row, at_.star, row}, Style::unused);
        put(at_.points, row, judgement_->points(), Style::points);
        put(at_.missing, row, judgement_->missing(), Style::result);
        if (!scored) {
            sheet_.style({at_.full, row, at_.full, row}, Style::unused);
            put(at_.gain, row, "0", Style::helper);
            put(at_.requirement, row, "\"\"", Style::helper);
            put(at_.target_gap, row, "\"\"", Style::helper);
            return;
        }
        put(at_.full, row, judgement_->full(), Style::points);
        std::string possible;
        for (int star = 1; star <= 5; ++star) {
            const auto* rule = indicator.rule_up_to(star);
            possible += ";" + plain(rule ? rule->points : 0);
        }
        put(at_.gain, row, judgement_->gain("CHOOSE(CS_TARGET_STAR" + possible + ")"), Style::helper);
        put(at_.requirement, row, judgement_->requirement(), Style::helper);
        put(at_.target_gap, row,
            fmt::format("IF(ISERROR({0});{1};{2})", at(at_.points, row), at(at_.check, row), judgement_->target_gap()),
            Style::helper);
    }

    // An item of an index: its own weight, and a score by the way of the framework.
    void write_item(const Indicator& indicator, sal_Int32 row) {
        sheet_.style({at_.weight, row, at_.weight, row}, Style::input_number);
        Sheet::Rule rule;
        rule.type = com::sun::star::sheet::ValidationType_DECIMAL;
        rule.op = com::sun::star::sheet::ConditionOperator_GREATER_EQUAL;
        rule.first = "0";
        rule.title = label(Message::own_weight);
        rule.help = rule.refusal = label(Message::limit_from, "0");
        sheet_.validate({at_.weight, row, at_.weight, row}, rule);
        const auto weight = at(at_.weight, row);
        put(at_.share, row,
            fmt::format("IF(SUM(CS_WEIGHTS)=0;{};N({})/SUM(CS_WEIGHTS))", judgement_->index_weight(), weight),
            Style::helper);
        switch (indicator.score) {
            case ItemScore::value: write_value_item(row); break;
            case ItemScore::normalised: write_normalised_item(row); break;
            case ItemScore::target: write_target_item(indicator, row); break;
        }
        put(at_.missing, row, at(at_.target_gap, row), Style::result);
    }

    // A value that others have worked out, compared with those of the other units.
    void write_value_item(sal_Int32 row) {
        const auto share = at(at_.share, row);
        const auto score = at(at_.score, row);
        // A text here would make errors of the worklist's order, and the list would be empty.
        put(at_.score, row,
            fmt::format("IF({0}=1;{1};IF(ISNUMBER({2});{2};\"\"))", at(at_.unusable, row), judgement_->points(),
                        at(at_.adopted, row)),
            Style::value);
        put(at_.points, row,
            fmt::format("IF({0}=\"\";\"\";{1})", score, settled(score + "*" + share + "*CS_COEFFICIENT")),
            Style::value);
        put(at_.full, row, share, Style::share);
        const auto units = plan_.native ? adopted_of_item(plan_, row - plan_.score_first_row)
                                        : fmt::format("INDEX(CS_UNIT_VALUES;{};0)", unit_row(row));
        // LibreOffice drops a blank at the beginning of a format, others do not; Gnumeric's TEXT rounds a half by its
        // binary value, ROUND does not.
        const auto two_decimals = [native = plan_.native](std::string_view number) {
            return native ? fmt::format("TEXT(ROUND({};2);\"0.00\")", number)
                          : fmt::format("TEXT({};\" 0.00\")", number);
        };
        put(at_.mean, row, fmt::format("IF(COUNT({0})=0;\"\";{1})", units, settled("AVERAGE(" + units + ")")),
            Style::value);
        put(at_.best, row, fmt::format("IF(COUNT({0})=0;\"\";MAX({0}))", units), Style::value);
        // By the two decimals that are shown: better is what is shown as more.
        put(at_.rank, row,
            fmt::format("IF({0}=\"\";\"\";IFERROR(COUNTIF({1};\">=\"&(ROUND({0};2)+0.005))+1;\"\"))", score, units),
            Style::number);
        const auto target = fmt::format("IF(CS_TARGET=\"{}\";{};{})", label(Message::target_best), at(at_.best, row),
                                        at(at_.mean, row));
        put(at_.requirement, row, fmt::format("IF({0}=\"\";\"\";CS_TARGET&{1})", target, two_decimals(target)),
            Style::helper);
        put(at_.gain, row,
            fmt::format("IF({0}=\"\";0;MAX(0;ROUND(({0}-IFERROR(N({1});0))*{2}*CS_COEFFICIENT;9)))", target, score,
                        share),
            Style::helper);
        put(at_.target_gap, row,
            fmt::format("IF(ISERROR({1});{5};IF({0}=\"\";\"\";IF({1}=\"\";\"{2}\";IF({3}>0;\"{4}\"&CS_TARGET&{6};"
                        "\"\"))))",
                        target, score, label(Message::not_reported), at(at_.gain, row), label(Message::below),
                        at(at_.check, row), two_decimals(settled(target + "-" + score))),
            Style::helper);
    }

    void write_normalised_item(sal_Int32 row) {
        const auto share = at(at_.share, row);
        const auto scale = plain(plan_.framework.scale);
        const auto score = at(at_.score, row);
        put(at_.score, row,
            fmt::format("IF({0}=\"\";\"\";{1})", judgement_->item_held(), settled(judgement_->item_score())),
            Style::share);
        put(at_.points, row, fmt::format("IF({0}=\"\";\"\";{1})", score, settled(score + "*" + share + "*" + scale)),
            Style::points);
        put(at_.full, row, settled(share + "*" + scale), Style::points);
        put(at_.requirement, row, "\"" + label(Message::full_score) + "\"", Style::helper);
        put(at_.gain, row, fmt::format("MAX(0;ROUND({}-IFERROR(N({});0);9))", at(at_.full, row), at(at_.points, row)),
            Style::helper);
        put(at_.target_gap, row,
            fmt::format("IF(ISERROR({0});{1};IF({0}=\"\";\"{2}\";IF({3}>0;\"{4} \"&{5};\"\")))", score,
                        at(at_.check, row), label(Message::not_reported), at(at_.gain, row),
                        label(Message::score_short), percent_text(plan_, "1-" + score)),
            Style::helper);
    }

    void write_target_item(const Indicator& indicator, sal_Int32 row) {
        const auto share = at(at_.share, row);
        const auto scale = plain(plan_.framework.scale);
        put(at_.score, row, judgement_->attainment(), Style::share);
        put(at_.points, row,
            fmt::format("IF({0}=\"\";\"\";{1})", judgement_->item_held(),
                        settled(judgement_->item_score() + "*" + share + "*" + scale)),
            Style::points);
        put(at_.full, row, settled(share + "*" + scale), Style::points);
        put(at_.requirement, row, "\"" + rule_sentence(indicator, *indicator.target, Language::zh) + "\"",
            Style::helper);
        put(at_.gain, row, fmt::format("MAX(0;ROUND({}-IFERROR(N({});0);9))", at(at_.full, row), at(at_.points, row)),
            Style::helper);
        put(at_.target_gap, row,
            fmt::format("IF(ISERROR({0});{1};{2})", at(at_.points, row), at(at_.check, row), judgement_->target_gap()),
            Style::helper);
    }

    // A date planned in 填报 goes first, then one for all, then the source's.
    void write_schedule(const Indicator& indicator, sal_Int32 row) {
        std::string printed = "\"\"";
        const auto date = [](std::string_view iso) {
            return fmt::format("DATE({};{};{})", std::stoi(std::string(iso.substr(0, 4))),
                               std::stoi(std::string(iso.substr(5, 2))), std::stoi(std::string(iso.substr(8, 2))));
        };
        if (plan_.stars) {
            for (const auto& rule : indicator.stars) {
                const auto due = plan_.framework.due(indicator, rule.star);
                if (!due.empty()) printed = fmt::format("IF(CS_TARGET_STAR>={};{};{})", rule.star, date(due), printed);
            }
        } else if (const auto due = plan_.framework.due(indicator, 5); !due.empty()) {
            printed = date(due);
        }
        const auto otherwise = fmt::format("IF(CS_DEADLINE<>\"\";CS_DEADLINE;{})", printed);
        const auto planned = fmt::format("INDEX(CS_PLANNED;{})", at(at_.row, row));
        put(at_.due, row, fmt::format("IF({0}=0;{1};IF({2}=\"\";{1};{2}))", at(at_.row, row), otherwise, planned),
            Style::helper);
        const auto required = at(at_.requirement, row);
        const auto remains = at(at_.target_gap, row) + "<>\"\"";
        const auto held = at(at_.held, row);
        const auto gain = at(at_.gain, row);
        const auto progress = fmt::format("IF({0}+{1}<=0;0;MAX(0;{0})/({0}+{1}))", held, gain);
        put(at_.light, row,
            fmt::format("IF({}=\"\";\"{}\";{})", required, label(Message::status_light_none),
                        status_light_formula(remains, at(at_.due, row), progress)),
            Style::helper);
        // Blank where the filter leaves the row out or nothing is asked; unique, so that equal gains keep their order.
        const auto by_gain = fmt::format("IF({}<>\"\";{}+1;0)", at(at_.target_gap, row), gain);
        const auto by_date =
            fmt::format("IF({0}=\"\";0;IF({1}=\"\";1;1000000-{1}))", at(at_.target_gap, row), at(at_.due, row));
        put(at_.key, row,
            fmt::format("IF(OR({0}=\"\";AND(CS_ONLY<>\"{1}\";ISERROR(FIND(\"、\"&CS_ONLY&\"、\";{2}))));\"\";IF(CS_"
                        "ORDER=\"{3}\";{4};IF(CS_ORDER=\"{5}\";{6};0))-ROW()*0.000001)",
                        required, label(Message::all), at(at_.all_key, row), label(Message::order_gain), by_gain,
                        label(Message::order_date), by_date),
            Style::helper);
        put(at_.mine, row,
            fmt::format("IF(OR(CS_DEPARTMENT=\"\";ISERROR(FIND(\"、\"&CS_DEPARTMENT&\"、\";{})));\"\";ROW())",
                        at(at_.all_key, row)),
            Style::helper);
    }

    void write_nothing(sal_Int32 row) {
        for (const auto column : {at_.held, at_.gain}) put(column, row, "0", Style::helper);
        for (const auto column : {at_.requirement, at_.target_gap, at_.due, at_.light, at_.key, at_.mine})
            put(column, row, "\"\"", Style::helper);
    }

    Sheet& sheet_;
    const Plan& plan_;
    const ScoreColumns& at_;
    std::unique_ptr<Judgement> judgement_;  ///< of the row that is being written
    /// The columns whose formulas replace errors.
    const std::array<sal_Int32, 8> answers_{at_.missing,     at_.check,      at_.held,  at_.gain,
                                            at_.requirement, at_.target_gap, at_.light, at_.key};
};

}  // namespace

void write_score_row(Sheet& sheet, const Plan& plan, const Indicator& indicator, sal_Int32 row) {
    ScoreRow(sheet, plan).write(indicator, row);
}

}  // namespace citystar::templates

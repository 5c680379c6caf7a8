#include <algorithm>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/doubt.hpp"
#include "native_judgement.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;

Style style_of(const Measure& measure) { return is_fraction(measure) ? Style::input_share : Style::input_number; }

// Of a figure that somebody else fills in.
Style shown_style_of(const Measure& measure) {
    return style_of(measure) == Style::input_share ? Style::share : Style::number;
}

class Report {
public:
    Report(Document& document, const Plan& plan)
        : document_(document), plan_(plan), at_(plan.report), sheet_(document.add(label(Message::sheet_report))) {}

    Sheet build() {
        write_heading();
        write_head();
        for (sal_Int32 i = 0; i < plan_.count(); ++i)
            write_row(*plan_.listed[static_cast<std::size_t>(i)], at_.first_row + i);
        write_evidence();
        colour_results();
        name_ranges();
        set_widths();
        sheet_.fit_heights(at_.first_row, plan_.report_last_row());
        sheet_.filter({0, at_.head, at_.note, plan_.report_last_row()});
        sheet_.freeze(at_.content, at_.first_row);
        sheet_.page({.areas = {{0, 0, std::max(at_.check, third_.cell.right), plan_.report_last_row()},
                               {at_.level, at_.head, at_.note, plan_.report_last_row()}},
                     .head = {{at_.head, at_.head}},
                     .columns = at_.content});
        return sheet_;
    }

private:
    Area column(sal_Int32 column) const { return {column, at_.first_row, column, plan_.report_last_row()}; }

    void write_heading() {
        const auto& framework = plan_.framework;
        write_title(sheet_, framework.title.zh, at_.check);
        sheet_.text(0, 1, source_text(framework), Style::note);
        sheet_.text(0, 2, label(Message::advice) + advice_about_formulas(plan_), Style::note);
        for (const sal_Int32 row : {1, 2}) sheet_.merge({0, row, at_.check, row});
        sheet_.height(1, 600);
        sheet_.height(2, 1000);
        for (const sal_Int32 row : {3, 4, 5}) sheet_.height(row, row == 5 ? 1150 : 700);
        if (plan_.part()) return write_part_heading();
        pair(0, 3, Message::unit, "CS_UNIT_NAME", Style::input);
        sheet_.text(first_.cell.left, 3, plan_.options.unit_name);
        pair(1, 3, Message::period, "CS_PERIOD", Style::input);
        sheet_.text(second_.cell.left, 3, plan_.options.period);
        pair(2, 3, Message::version, "CS_TEMPLATE_VERSION", Style::number);
        sheet_.text(third_.cell.left, 3, version_text(plan_.options.formulas));
        pair(0, 4, Message::framework, "CS_FRAMEWORK", Style::number);
        sheet_.text(first_.cell.left, 4, framework.id);
        pair(1, 4, Message::reported, "CS_REPORTED", Style::number);
        pair(2, 4, Message::open_checks, "CS_OPEN_CHECKS", Style::grand);
        pair(0, 5, Message::total, {}, Style::total);
        sheet_.formula(first_.caption.left, 5, caption_of_total(Message::total, "CS_UNUSABLE"));
        sheet_.formula(first_.cell.left, 5, "=CS_TOTAL");
        pair(1, 5, Message::total_declared, {}, Style::points);
        sheet_.formula(second_.caption.left, 5, caption_of_total(Message::total_declared, "CS_UNUSABLE_DECLARED"));
        sheet_.formula(second_.cell.left, 5, "=CS_TOTAL_DECLARED");
        if (plan_.stars) {
            pair(2, 5, Message::overall, {}, Style::grand);
            sheet_.formula(third_.cell.left, 5, "=CS_OVERALL_STAR");
        }
        sheet_.validate(in_row(first_.cell, 3), note_rule(Message::unit, Message::help_unit));
        sheet_.validate(in_row(second_.cell, 3), note_rule(Message::period, Message::help_period));
    }

    // Whose part it is stands on the first sheet; only the points of these rows can be told.
    void write_part_heading() {
        pair(0, 3, Message::unit, {}, Style::result);
        sheet_.formula(first_.cell.left, 3, "=CS_UNIT_NAME&\"\"");
        pair(1, 3, Message::period, {}, Style::result);
        sheet_.formula(second_.cell.left, 3, "=CS_PERIOD&\"\"");
        pair(0, 4, Message::department, {}, Style::result);
        sheet_.formula(first_.cell.left, 4, "=CS_DEPARTMENT&\"\"");
        pair(1, 4, Message::reported, "CS_REPORTED", Style::number);
        pair(2, 4, Message::open_checks, "CS_OPEN_CHECKS", Style::grand);
        pair(0, 5, Message::part_points, {}, Style::points);
        sheet_.formula(first_.cell.left, 5, "=CS_PART_POINTS");
        pair(1, 5, Message::full_points, {}, Style::points);
        sheet_.formula(second_.cell.left, 5, "=CS_PART_FULL");
    }

    static Area in_row(Area area, sal_Int32 row) {
        area.top = area.bottom = row;
        return area;
    }

    // Writes a caption with its cell at one of three places.
    void pair(int place, sal_Int32 row, Message caption, std::string_view cell_name, Style style) {
        const auto& at = place == 0 ? first_ : place == 1 ? second_ : third_;
        sheet_.text(at.caption.left, row, label(caption), Style::caption);
        sheet_.merge(in_row(at.caption, row));
        sheet_.style(in_row(at.cell, row), style);
        sheet_.merge(in_row(at.cell, row));
        if (!cell_name.empty()) document_.name(cell_name, sheet_.address(at.cell.left, row));
    }

    void write_head() {
        const auto head = [&](sal_Int32 column, const std::string& text) {
            sheet_.text(column, at_.head, text, Style::head);
        };
        head(at_.code, label(Message::code));
        head(at_.name, label(Message::name));
        head(at_.held, label(Message::held_now));
        head(at_.gap, label(plan_.stars ? Message::gap_or_check : Message::gap_or_check_of_item));
        head(at_.content, label(Message::measures));
        if (at_.numerator >= 0) {
            head(at_.numerator, label(Message::numerator));
            head(at_.denominator, label(Message::denominator));
        }
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            head(at_.value + i, label(Message::value, i + 1));
            head(at_.verified + i, label(Message::verified, i + 1));
        }
        head(at_.check, label(Message::check));
        head(at_.level, label(Message::level));
        head(at_.departments, label(Message::departments));
        head(at_.period, label(Message::data_period));
        head(at_.document, label(Message::document));
        head(at_.page, label(Message::page));
        head(at_.dated, label(Message::dated));
        head(at_.grade, label(Message::grade));
        head(at_.verifier, label(Message::verifier));
        head(at_.status, label(Message::status));
        head(at_.planned, label(Message::planned));
        head(at_.note, label(Message::remark));
        sheet_.height(at_.head, 900);
    }

    void write_row(const Indicator& indicator, sal_Int32 row) {
        sheet_.text(at_.code, row, indicator.code, Style::code);
        sheet_.text(at_.level, row, plan_.level1_of(indicator).name.zh, Style::text);
        sheet_.text(at_.name, row, indicator.name.zh + (indicator.leading ? "★" : ""), Style::text);
        if (plan_.departments.empty()) {
            sheet_.style({at_.departments, row, at_.departments, row}, plan_.part() ? Style::text : Style::input);
        } else {
            sheet_.text(at_.departments, row, departments_text(indicator, std::nullopt), Style::text);
        }
        sheet_.text(at_.content, row, measures_text(indicator), Style::text);
        const auto used = Plan::inputs(indicator);
        if (at_.numerator >= 0) write_quotient(indicator, row);
        for (sal_Int32 i = 0; i < used; ++i) {
            const auto& measure = Plan::input(indicator, i);
            for (const auto column : {at_.value + i, at_.verified + i}) {
                const bool shown = plan_.part() && column != at_.value + i;
                sheet_.style({column, row, column, row}, shown ? shown_style_of(measure) : style_of(measure));
                if (!shown)
                    sheet_.validate({column, row, column, row}, figure_rule(indicator, i, cell_address(column, row)));
            }
        }
        if (used < plan_.values)
            for (const auto first : {at_.value, at_.verified})
                sheet_.style({first + used, row, first + plan_.values - 1, row}, Style::unused);
        fill_values(indicator, row);
        if (plan_.part()) fill_contents(indicator, row);
        write_check(indicator, row);
        write_result(indicator, row);
    }

    // What 评分 says about the row. Found by its code, because rows of 填报 may be sorted.
    void write_result(const Indicator& indicator, sal_Int32 row) {
        if (!indicator.counts()) {
            sheet_.style({at_.held, row, at_.held, row}, Style::unused);
            sheet_.text(at_.gap, row, label(Message::not_scored), Style::result);
            return;
        }
        const auto of = [&](const char* range) {
            return fmt::format("INDEX({};MATCH(${};CS_SCORED;0))", range, cell_address(at_.code, row));
        };
        const auto points =
            fmt::format("ROUND({};{})&\"{}\"", of("CS_ITEM_POINTS"), plan_.stars ? 3 : 2, label(Message::points_unit));
        const auto star = indicator.kind == IndicatorKind::scored
                              ? fmt::format("{}&\"{} \"&", of("CS_NOW"), label(Message::star_unit))
                              : std::string();
        sheet_.formula(
            at_.held, row,
            "=" + when_ready(fmt::format("IFERROR(IF({0}=\"\";\"\";{1}{2});\"\")", of("CS_ITEM_POINTS"), star, points)),
            Style::held);
        const auto check = "$" + cell_address(at_.check, row);
        const auto done = indicator.kind == IndicatorKind::deduction
                              ? std::string("\"\"")
                              : fmt::format("\"{}\"", label(plan_.stars ? Message::top_star : Message::target_met));
        sheet_.formula(
            at_.gap, row,
            "=" + when_ready(fmt::format(
                      "IF({0}<>\"\";\"{1}\"&{0};IFERROR(IF({2}=\"\";\"\";IF({3}=\"\";{4};{3}));\"\"))", check,
                      label(Message::check_mark), "$" + cell_address(at_.held, row), of("CS_MISSING"), done)),
            Style::result);
    }

    // Words say it all; colours let the eye find it.
    void colour_results() {
        const auto row = at_.first_row;
        const auto check = "$" + cell_address(at_.check, row);
        const auto wrong = fmt::format("AND({0}<>\"\";{0}<>\"{1}\")", check, label(Message::not_scored));
        sheet_.style_where({at_.gap, row, at_.gap, plan_.report_last_row()},
                           {{wrong, Style::wrong},
                            {fmt::format("LEFT(${};1)=\"{}\"", cell_address(at_.gap, row), label(Message::done_mark)),
                             Style::reached}});
        sheet_.style_where(column(at_.check), {{wrong, Style::wrong}});
    }

    // The column of a field of a part; -1 if there is no such column.
    sal_Int32 column_of(const std::string& field) const {
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            if (field == value_field(i)) return at_.value + i;
            if (field == verified_field(i)) return at_.verified + i;
        }
        const std::pair<const char*, sal_Int32> others[] = {{"numerator", at_.numerator},
                                                            {"denominator", at_.denominator},
                                                            {"departments", at_.departments},
                                                            {"period", at_.period},
                                                            {"document", at_.document},
                                                            {"page", at_.page},
                                                            {"dated", at_.dated},
                                                            {"grade", at_.grade},
                                                            {"verifier", at_.verifier},
                                                            {"status", at_.status},
                                                            {"planned", at_.planned},
                                                            {"note", at_.note}};
        for (const auto& [name, column] : others)
            if (field == name) return column;
        return -1;
    }

    void fill_contents(const Indicator& indicator, sal_Int32 row) {
        for (const auto& [field, content] : plan_.part()->rows.at(indicator.code)) {
            const auto column = column_of(field);
            if (column < 0) continue;
            if (const auto* number = std::get_if<double>(&content))
                sheet_.number(column, row, *number);
            else if (const auto* text = std::get_if<std::string>(&content); text && !text->empty())
                sheet_.text(column, row, *text);
        }
    }

    void write_quotient(const Indicator& indicator, sal_Int32 row) {
        if (!Plan::quotient(indicator)) {
            sheet_.style({at_.numerator, row, at_.denominator, row}, Style::unused);
            return;
        }
        const auto& measure = indicator.measures.front();
        const auto slash = measure.formula.zh.find(" / ");
        sheet_.style({at_.numerator, row, at_.denominator, row}, Style::input_number);
        const auto numerator = cell_address(at_.numerator, row);
        const auto denominator = cell_address(at_.denominator, row);
        Sheet::Rule rule;
        rule.type = sheet::ValidationType_CUSTOM;
        rule.title = label(Message::numerator);
        rule.help = measure.formula.zh.substr(0, slash);
        const bool part = measure.type == MeasureType::share;
        rule.first =
            part ? fmt::format("AND(ISNUMBER({0});{0}>=0;OR(NOT(ISNUMBER({1}));{0}<={1}))", numerator, denominator)
                 : fmt::format("AND(ISNUMBER({0});{0}>=0)", numerator);
        rule.refusal = label(part ? Message::limit_numerator : Message::limit_figure);
        sheet_.validate({at_.numerator, row, at_.numerator, row}, rule);
        rule.title = label(Message::denominator);
        rule.help = measure.formula.zh.substr(slash + 3);
        rule.first =
            part ? fmt::format("AND(ISNUMBER({1});{1}>0;OR(NOT(ISNUMBER({0}));{0}<={1}))", numerator, denominator)
                 : fmt::format("AND(ISNUMBER({1});{1}>0)", numerator, denominator);
        rule.refusal = label(part ? Message::limit_denominator : Message::limit_divisor);
        sheet_.validate({at_.denominator, row, at_.denominator, row}, rule);
        // A given figure replaces the formula.
        if (plan_.options.values.contains(indicator.code)) return;
        sheet_.formula(at_.value, row, quotient_formula(numerator, denominator));
    }

    void fill_values(const Indicator& indicator, sal_Int32 row) {
        const auto given = plan_.options.values.find(indicator.code);
        if (given == plan_.options.values.end()) return;
        for (std::size_t i = 0; i < given->second.size() && static_cast<sal_Int32>(i) < Plan::inputs(indicator); ++i)
            sheet_.typed(at_.value + static_cast<sal_Int32>(i), row, given->second[i]);
    }

    // The check of the figures that count, which 评分 has.
    std::string adopted_check(sal_Int32 row, const std::string& verified) const {
        const auto check = fmt::format("IFERROR(INDEX(CS_ADOPTED_CHECKS;MATCH({};CS_SCORED;0));\"{}\")",
                                       cell_address(at_.code, row), label(Message::check_error));
        return fmt::format("IF(COUNTA({0})=0;{1};IF({1}=\"\";\"\";\"{2}\"&{1}))", verified, check,
                           label(Message::verified_short));
    }

    // Writes the check in words: first the two figures of a quotient, then the engine's check of the declared and the
    // verified values.
    void write_check(const Indicator& indicator, sal_Int32 row) {
        if (!indicator.counts()) {
            sheet_.text(at_.check, row, label(Message::not_scored), Style::result);
            return;
        }
        // Addresses are relative, because rows of 填报 may be sorted.
        const auto inputs = [&](sal_Int32 first) {
            const auto last = first + Plan::inputs(indicator) - 1;
            return first == last ? cell_address(first, row) : cell_address(first, row) + ":" + cell_address(last, row);
        };
        const auto engine = [&](sal_Int32 first) {
            const auto arguments = fmt::format("CS_FRAMEWORK;{};{}", cell_address(at_.code, row), inputs(first));
            const auto call = indicator.kind == IndicatorKind::item ? "INDEX(STARTABLE(" + arguments + ");1;5)"
                                                                    : "STARCHECK(" + arguments + ")";
            const auto figures = figure_check(cell_address(at_.code, row), inputs(first));
            const auto whole = fmt::format("IF({0}=\"\";{1};{0})", figures, call);
            // A single empty cell would reach the function as 0.
            const auto checked = Plan::inputs(indicator) == 1
                                     ? fmt::format("IF({}=\"\";\"\";{})", cell_address(first, row), whole)
                                     : whole;
            return "IFERROR(" + checked + ";\"" + label(Message::check_error) + "\")";
        };
        const auto verified = inputs(at_.verified);
        const auto of_verified = fmt::format("IF(COUNTA({0})=0;\"\";IF({1}=\"\";\"\";\"{2}\"&{1}))", verified,
                                             engine(at_.verified), label(Message::verified_short));
        auto formula =
            plan_.native ? adopted_check(row, verified) : fmt::format("{}&{}", engine(at_.value), of_verified);
        if (at_.numerator >= 0 && Plan::quotient(indicator)) {
            const auto numerator = cell_address(at_.numerator, row);
            const auto denominator = cell_address(at_.denominator, row);
            const bool part = indicator.measures.front().type == MeasureType::share;
            const auto value = cell_address(at_.value, row);
            const auto more = part ? fmt::format("{}>{}", numerator, denominator) : std::string("FALSE()");
            formula = fmt::format(
                "IF(AND({0}=\"\";{1}=\"\");{2};IF(NOT(AND(ISNUMBER({0});ISNUMBER({1})));\"{3}\";IF({1}<=0;\"{4}\";"
                "IF({5};\"{6}\";IF(IFERROR({7}=\"\";TRUE());\"{8}\";IF(ABS(N({7})-{0}/"
                "{1})>0.000000001;\"{8}\";{2}))))))",
                numerator, denominator, formula, label(Message::check_both_figures), label(Message::limit_divisor),
                more, label(Message::limit_numerator), value, label(Message::check_quotient));
        }
        sheet_.formula(at_.check, row, "=" + when_ready(formula), Style::result);
    }

    void write_evidence() {
        const auto block = [&](sal_Int32 first, sal_Int32 last, Style style) {
            sheet_.style({first, at_.first_row, last, plan_.report_last_row()}, style);
        };
        block(at_.period, at_.page, Style::input);
        block(at_.dated, at_.dated, Style::input_date);
        block(at_.grade, at_.grade, Style::input);
        block(at_.verifier, at_.verifier, plan_.part() ? Style::text : Style::input);
        block(at_.status, at_.status, Style::input);
        block(at_.planned, at_.planned, Style::input_date);
        block(at_.note, at_.note, Style::input);
        sheet_.validate(column(at_.period), note_rule(Message::data_period, Message::help_data_period));
        sheet_.validate(column(at_.document), note_rule(Message::document, Message::help_document));
        sheet_.validate(column(at_.page), note_rule(Message::page, Message::help_page));
        sheet_.validate(column(at_.dated), date_rule(Message::dated, Message::limit_date));
        sheet_.validate(column(at_.grade),
                        Sheet::choice({"A", "B", "C", "D"}, label(Message::grade), label(Message::help_grade)));
        if (!plan_.part()) sheet_.validate(column(at_.verifier), note_rule(Message::verifier, Message::help_verifier));
        sheet_.validate(
            column(at_.status),
            Sheet::choice({label(Message::status_open), label(Message::status_going), label(Message::status_given),
                           label(Message::status_verified), label(Message::status_back)},
                          label(Message::status), label(Message::help_status)));
        sheet_.validate(column(at_.planned), date_rule(Message::planned, Message::limit_date));
        sheet_.validate(column(at_.note), note_rule(Message::remark, Message::help_remark));
        if (plan_.departments.empty() && !plan_.part())
            sheet_.validate(column(at_.departments), note_rule(Message::departments, Message::help_departments));
    }

    void name_ranges() {
        const auto last = plan_.report_last_row();
        document_.name("CS_INDICATORS", sheet_.address(column(at_.code)));
        document_.name("CS_INDICATOR_NAMES", sheet_.address(column(at_.name)));
        document_.name("CS_VALUES", sheet_.address({at_.value, at_.first_row, at_.value + plan_.values - 1, last}));
        document_.name("CS_VERIFIED",
                       sheet_.address({at_.verified, at_.first_row, at_.verified + plan_.values - 1, last}));
        document_.name("CS_PLANNED", sheet_.address(column(at_.planned)));
        document_.name("CS_DEPARTMENTS", sheet_.address(column(at_.departments)));
        document_.name("CS_CHECKS", sheet_.address(column(at_.check)));
        sheet_.formula(second_.cell.left, 4, reported_formula());
        sheet_.formula(third_.cell.left, 4, "=" + when_ready(texts_in(plan_, "CS_CHECKS") + open_check_correction()));
    }

    std::string reported_formula() const {
        sal_Int32 counted = 0;
        for (const auto* indicator : plan_.listed) counted += indicator->counts() ? 1 : 0;
        if (plan_.native) return fmt::format("=SUM(CS_GIVEN)&\" / {}\"", counted);
        return fmt::format(
            "=SUMPRODUCT(MMULT(--(IFERROR(LEN(CS_VALUES);1)>0);TRANSPOSE(COLUMN(CS_VALUES)^0))>0)&\" / {}\"", counted);
    }

    // Subtracts the rows that are not scored: their check column says so, but this is not an open check.
    std::string open_check_correction() const {
        sal_Int32 unscored = 0;
        for (const auto* indicator : plan_.listed) unscored += indicator->counts() ? 0 : 1;
        return unscored == 0 ? "" : fmt::format("-COUNTIF(CS_CHECKS;\"{}\")", label(Message::not_scored));
    }

    void set_widths() {
        sheet_.width(at_.code, 1600);
        sheet_.width(at_.name, 4400);
        sheet_.width(at_.held, 2100);
        sheet_.width(at_.gap, 7200);
        sheet_.width(at_.content, 5600);
        sheet_.width(at_.level, 2400);
        sheet_.width(at_.departments, 3900);
        if (at_.numerator >= 0) {
            sheet_.width(at_.numerator, 1900);
            sheet_.width(at_.denominator, 1900);
        }
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            sheet_.width(at_.value + i, 1900);
            sheet_.width(at_.verified + i, 1900);
        }
        sheet_.width(at_.check, 5600);
        sheet_.width(at_.period, 2200);
        sheet_.width(at_.document, 5200);
        sheet_.width(at_.page, 4200);
        sheet_.width(at_.dated, 2400);
        sheet_.width(at_.grade, 1700);
        sheet_.width(at_.verifier, 2000);
        sheet_.width(at_.status, 2000);
        sheet_.width(at_.planned, 2400);
        sheet_.width(at_.note, 4600);
    }

    // A caption and its cell in the rows above the table.
    struct Pair {
        Area caption;
        Area cell;
    };

    Document& document_;
    const Plan& plan_;
    const ReportColumns& at_;
    const Pair first_{{at_.code, 0, at_.name, 0}, {at_.held, 0, at_.gap, 0}};
    const Pair second_{{at_.content, 0, at_.content, 0}, {at_.content + 1, 0, at_.content + 2, 0}};
    const Pair third_{{at_.content + 3, 0, at_.content + 4, 0}, {at_.content + 5, 0, at_.content + 6, 0}};
    Sheet sheet_;
};

}  // namespace

std::string row_in_report(const Plan& plan, const Indicator& indicator, const std::string& code,
                          const std::string& name, const std::string& gone) {
    const std::string codes = plan.units ? "CS_UNIT_ITEMS" : "CS_INDICATORS";
    const auto by_name = fmt::format("MATCH({};{};0)", name, plan.units ? "CS_UNIT_NAMES" : "CS_INDICATOR_NAMES");
    const auto found = fmt::format("INDEX({};{})", codes, by_name);
    const auto name_of = [](const std::string& of) {
        return fmt::format("INDICATORINFO(CS_FRAMEWORK;{};\"name\")", of);
    };
    const auto same = plan.native ? native_names(indicator, found) : name_of(found) + "=" + name_of(code);
    return fmt::format("IFERROR(MATCH({0};{1};0);IFERROR(IF({2}=\"\";{3};IF({4};{3};{5}));{5}))", code, codes, found,
                       by_name, same, gone);
}

// Some programs know no percentages in TEXT.
std::string percent_text(const Plan& plan, const std::string& formula) {
    const auto share = settled_share(formula);
    return plan.native ? "TEXT(ROUND(" + share + "*100;1);\"0.0\")&\"%\"" : "TEXT(" + share + ";\"0.0%\")";
}

// Many programs calculate functions of texts over a range for one cell only.
std::string texts_in(const Plan& plan, const std::string& range) {
    return plan.native ? "COUNTIF(" + range + ";\"?*\")" : "SUMPRODUCT(LEN(" + range + ")>0)";
}

std::string figure_check(const std::string& code, const std::string& cells) {
    return fmt::format("FIGURECHECK(CS_FRAMEWORK;{};{})", code.empty() ? "\"\"" : code, cells);
}

Sheet add_report(Document& document, const Plan& plan) { return Report(document, plan).build(); }

}  // namespace citystar::templates

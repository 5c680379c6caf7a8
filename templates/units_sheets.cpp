#include <algorithm>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "native_judgement.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;

constexpr sal_Int32 code = 0, level1 = 1, level2 = 2, name = 3, departments = 4, first_unit = 5;
constexpr sal_Int32 head_row = 6;
constexpr sal_Int32 coefficient_row = 7;
constexpr sal_Int32 first_item = 8;

sal_Int32 unit_count(const Plan& plan) { return plan.unit_count(); }
sal_Int32 last_unit(const Plan& plan) { return first_unit + unit_count(plan) - 1; }

Sheet::Rule number_rule(const char* least, const std::string& most, const std::string& words) {
    Sheet::Rule rule;
    rule.type = sheet::ValidationType_DECIMAL;
    rule.first = least;
    rule.second = most;
    rule.title = label(Message::unit_value);
    rule.help = words;
    rule.refusal = words;
    return rule;
}

// Code, levels and name of an item, the same on both sheets.
void write_item(Sheet& sheet, const Plan& plan, const Indicator& indicator, sal_Int32 row) {
    sheet.text(code, row, indicator.code, Style::centred);
    sheet.text(level1, row, plan.level1_of(indicator).name.zh, Style::text);
    sheet.text(level2, row, plan.framework.levels[indicator.level].name.zh, Style::text);
    sheet.text(name, row, indicator.name.zh, Style::text);
}

void write_head(Sheet& sheet, const Plan& plan, sal_Int32 row) {
    const Message heads[] = {Message::code, Message::level, Message::level2, Message::name, Message::departments};
    for (sal_Int32 column = 0; column < first_unit; ++column)
        sheet.text(column, row, label(heads[column]), Style::head);
    for (sal_Int32 i = 0; i < unit_count(plan); ++i)
        sheet.text(first_unit + i, row, plan.framework.units[static_cast<std::size_t>(i)].name, Style::head);
    sheet.height(row, 800);
}

// Addresses have no "$" before the row, so that each row keeps its own check after sorting.
// The rows of 核验.
constexpr sal_Int32 first_verified = 3;
sal_Int32 first_adopted(const Plan& plan) { return first_verified + plan.count() + 2; }

std::string row_of_units(const Plan& plan, sal_Int32 row) {
    return "$" + cell_address(first_unit, row) + ":$" + cell_address(last_unit(plan), row);
}

std::string figures_check(const Plan& plan, const std::string& units) {
    return fmt::format("IF(COUNTA({0})>COUNT({0});\"{1}\";IF(COUNTIF({0};\"<0\")>0;\"{2}\";{3}))", units,
                       label(Message::check_text), label(Message::check_negative),
                       plan.native ? "\"\"" : figure_check({}, units));
}

// The verified figure, otherwise the declared one; empty if it cannot be scored. It is found by its code, because rows
// of 填报 may be moved or deleted.
std::string adopted_formula(const Plan& plan, const Indicator& indicator, const std::string& verified, sal_Int32 row,
                            sal_Int32 unit) {
    const auto item = "$" + cell_address(code, row);
    // Row 0 would return the whole column.
    const auto found = plan.native ? "$" + cell_address(last_unit(plan) + 2, row)
                                   : row_in_report(plan, indicator, item, "$" + cell_address(name, row), "NA()");
    const auto declared = fmt::format("INDEX(CS_UNIT_DECLARED;{};{})", found, unit);
    const auto usable = [&](const std::string& cell) {
        if (plan.native) return fmt::format("IF(ISNUMBER({0});{0};\"\")", native::reading(indicator.measures[0], cell));
        return fmt::format("IF({0}=\"\";\"\";IF(ISERROR(STARSCORE(CS_FRAMEWORK;{1};{0}))+({2}<>\"\");\"\";{0}))", cell,
                           item, figure_check({}, cell));
    };
    // An error in either cell gives an empty text.
    return fmt::format("IFERROR(IF({0}<>\"\";{1};{2});\"\")", verified, usable(verified), usable(declared));
}

void set_widths(Sheet& sheet, const Plan& plan) {
    sheet.width(code, 1400);
    sheet.width(level1, 3400);
    sheet.width(level2, 2400);
    sheet.width(name, 6400);
    sheet.width(departments, 3200);
    for (auto column = first_unit; column <= last_unit(plan); ++column) sheet.width(column, 1800);
}

class UnitsReport {
public:
    UnitsReport(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_report))) {}

    Sheet build() {
        write_heading();
        write_choices();
        write_totals();
        for (const sal_Int32 row : {3, 4, 5}) sheet_.height(row, row == 5 ? 950 : 700);
        write_heads();
        write_coefficients();
        write_items();
        write_checks();
        set_evidence();
        name_ranges();
        set_sizes();
        sheet_.freeze(departments, coefficient_row);
        sheet_.filter({0, head_row, remark_, last_});
        sheet_.page({.areas = {{0, 0, check_, last_}, {document_column_, head_row, remark_, last_}},
                     .head = {{head_row, head_row}},
                     .columns = departments});
        return sheet_;
    }

private:
    Area items(sal_Int32 column) const { return {column, first_item, column, last_}; }
    Area with_coefficient(sal_Int32 column) const { return {column, coefficient_row, column, last_}; }
    Area coefficients() const { return {first_unit, coefficient_row, last_column_, coefficient_row}; }
    Area figures() const { return {first_unit, first_item, last_column_, last_}; }

    void write_heading() {
        write_title(sheet_, plan_.framework.title.zh, check_);
        sheet_.text(0, 1, source_text(plan_.framework), Style::note);
        sheet_.text(0, 2, label(Message::advice_units) + advice_about_formulas(plan_), Style::note);
        for (const sal_Int32 row : {1, 2}) sheet_.merge({0, row, check_, row});
        sheet_.height(2, 1000);
    }

    // Writes a caption and its cell at the first, second or third place of a row. Returns the column of the cell.
    sal_Int32 pair(sal_Int32 place, sal_Int32 row, Message caption, const char* cell_name, Style style) {
        const Area captions[] = {{code, row, level2, row},
                                 {departments, row, first_unit + 1, row},
                                 {first_unit + 6, row, first_unit + 9, row}};
        const Area cells[] = {{name, row, name, row},
                              {first_unit + 2, row, first_unit + 4, row},
                              {first_unit + 10, row, first_unit + 12, row}};
        sheet_.text(captions[place].left, row, label(caption), Style::caption);
        sheet_.merge(captions[place]);
        sheet_.style(cells[place], style);
        if (place > 0) sheet_.merge(cells[place]);
        if (*cell_name) document_.name(cell_name, sheet_.address(cells[place].left, row));
        return cells[place].left;
    }

    void write_choices() {
        auto at = pair(0, 3, Message::unit_chosen, "CS_UNIT_NAME", Style::input);
        std::vector<std::string> names;
        for (const auto& unit : plan_.framework.units) names.push_back(unit.name);
        const bool known = std::ranges::find(names, plan_.options.unit_name) != names.end();
        sheet_.text(at, 3, known ? plan_.options.unit_name : names.front());
        sheet_.validate({at, 3, at, 3},
                        Sheet::choice(names, label(Message::unit_chosen), label(Message::help_unit_chosen)));
        at = pair(1, 3, Message::period, "CS_PERIOD", Style::input);
        sheet_.text(at, 3, plan_.options.period);
        sheet_.validate({at, 3, at + 2, 3}, note_rule(Message::period, Message::help_period));
        sheet_.text(pair(2, 3, Message::version, "CS_TEMPLATE_VERSION", Style::number), 3,
                    version_text(plan_.options.formulas));
    }

    void write_totals() {
        sheet_.text(pair(0, 4, Message::framework, "CS_FRAMEWORK", Style::number), 4, plan_.framework.id);
        sheet_.formula(pair(1, 4, Message::reported, "CS_REPORTED", Style::number), 4,
                       fmt::format("=COUNT(CS_UNIT_DECLARED)&\" / {}\"", plan_.count() * unit_count(plan_)));
        sheet_.formula(pair(2, 4, Message::open_checks, "CS_OPEN_CHECKS", Style::grand), 4,
                       "=" + when_ready(texts_in(plan_, "CS_CHECKS") + "+" + texts_in(plan_, "CS_VERIFIED_CHECKS")));
        sheet_.formula(pair(0, 5, Message::total, "", Style::total), 5, "=CS_TOTAL");
        sheet_.formula(code, 5, caption_of_total(Message::total, "CS_UNUSABLE"));
        sheet_.formula(pair(1, 5, Message::total_declared, "", Style::value), 5, "=CS_TOTAL_DECLARED");
        sheet_.formula(departments, 5, caption_of_total(Message::total_declared, "CS_UNUSABLE_DECLARED"));
    }

    void write_heads() {
        write_head(sheet_, plan_, head_row);
        const std::pair<sal_Int32, Message> heads[] = {
            {check_, Message::check},       {document_column_, Message::document}, {dated_, Message::dated},
            {verifier_, Message::verifier}, {planned_, Message::planned},          {remark_, Message::remark}};
        for (const auto& [column, text] : heads) sheet_.text(column, head_row, label(text), Style::head);
    }

    void write_coefficients() {
        const auto& coefficient = *plan_.framework.coefficient;
        sheet_.style({code, coefficient_row, departments, coefficient_row}, Style::text);
        sheet_.text(name, coefficient_row, coefficient.name.zh);
        sheet_.style(coefficients(), Style::input_number);
        sheet_.validate(coefficients(), number_rule("0.000001", fmt::format("{}", coefficient.max),
                                                    label(Message::limit_coefficient, coefficient.max)));
        for (sal_Int32 i = 0; i < unit_count(plan_); ++i) {
            const auto given = plan_.options.coefficients.size() > static_cast<std::size_t>(i)
                                   ? plan_.options.coefficients[static_cast<std::size_t>(i)]
                                   : 1.0;
            sheet_.number(first_unit + i, coefficient_row, given);
        }
    }

    void write_items() {
        for (sal_Int32 i = 0; i < plan_.count(); ++i) {
            const auto& indicator = *plan_.listed[static_cast<std::size_t>(i)];
            const auto row = first_item + i;
            write_item(sheet_, plan_, indicator, row);
            sheet_.style({departments, row, departments, row}, Style::input);
            const auto given = plan_.options.values.find(indicator.code);
            if (given != plan_.options.values.end())
                for (std::size_t k = 0; k < given->second.size() && static_cast<sal_Int32>(k) < unit_count(plan_); ++k)
                    sheet_.typed(first_unit + static_cast<sal_Int32>(k), row, given->second[k]);
        }
        sheet_.style(figures(), Style::input_number);
        sheet_.validate(figures(), number_rule("0", "1000000", label(Message::limit_from, "0")));
    }

    void write_checks() {
        const auto most = plan_.framework.coefficient->max;
        for (auto row = coefficient_row; row <= last_; ++row) {
            const auto units = row_of_units(plan_, row);
            auto wrong = figures_check(plan_, units);
            if (row == coefficient_row)
                wrong = fmt::format("IF(COUNTIF({0};\"<=0\")+COUNTIF({0};\">{1}\")>0;\"{2}\";{3})", units, most,
                                    label(Message::limit_coefficient, most), wrong);
            // A note appears if some districts are missing. If all are missing, the item is not reported yet and needs
            // no note.
            const auto gaps = fmt::format("IF(AND(COUNT({0})>0;COUNT({0})<{1});\"{2}\"&({1}-COUNT({0}));\"\")", units,
                                          unit_count(plan_), label(Message::check_units_missing));
            sheet_.formula(check_, row, fmt::format("=IF({0}<>\"\";{0};{1})", wrong, gaps), Style::result);
        }
        sheet_.style_where(with_coefficient(check_),
                           {{fmt::format("${}<>\"\"", cell_address(check_, coefficient_row)), Style::wrong}});
    }

    void set_evidence() {
        sheet_.style({document_column_, coefficient_row, remark_, last_}, Style::input);
        for (const auto date : {dated_, planned_}) {
            sheet_.style(with_coefficient(date), Style::input_date);
            const auto rule = date_rule(date == dated_ ? Message::dated : Message::planned, Message::limit_date);
            sheet_.validate(with_coefficient(date), rule);
        }
        sheet_.validate(items(departments), note_rule(Message::departments, Message::help_departments));
        sheet_.validate(with_coefficient(document_column_), note_rule(Message::document, Message::help_document));
        sheet_.validate(with_coefficient(verifier_), note_rule(Message::verifier, Message::help_verifier));
        sheet_.validate(with_coefficient(remark_), note_rule(Message::remark, Message::help_remark));
    }

    void name_ranges() {
        document_.name("CS_UNITS", sheet_.address({first_unit, head_row, last_column_, head_row}));
        document_.name("CS_COEFFICIENTS", sheet_.address(coefficients()));
        document_.name("CS_UNIT_ITEMS", sheet_.address(items(code)));
        document_.name("CS_UNIT_NAMES", sheet_.address(items(name)));
        document_.name("CS_UNIT_DECLARED", sheet_.address(figures()));
        document_.name("CS_PLANNED", sheet_.address(items(planned_)));
        document_.name("CS_DEPARTMENTS", sheet_.address(items(departments)));
        document_.name("CS_CHECKS", sheet_.address(with_coefficient(check_)));
    }

    void set_sizes() {
        set_widths(sheet_, plan_);
        sheet_.width(check_, 3800);
        constexpr sal_Int32 widths[] = {5200, 2400, 2200, 2400, 4600};
        for (sal_Int32 i = 0; i < 5; ++i) sheet_.width(document_column_ + i, widths[i]);
        sheet_.fit_heights(coefficient_row, last_);
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    const sal_Int32 last_column_ = last_unit(plan_);
    const sal_Int32 check_ = last_column_ + 1;
    const sal_Int32 document_column_ = check_ + 1;
    const sal_Int32 dated_ = check_ + 2;
    const sal_Int32 verifier_ = check_ + 3;
    const sal_Int32 planned_ = check_ + 4;
    const sal_Int32 remark_ = check_ + 5;
    const sal_Int32 last_ = first_item + plan_.count() - 1;
};

}  // namespace

Sheet add_units_report(Document& document, const Plan& plan) { return UnitsReport(document, plan).build(); }

std::string adopted_of_unit(const Plan& plan, sal_Int32 unit) {
    const auto column = first_unit + unit;
    const auto first = first_adopted(plan);
    return "$" + label(Message::sheet_verification) + "." + absolute({column, first, column, first + plan.count() - 1});
}

std::string adopted_of_item(const Plan& plan, sal_Int32 item) {
    const auto row = first_adopted(plan) + item;
    return "$" + label(Message::sheet_verification) + "." + absolute({first_unit, row, last_unit(plan), row});
}

void add_units_verification(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_verification));
    const auto last_column = last_unit(plan);
    constexpr sal_Int32 head = 2;
    constexpr sal_Int32 first = first_verified;
    const auto last = first + plan.count() - 1;
    const auto adopted_heading = last + 2;
    const auto adopted_first = first_adopted(plan);
    const auto adopted_last = adopted_first + plan.count() - 1;
    write_title(sheet, label(Message::verification_title, plan.framework.title.zh), last_column);
    sheet.text(0, 1, label(Message::verification_note), Style::note);
    sheet.merge({0, 1, last_column, 1});
    write_head(sheet, plan, head);
    // The frozen and repeated head belongs to both blocks.
    sheet.text(0, adopted_heading, label(Message::adopted_heading), Style::heading);
    std::vector<std::vector<std::string>> adopted;
    for (sal_Int32 i = 0; i < plan.count(); ++i) {
        const auto& indicator = *plan.listed[static_cast<std::size_t>(i)];
        write_item(sheet, plan, indicator, first + i);
        write_item(sheet, plan, indicator, adopted_first + i);
        sheet.style({departments, first + i, departments, first + i}, Style::unused);
        sheet.style({departments, adopted_first + i, departments, adopted_first + i}, Style::unused);
        std::vector<std::string> line;
        for (sal_Int32 k = 0; k < unit_count(plan); ++k)
            line.push_back("=" + adopted_formula(plan, indicator, cell_address(first_unit + k, first + i),
                                                 adopted_first + i, k + 1));
        adopted.push_back(std::move(line));
        // The row of the item in 填报, for the formulas beside it.
        if (plan.native)
            sheet.formula(last_column + 2, adopted_first + i,
                          "=" + row_in_report(plan, indicator, "$" + cell_address(code, adopted_first + i),
                                              "$" + cell_address(name, adopted_first + i), "NA()"),
                          Style::helper);
    }
    const Area verified{first_unit, first, last_column, last};
    const Area whole{first_unit, adopted_first, last_column, adopted_last};
    sheet.style(verified, Style::input_number);
    sheet.validate(verified, number_rule("0", "1000000", label(Message::limit_from, "0")));
    sheet.formulas(whole, adopted);
    sheet.style(whole, Style::number);
    const auto check = last_column + 1;
    sheet.text(check, head, label(Message::check), Style::head);
    for (auto row = first; row <= last; ++row)
        sheet.formula(check, row, "=" + figures_check(plan, row_of_units(plan, row)), Style::result);
    sheet.width(check, 3800);
    document.name("CS_VERIFIED_CHECKS", sheet.address({check, first, check, last}));
    document.name("CS_UNIT_VERIFIED", sheet.address(verified));
    document.name("CS_UNIT_VALUES", sheet.address(whole));
    document.name("CS_UNIT_CODES", sheet.address({code, adopted_first, code, adopted_last}));
    set_widths(sheet, plan);
    sheet.fit_heights(first, last);
    sheet.fit_heights(adopted_first, adopted_last);
    sheet.freeze(departments, first);
    sheet.page(
        {.areas = {{0, 0, check, last}, {0, adopted_heading, last_column, adopted_last}}, .head = {{head, head}}});
}

}  // namespace citystar::templates

// The sheets of a department's part that other workbooks do not have.
#include <fmt/format.h>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"
#include "uno_objects.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 number = 0, code = 1, name = 2, content = 3, others = 4, state = 5, helper = 6;
constexpr sal_Int32 head_row = 13;
constexpr sal_Int32 first_row = 14;

class PartNotice {
public:
    PartNotice(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_part))) {}

    void build() {
        write_title(sheet_, label(Message::part_title, plan_.framework.title.zh), state);
        write_frame();
        write_steps();
        write_rows();
        if (plan_.listed.empty()) write_dates();
        constexpr sal_Int32 widths[] = {1900, 2600, 6200, 8200, 5200, 3400, 1500};
        for (sal_Int32 column = 0; column <= helper; ++column) sheet_.width(column, widths[column]);
        sheet_.freeze(0, first_row);
        sheet_.page(
            {.areas = {{0, 0, state, last_}}, .head = {{head_row, head_row}}, .one_page = last_ < first_row + 14});
    }

    const Sheet& sheet() const { return sheet_; }

private:
    // A caption and its cell, on the left or on the right.
    Area pair(bool right, sal_Int32 row, Message caption, Style style, const char* cell_name) {
        const sal_Int32 from = right ? others : number;
        const Area cell{right ? state : name, row, right ? helper - 1 : content, row};
        sheet_.text(from, row, label(caption), Style::caption);
        if (!right) sheet_.merge({from, row, code, row});
        sheet_.style(cell, style);
        if (!right) sheet_.merge(cell);
        if (cell_name) document_.name(cell_name, sheet_.address(cell.left, row));
        return cell;
    }

    void put(bool right, sal_Int32 row, Message caption, const std::string& text, const char* cell_name) {
        const auto cell = pair(right, row, caption, Style::text, cell_name);
        sheet_.text(cell.left, row, text);
    }

    // What is not known yet is filled in before the part is sent.
    void ask(sal_Int32 row, Message caption, const std::string& given, Message help) {
        const auto cell = pair(false, row, caption, given.empty() ? Style::input : Style::text, nullptr);
        sheet_.text(cell.left, row, given);
        sheet_.merge({cell.left, row, cell.right, row});
        if (given.empty()) sheet_.validate({cell.left, row, cell.left, row}, note_rule(caption, help));
    }

    void write_frame() {
        const auto& part = *plan_.options.part;
        put(false, 1, Message::department, part_title(part.department), "CS_DEPARTMENT");
        put(false, 2, Message::unit, plan_.options.unit_name, "CS_UNIT_NAME");
        put(false, 3, Message::period, plan_.options.period, "CS_PERIOD");
        put(true, 1, Message::framework, plan_.framework.id, "CS_FRAMEWORK");
        put(true, 2, Message::version, version_text(plan_.options.formulas, true), "CS_TEMPLATE_VERSION");
        const auto cell = pair(true, 3, Message::open_checks, Style::number, nullptr);
        if (plan_.listed.empty())
            sheet_.number(cell.left, 3, 0);
        else
            sheet_.formula(cell.left, 3, "=CS_OPEN_CHECKS");
        ask(4, Message::part_due, part.due, Message::help_part_due);
        ask(5, Message::part_return, part.return_to, Message::help_part_return);
        for (sal_Int32 row = 1; row <= 5; ++row) sheet_.height(row, 750);
    }

    void write_steps() {
        const bool report = !plan_.listed.empty();
        auto row = 6;
        const auto line = [&](const std::string& text, Style style) {
            sheet_.text(0, row, text, style);
            sheet_.merge({0, row, state, row});
            sheet_.height(row,
                          style == Style::heading ? 750 : 600 * (1 + static_cast<sal_Int32>(text.size()) / 3 / 66));
            ++row;
        };
        line(label(Message::guide_steps), Style::heading);
        line(label(report ? Message::part_step_fill : Message::part_step_tasks), Style::note);
        line(label(Message::part_step_check), Style::note);
        line(label(Message::part_step_rows), Style::note);
        line(label(plan_.native ? Message::part_step_return_native : Message::part_step_return), Style::note);
        line(label(Message::part_sign), Style::note);
        line(label(Message::part_rows), Style::heading);
    }

    std::string roles_of(const Indicator& indicator) const {
        auto lead = plan_.department_names(indicator, Role::lead);
        const auto support = plan_.department_names(indicator, Role::support);
        if (plan_.departments.empty()) {
            const auto& given = plan_.options.part->rows.at(indicator.code);
            const auto found = given.find("departments");
            const auto* typed = found == given.end() ? nullptr : std::get_if<std::string>(&found->second);
            return typed ? *typed : std::string();
        }
        if (support.empty()) return lead;
        return (lead.empty() ? "" : lead + "；") + label(Message::role_support) + "：" + support;
    }

    void write_row(const Indicator& indicator, sal_Int32 row, const std::string& what, const std::string& filled) {
        sheet_.number(number, row, row - first_row + 1);
        sheet_.style({number, row, number, row}, Style::centred);
        sheet_.text(code, row, indicator.code, Style::centred);
        sheet_.text(name, row, indicator.name.zh + (indicator.leading ? "★" : ""), Style::text);
        sheet_.text(content, row, what, Style::text);
        sheet_.text(others, row, roles_of(indicator), Style::text);
        sheet_.formula(state, row, "=" + filled, Style::centred);
    }

    // What 填报 says of a row, which may have been moved there.
    std::string state_of(sal_Int32 row) const {
        const auto place = fmt::format("MATCH({};CS_INDICATORS;0)", cell_address(code, row));
        // For programs that take a row of INDEX() for an error there is a column that says it.
        const auto given = plan_.native
                               ? fmt::format("INDEX(CS_GIVEN;MATCH({};CS_SCORED;0))>0", cell_address(code, row))
                               : fmt::format("SUMPRODUCT((LEN(INDEX(CS_VALUES;{};0))>0)*1)>0", place);
        return when_ready(fmt::format("IFERROR(IF(INDEX(CS_CHECKS;{})<>\"\";\"{}\";IF({};\"{}\";\"{}\"));\"{}\")",
                                      place, label(Message::part_wrong), given, label(Message::part_given),
                                      label(Message::part_open), label(Message::part_wrong)));
    }

    void write_rows() {
        const Message heads[] = {Message::number,      Message::code,        Message::part_item,
                                 Message::part_wanted, Message::departments, Message::part_state};
        for (sal_Int32 column = 0; column <= state; ++column)
            sheet_.text(column, head_row, label(heads[column]), Style::head);
        sheet_.height(head_row, 800);
        last_ = first_row - 1;
        for (const auto* indicator : plan_.listed) {
            ++last_;
            write_row(*indicator, last_, measures_text(*indicator),
                      indicator->counts() ? state_of(last_) : "\"" + label(Message::not_scored) + "\"");
        }
        for (const auto* task : plan_.tasks) {
            ++last_;
            const auto progress =
                fmt::format("INDEX(CS_TASK_PROGRESS;MATCH({};CS_TASK_CODES;0))", cell_address(code, last_));
            write_row(*task, last_, label(Message::part_task_wanted) + "（" + label(Message::sheet_tasks) + "）",
                      fmt::format("IFERROR(IF({}=\"\";\"{}\";\"{}\");\"{}\")", progress, label(Message::part_open),
                                  label(Message::part_given), label(Message::part_wrong)));
        }
        sheet_.fit_heights(first_row, last_);
    }

    // What 文字任务 refers to, where there are no sheets that have it.
    void write_dates() {
        const std::pair<const char*, const char*> cells[] = {{"CS_READY", "=TRUE()"},
                                                             {"CS_NOT_READY", "=\"\""},
                                                             {"CS_TODAY", "=TODAY()"},
                                                             {"CS_PLAN_START", "=DATE(YEAR(CS_TODAY);1;1)"},
                                                             {"CS_DEADLINE", "=\"\""}};
        sal_Int32 row = 1;
        for (const auto& [cell, formula] : cells) {
            sheet_.formula(helper, row, formula, Style::helper);
            document_.name(cell, sheet_.address(helper, row));
            ++row;
        }
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    sal_Int32 last_ = first_row;
};

}  // namespace

Sheet add_part_notice(Document& document, const Plan& plan) {
    PartNotice notice(document, plan);
    notice.build();
    return notice.sheet();
}

void add_part_base(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_base));
    sal_Int32 row = 0;
    for (const auto& [indicator, fields] : plan.options.part->rows)
        for (const auto& [field, held] : fields) {
            const auto* given = std::get_if<double>(&held);
            const auto* text = std::get_if<std::string>(&held);
            if (!given && (!text || text->empty())) continue;
            ++row;
            sheet.text(0, row, indicator, Style::helper);
            sheet.text(1, row, field, Style::helper);
            sheet.text(2, row, given ? base_number : base_text, Style::helper);
            sheet.text(3, row, given ? plain(*given) : *text, Style::helper);
        }
    sheet.text(0, 0, base_mark, Style::helper);
    sheet.text(1, 0, std::to_string(row), Style::helper);
    sheet.text(2, 0, label(Message::base_note), Style::helper);
    document.name("CS_PART_BASE", sheet.address(0, 0));
    set(sheet.reference(), "IsVisible", false);
}

}  // namespace citystar::templates

#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 head_row = 5;
constexpr sal_Int32 first_row = 6;
constexpr sal_Int32 number = 0, code = 1, name = 2, role = 3, now = 4, requirement = 5, gap = 6, gain = 7, due = 8,
                    light = 9, position = 10;

}  // namespace

void add_notice(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_notice));
    const bool texts = !plan.tasks.empty();
    const auto rows = plan.notice_rows();
    const auto last = first_row + rows - 1;
    write_title(sheet, label(Message::notice_title, plan.framework.title.zh), light);
    const auto pair = [&](sal_Int32 caption, sal_Int32 cell, Message text, Style style) {
        sheet.text(caption, 1, label(text), Style::caption);
        sheet.style({cell, 1, cell, 1}, style);
    };
    pair(code, name, Message::department, Style::input);
    document.name("CS_DEPARTMENT", sheet.address(name, 1));
    if (!plan.departments.empty()) sheet.text(name, 1, plan.departments.front());
    Sheet::Rule rule;
    rule.type = com::sun::star::sheet::ValidationType_LIST;
    rule.first = "CS_DEPARTMENT_NAMES";
    rule.title = label(Message::department);
    rule.help = label(Message::help_notice_department);
    rule.refusal = label(Message::choose);
    sheet.validate({name, 1, name, 1}, rule);
    pair(role, requirement, Message::unit, Style::result);
    sheet.merge({role, 1, now, 1});
    sheet.formula(requirement, 1, "=CS_UNIT_NAME&\"\"");
    pair(gain, due, Message::today, Style::date);
    sheet.formula(due, 1, "=CS_TODAY");
    sheet.height(1, 750);
    const std::string all_mine = texts ? "COUNT(CS_MINE)+COUNT(CS_TASK_MINE)" : "COUNT(CS_MINE)";
    const auto mine = "ISNUMBER(FIND(\"、\"&CS_DEPARTMENT&\"、\";CS_ALL_KEYS))";
    sheet.formula(
        0, 2,
        "=" + when_ready(fmt::format(
                  "IF(CS_DEPARTMENT=\"\";\"{0}\";\"{1} \"&({2})&\" {3}\"&SUMPRODUCT({4}*(CS_GAP<>\"\"))&\" "
                  "{5}\"&TEXT(SUMPRODUCT({4}*CS_GAIN);\"0.0##\")&\" {6}\"{7})",
                  label(Message::notice_choose), label(Message::notice_in_all), all_mine, label(Message::notice_open),
                  mine, label(Message::notice_gain), label(Message::notice_points),
                  rows < plan.count() && plan.departments.empty()
                      ? fmt::format("&IF(({})>{};\"{}\";\"\")", all_mine, rows, label(Message::notice_more, rows))
                      : std::string())),
        Style::note);
    sheet.merge({0, 2, light, 2});
    sheet.text(0, 3, label(Message::notice_note), Style::note);
    sheet.merge({0, 3, light, 3});
    sheet.text(0, 4, label(Message::notice_sign), Style::note);
    sheet.merge({0, 4, light, 4});
    for (const sal_Int32 row : {2, 3, 4}) sheet.height(row, 700);
    const Message heads[] = {Message::number,
                             Message::code,
                             Message::task,
                             Message::role,
                             plan.stars ? Message::star_now : Message::score_now,
                             Message::requirement,
                             Message::to_target,
                             Message::gain,
                             Message::due,
                             Message::light};
    for (sal_Int32 column = 0; column <= light; ++column)
        sheet.text(column, head_row, label(heads[column]), Style::head);
    sheet.text(position, head_row, label(Message::helper_row), Style::helper);
    sheet.height(head_row, 800);
    std::vector<std::vector<std::string>> cells;
    for (auto row = first_row; row <= last; ++row) {
        const auto rank = row - first_row + 1;
        const auto at = "$" + cell_address(position, row);
        // A positive position is a row of 评分, a negative one a row of 文字任务.
        const auto field = [&](const std::string& scored, const std::string& task) {
            return texts ? fmt::format("=IF({0}=\"\";\"\";IF({0}>0;{1};{2}))", at, scored, task)
                         : fmt::format("=IF({0}=\"\";\"\";{1})", at, scored);
        };
        const auto scored = [&](const char* range) { return fmt::format("INDEX({};{})", range, at); };
        const auto task = [&](const char* range) { return fmt::format("INDEX({};-{})", range, at); };
        const auto as = [&](const std::string& keys) {
            return fmt::format("IF(ISNUMBER(FIND(\"、\"&CS_DEPARTMENT&\"、\";{}));\"{}\";\"{}\")", keys,
                               label(Message::role_lead), label(Message::role_support));
        };
        cells.push_back(
            {fmt::format("=IF({}=\"\";\"\";{})", at, rank), field(scored("CS_SCORED"), task("CS_TASK_CODES")),
             field(scored("CS_ITEMS"), task("CS_TASK_NAMES")),
             field(as(scored("CS_LEAD_KEYS")), as(task("CS_TASK_LEAD_KEYS"))),
             field(fmt::format("IFERROR(IF({0}=\"\";\"\";{0});\"{1}\")", scored("CS_NOW"), label(Message::faulty)),
                   "TEXT(" + task("CS_TASK_PROGRESS") + ";\"0%\")"),
             field(scored("CS_REQUIREMENT"), task("CS_TASK_TARGETS") + "&\"\""), field(scored("CS_GAP"), "\"\""),
             field(scored("CS_GAIN"), "\"\""),
             field(scored("CS_DUE"), fmt::format("IF({0}=\"\";\"\";{0})", task("CS_TASK_DUE"))),
             field(scored("CS_LIGHT"), task("CS_TASK_LIGHT")),
             texts ? fmt::format(
                         "=IF(NOT(CS_READY);\"\";IF({0}<=COUNT(CS_MINE);MATCH(SMALL(CS_MINE;{0});CS_MINE;0);IFERROR(-"
                         "MATCH(SMALL(CS_TASK_MINE;{0}-COUNT(CS_MINE));CS_TASK_MINE;0);\"\")))",
                         rank)
                   : "=" + when_ready(fmt::format("IFERROR(MATCH(SMALL(CS_MINE;{});CS_MINE;0);\"\")", rank))});
    }
    sheet.style({number, first_row, code, last}, Style::centred);
    sheet.style({name, first_row, name, last}, Style::text);
    sheet.style({role, first_row, role, last}, Style::centred);
    sheet.style({now, first_row, now, last}, plan.stars ? Style::number : plan.units ? Style::value : Style::share);
    sheet.style({requirement, first_row, gap, last}, Style::text);
    sheet.style({gain, first_row, gain, last}, Style::points);
    sheet.style({due, first_row, due, last}, Style::date);
    sheet.style({light, first_row, light, last}, Style::centred);
    sheet.style({position, first_row, position, last}, Style::helper);
    sheet.formulas({0, first_row, position, last}, cells);
    sheet.style_where({light, first_row, light, last}, light_colours("$" + cell_address(light, first_row)));
    constexpr sal_Int32 widths[] = {1200, 1800, 6000, 1700, 1900, 9200, 9200, 2000, 2600, 2000, 1200};
    for (sal_Int32 column = 0; column <= position; ++column) sheet.width(column, widths[column]);
    sheet.fit_heights(first_row, last);
    sheet.freeze(0, first_row);
    sheet.page({.areas = {{0, 0, light, last}}, .one_page = true});
}

}  // namespace citystar::templates

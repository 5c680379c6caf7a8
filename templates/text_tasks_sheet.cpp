#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

namespace sheet = com::sun::star::sheet;

constexpr sal_Int32 head_row = 2;
constexpr sal_Int32 first_row = 3;
constexpr sal_Int32 code = 0, level = 1, name = 2, lead = 3, support = 4, targets = 5, due = 6, progress = 7, light = 8,
                    evidence = 9, remark = 10, lead_keys = 11, keys = 12, mine = 13;

void fill_contents(Sheet& sheet, const RowContents& given, sal_Int32 row) {
    const std::pair<const char*, sal_Int32> columns[] = {
        {"due", due}, {"progress", progress}, {"document", evidence}, {"note", remark}};
    for (const auto& [field, column] : columns) {
        const auto found = given.find(field);
        if (found == given.end()) continue;
        if (const auto* number = std::get_if<double>(&found->second))
            sheet.number(column, row, *number);
        else if (const auto* text = std::get_if<std::string>(&found->second); text && !text->empty())
            sheet.text(column, row, *text);
    }
}

void write_task(Sheet& sheet, const Plan& plan, const Indicator& task, sal_Int32 row) {
    std::string goals;
    for (const auto& target : task.targets)
        goals += (goals.empty() ? "" : "；") + task_target_sentence(target, Language::zh);
    sheet.text(code, row, task.code, Style::centred);
    sheet.text(level, row, plan.framework.levels[task.level].name.zh, Style::text);
    sheet.text(name, row, task.name.zh, Style::text);
    sheet.text(lead, row, departments_text(task, Role::lead), Style::text);
    sheet.text(support, row, departments_text(task, Role::support), Style::text);
    sheet.text(targets, row, goals, Style::text);
    sheet.style({due, row, due, row}, Style::input_date);
    if (task.deadline) {
        const auto& date = task.deadline->date;
        sheet.formula(due, row,
                      fmt::format("=DATE({};{};{})", std::stoi(date.substr(0, 4)), std::stoi(date.substr(5, 2)),
                                  std::stoi(date.substr(8, 2))));
    }
    sheet.style({progress, row, progress, row}, Style::input_share);
    if (plan.part()) fill_contents(sheet, plan.part()->rows.at(task.code), row);
    const auto done = "$" + cell_address(progress, row);
    // N() of an empty cell is an error for some programs.
    const auto share = plan.native ? fmt::format("IF(ISNUMBER({0});{0};0)", done) : "N(" + done + ")";
    const auto date = fmt::format("IF({0}<>\"\";{0};CS_DEADLINE)", "$" + cell_address(due, row));
    sheet.formula(light, row, "=" + status_light_formula(share + "<1", "(" + date + ")", share), Style::centred);
    sheet.style({evidence, row, remark, row}, Style::input);
    sheet.text(lead_keys, row, "、" + plan.department_names(task, Role::lead) + "、", Style::helper);
    sheet.text(
        keys, row,
        "、" + plan.department_names(task, Role::lead) + "、" + plan.department_names(task, Role::support) + "、",
        Style::helper);
    sheet.formula(mine, row,
                  fmt::format("=IF(OR(CS_DEPARTMENT=\"\";ISERROR(FIND(\"、\"&CS_DEPARTMENT&\"、\";{})));\"\";ROW())",
                              cell_address(keys, row)),
                  Style::helper);
}

}  // namespace

void add_text_tasks(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_tasks));
    const auto last = first_row + static_cast<sal_Int32>(plan.tasks.size()) - 1;
    write_title(sheet, label(Message::tasks_title, plan.framework.title.zh), remark);
    sheet.text(0, 1, label(Message::tasks_note), Style::note);
    sheet.merge({0, 1, remark, 1});
    sheet.height(1, 800);
    constexpr Message heads[] = {
        Message::code,           Message::section,    Message::task,   Message::lead,
        Message::support,        Message::targets,    Message::due,    Message::progress,
        Message::status_light,   Message::evidence,   Message::remark, Message::helper_lead_key,
        Message::helper_all_key, Message::helper_mine};
    for (sal_Int32 column = 0; column <= mine; ++column)
        sheet.text(column, head_row, label(heads[column]), column <= remark ? Style::head : Style::helper);
    sheet.height(head_row, 800);
    auto row = first_row;
    for (const auto* task : plan.tasks) write_task(sheet, plan, *task, row++);
    const auto column = [&](sal_Int32 where) { return Area{where, first_row, where, last}; };
    sheet.validate(column(due), date_rule(Message::due, Message::limit_date));
    auto share = note_rule(Message::progress, Message::help_progress);
    share.type = sheet::ValidationType_CUSTOM;
    share.first =
        fmt::format("AND(ISNUMBER({0});{0}>=0;{0}<=1;OR({0}<=0;{0}>=0.01))", cell_address(progress, first_row));
    share.refusal = label(Message::help_progress);
    sheet.validate(column(progress), share);
    sheet.validate(column(evidence), note_rule(Message::evidence, Message::help_document));
    sheet.validate(column(remark), note_rule(Message::remark, Message::help_remark));
    sheet.style_where(column(light), status_light_colours("$" + cell_address(light, first_row)));
    const std::pair<const char*, sal_Int32> names[] = {
        {"CS_TASK_CODES", code}, {"CS_TASK_NAMES", name},          {"CS_TASK_TARGETS", targets},
        {"CS_TASK_DUE", due},    {"CS_TASK_PROGRESS", progress},   {"CS_TASK_LIGHT", light},
        {"CS_TASK_KEYS", keys},  {"CS_TASK_LEAD_KEYS", lead_keys}, {"CS_TASK_MINE", mine}};
    for (const auto& [title, where] : names) document.name(title, sheet.address(column(where)));
    constexpr sal_Int32 widths[] = {1300, 3600, 4600, 3800, 5600, 7000, 2500, 1800, 1900, 4200, 3600, 1500, 1500, 1500};
    for (sal_Int32 i = 0; i <= mine; ++i) sheet.width(i, widths[i]);
    sheet.fit_heights(first_row, last);
    sheet.filter({0, head_row, remark, last});
    sheet.freeze(name + 1, first_row);
    sheet.page({.areas = {{0, 0, remark, last}}, .head = {{head_row, head_row}}, .one_page = plan.tasks.size() <= 25});
}

}  // namespace citystar::templates

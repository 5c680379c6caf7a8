#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 head_row = 3;
constexpr sal_Int32 first_row = 4;
constexpr sal_Int32 unassigned_rows = 20;
constexpr sal_Int32 name = 0, leads = 1, supports = 2, reached = 3, open = 4, overdue = 5, held = 6, gain = 7,
                    tasks = 8, tasks_done = 9;

}  // namespace

void add_departments(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_departments));
    const bool printed = !plan.departments.empty();
    const bool texts = !plan.tasks.empty();
    const auto last_column = texts ? tasks_done : gain;
    const auto rows = printed ? static_cast<sal_Int32>(plan.departments.size()) : unassigned_rows;
    const auto last = first_row + rows - 1;
    write_title(sheet, label(Message::departments_title, plan.framework.title.zh), last_column);
    sheet.formula(0, 1,
                  "=\"" + label(Message::unit) + "：\"&CS_UNIT_NAME" +
                      (plan.stars ? "&\"　　" + label(Message::target_star) + "：\"&CS_TARGET_STAR" : std::string()),
                  Style::note);
    sheet.merge({0, 1, last_column, 1});
    sheet.text(0, 2, label(printed ? Message::departments_note : Message::departments_note_open), Style::note);
    sheet.merge({0, 2, last_column, 2});
    sheet.height(2, 950);
    constexpr Message heads[] = {Message::department,      Message::leads_count, Message::supports_count,
                                 Message::reached,         Message::open_count,  Message::overdue_count,
                                 Message::points_held,     Message::gain,        Message::tasks_count,
                                 Message::tasks_done_count};
    for (sal_Int32 column = 0; column <= last_column; ++column)
        sheet.text(column, head_row, label(heads[column]), Style::head);
    sheet.height(head_row, 900);
    std::vector<std::vector<std::string>> cells;
    for (auto row = first_row; row <= last; ++row) {
        const auto who = "$" + cell_address(name, row);
        const auto found = [&](const char* keys) {
            return fmt::format("ISNUMBER(FIND(\"、\"&{}&\"、\";{}))", who, keys);
        };
        const auto sum = [&](const std::string& what) {
            return "=" + when_ready(fmt::format("IF({}=\"\";\"\";SUMPRODUCT({}))", who, what));
        };
        const auto mine = found("CS_ALL_KEYS");
        std::vector<std::string> line = {
            sum(found("CS_LEAD_KEYS") + "*1"),
            "=" + when_ready(fmt::format("IF({}=\"\";\"\";SUMPRODUCT({}*1)-{})", who, mine, cell_address(leads, row))),
            sum(fmt::format("{}*(CS_LIGHT=\"{}\")", mine, label(Message::light_done))),
            sum(fmt::format("{}*(CS_GAP<>\"\")", mine)),
            sum(fmt::format("{}*(CS_LIGHT=\"{}\")", mine, label(Message::light_overdue))),
            sum(mine + "*CS_HELD"),
            sum(mine + "*CS_GAIN")};
        if (texts) {
            line.push_back(sum(found("CS_TASK_KEYS") + "*1"));
            line.push_back(
                sum(fmt::format("{}*(CS_TASK_LIGHT=\"{}\")", found("CS_TASK_KEYS"), label(Message::light_done))));
        }
        cells.push_back(line);
    }
    sheet.style({name, first_row, name, last}, printed ? Style::text : Style::input);
    sheet.style({leads, first_row, last_column, last}, Style::number);
    sheet.style({held, first_row, gain, last}, Style::points);
    if (printed) {
        for (sal_Int32 i = 0; i < rows; ++i)
            sheet.text(name, first_row + i, plan.departments[static_cast<std::size_t>(i)]);
    } else {
        Sheet::Rule rule;
        rule.title = label(Message::department);
        rule.help = label(Message::help_department);
        sheet.validate({name, first_row, name, last}, rule);
    }
    sheet.formulas({leads, first_row, last_column, last}, cells);
    // The choices for the other sheets: everything first, then the names.
    const sal_Int32 choices = last_column + 2;
    sheet.text(choices, head_row, label(Message::helper_choices), Style::helper);
    sheet.text(choices, first_row, label(Message::all), Style::helper);
    for (sal_Int32 i = 0; i < rows; ++i)
        sheet.formula(choices, first_row + 1 + i, fmt::format("={}&\"\"", cell_address(name, first_row + i)),
                      Style::helper);
    // The sort key of the chart: involvement in points. Departments with equal sums keep the order of the table.
    sheet.text(choices + 1, head_row, label(Message::helper_key), Style::helper);
    for (auto row = first_row; row <= last; ++row)
        sheet.formula(choices + 1, row,
                      "=" + when_ready(fmt::format("IF({0}=\"\";\"\";{1}+{2}-ROW()*0.000001)", cell_address(name, row),
                                                   cell_address(held, row), cell_address(gain, row))),
                      Style::helper);
    document.name("CS_DEPARTMENT_ORDER", sheet.address({choices + 1, first_row, choices + 1, last}));
    document.name("CS_DEPARTMENT_CHOICES", sheet.address({choices, first_row, choices, last + 1}));
    document.name("CS_DEPARTMENT_NAMES", sheet.address({name, first_row, name, last}));
    document.name("CS_DEPARTMENT_HELD", sheet.address({held, first_row, held, last}));
    document.name("CS_DEPARTMENT_GAIN", sheet.address({gain, first_row, gain, last}));
    sheet.width(name, 7500);
    for (sal_Int32 column = leads; column <= last_column; ++column) sheet.width(column, 2600);
    sheet.width(choices, 1500);
    for (auto row = first_row; row <= last; ++row) sheet.height(row, 620);
    sheet.filter({0, head_row, last_column, last});
    sheet.freeze(1, first_row);
    sheet.page({.areas = {{0, 0, last_column, last}}, .head = {{head_row, head_row}}, .one_page = rows <= 45});
}

}  // namespace citystar::templates

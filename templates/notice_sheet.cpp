#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 head_row = 5;
constexpr sal_Int32 first_row = 6;
constexpr sal_Int32 number = 0, code = 1, name = 2, role = 3, now = 4, requirement = 5, gap = 6, gain = 7, due = 8,
                    light = 9, position = 10;

class Notice {
public:
    Notice(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_notice))) {}

    void build() {
        write_title(sheet_, label(Message::notice_title, plan_.framework.title.zh), light);
        write_choices();
        write_summary();
        write_notes();
        write_head();
        set_styles();
        write_rows();
        set_sizes();
        sheet_.freeze(0, first_row);
        sheet_.page({.areas = {{0, 0, light, last_}}, .one_page = true});
    }

private:
    // A field of a row: its formulas for an indicator and for a task.
    struct Field {
        std::string scored;
        std::string task;
    };

    Area columns(sal_Int32 left, sal_Int32 right) const { return {left, first_row, right, last_}; }
    Area column(sal_Int32 column) const { return columns(column, column); }

    void pair(sal_Int32 caption, sal_Int32 cell, Message text, Style style) {
        sheet_.text(caption, 1, label(text), Style::caption);
        sheet_.style({cell, 1, cell, 1}, style);
    }

    void write_choices() {
        pair(code, name, Message::department, Style::input);
        document_.name("CS_DEPARTMENT", sheet_.address(name, 1));
        if (!plan_.departments.empty()) sheet_.text(name, 1, plan_.departments.front());
        Sheet::Rule rule;
        rule.type = com::sun::star::sheet::ValidationType_LIST;
        rule.first = "CS_DEPARTMENT_NAMES";
        rule.title = label(Message::department);
        rule.help = label(Message::help_notice_department);
        rule.refusal = label(Message::choose);
        sheet_.validate({name, 1, name, 1}, rule);
        pair(role, requirement, Message::unit, Style::result);
        sheet_.merge({role, 1, now, 1});
        sheet_.formula(requirement, 1, "=CS_UNIT_NAME&\"\"");
        pair(gain, due, Message::today, Style::date);
        sheet_.formula(due, 1, "=CS_TODAY");
        sheet_.height(1, 750);
    }

    void write_summary() {
        const std::string all_mine = texts_ ? "COUNT(CS_MINE)+COUNT(CS_TASK_MINE)" : "COUNT(CS_MINE)";
        const auto more =
            rows_ < plan_.count() && plan_.departments.empty()
                ? fmt::format("&IF(({})>{};\"{}\";\"\")", all_mine, rows_, label(Message::notice_more, rows_))
                : std::string();
        sheet_.formula(
            0, 2,
            "=" + when_ready(fmt::format("IF(CS_DEPARTMENT=\"\";\"{0}\";\"{1} \"&({2})&\" {3}\"&{4}&\" "
                                         "{5}\"&TEXT(ROUND({8};12);\"0.0##\")&\" {6}\"{7})",
                                         label(Message::notice_choose), label(Message::notice_in_all), all_mine,
                                         label(Message::notice_open), open_of_department(plan_, "CS_DEPARTMENT"),
                                         label(Message::notice_gain), label(Message::notice_points), more,
                                         sum_of_department(plan_, "CS_DEPARTMENT", "CS_GAIN"))),
            Style::note);
        sheet_.merge({0, 2, light, 2});
    }

    void write_notes() {
        sheet_.text(0, 3, label(Message::notice_note), Style::note);
        sheet_.merge({0, 3, light, 3});
        sheet_.text(0, 4, label(Message::notice_sign), Style::note);
        sheet_.merge({0, 4, light, 4});
        for (const sal_Int32 row : {2, 3, 4}) sheet_.height(row, 700);
    }

    void write_head() {
        const Message heads[] = {Message::number,
                                 Message::code,
                                 Message::task,
                                 Message::role,
                                 plan_.stars ? Message::star_now : Message::score_now,
                                 Message::requirement,
                                 Message::to_target,
                                 Message::gain,
                                 Message::due,
                                 Message::status_light};
        for (sal_Int32 column = 0; column <= light; ++column)
            sheet_.text(column, head_row, label(heads[column]), Style::head);
        sheet_.text(position, head_row, label(Message::helper_row), Style::helper);
        sheet_.height(head_row, 800);
    }

    void set_styles() {
        sheet_.style(columns(number, code), Style::centred);
        sheet_.style(column(name), Style::text);
        sheet_.style(column(role), Style::centred);
        sheet_.style(column(now), plan_.stars ? Style::number : plan_.units ? Style::value : Style::share);
        sheet_.style(columns(requirement, gap), Style::text);
        sheet_.style(column(gain), Style::points);
        sheet_.style(column(due), Style::date);
        sheet_.style(column(light), Style::centred);
        sheet_.style(column(position), Style::helper);
    }

    void write_rows() {
        std::vector<std::vector<std::string>> cells;
        for (auto row = first_row; row <= last_; ++row) cells.push_back(row_cells(row));
        sheet_.formulas(columns(0, position), cells);
        sheet_.style_where(column(light), status_light_colours("$" + cell_address(light, first_row)));
    }

    std::vector<std::string> row_cells(sal_Int32 row) const {
        const auto rank = row - first_row + 1;
        const auto at = "$" + cell_address(position, row);
        std::vector<std::string> cells = {fmt::format("=IF({}=\"\";\"\";{})", at, rank)};
        // A positive position is a row of 评分, a negative one a row of 文字任务.
        for (const auto& [scored, task] : fields(at))
            cells.push_back(texts_ ? fmt::format("=IF({0}=\"\";\"\";IF({0}>0;{1};{2}))", at, scored, task)
                                   : fmt::format("=IF({0}=\"\";\"\";{1})", at, scored));
        cells.push_back(position_formula(rank));
        return cells;
    }

    // Some programs know no percentages in TEXT, and take N() of an empty cell for an error.
    std::string progress(const std::string& cell) const {
        return plan_.native ? fmt::format("IF(ISNUMBER({0});ROUND({0}*100;0);0)&\"%\"", cell)
                            : fmt::format("TEXT({};\"0%\")", cell);
    }

    std::vector<Field> fields(const std::string& at) const {
        const auto scored = [&](const char* range) { return fmt::format("INDEX({};{})", range, at); };
        const auto task = [&](const char* range) { return fmt::format("INDEX({};-{})", range, at); };
        const auto as = [&](const std::string& keys) {
            return fmt::format("IF(ISNUMBER(FIND(\"、\"&CS_DEPARTMENT&\"、\";{}));\"{}\";\"{}\")", keys,
                               label(Message::role_lead), label(Message::role_support));
        };
        return {{scored("CS_SCORED"), task("CS_TASK_CODES")},
                {scored("CS_ITEMS"), task("CS_TASK_NAMES")},
                {as(scored("CS_LEAD_KEYS")), as(task("CS_TASK_LEAD_KEYS"))},
                {fmt::format("IFERROR(IF({0}=\"\";\"\";{0});\"{1}\")", scored("CS_NOW"), label(Message::faulty)),
                 progress(task("CS_TASK_PROGRESS"))},
                {scored("CS_REQUIREMENT"), task("CS_TASK_TARGETS") + "&\"\""},
                {scored("CS_GAP"), "\"\""},
                {scored("CS_GAIN"), "\"\""},
                {scored("CS_DUE"), fmt::format("IF({0}=\"\";\"\";{0})", task("CS_TASK_DUE"))},
                {scored("CS_LIGHT"), task("CS_TASK_LIGHT")}};
    }

    std::string position_formula(sal_Int32 rank) const {
        if (!texts_) return "=" + when_ready(fmt::format("IFERROR(MATCH(SMALL(CS_MINE;{});CS_MINE;0);\"\")", rank));
        return fmt::format(
            "=IF(NOT(CS_READY);\"\";IF({0}<=COUNT(CS_MINE);MATCH(SMALL(CS_MINE;{0});CS_MINE;0);IFERROR(-"
            "MATCH(SMALL(CS_TASK_MINE;{0}-COUNT(CS_MINE));CS_TASK_MINE;0);\"\")))",
            rank);
    }

    void set_sizes() {
        constexpr sal_Int32 widths[] = {1200, 1800, 6000, 1700, 1900, 9200, 9200, 2000, 2600, 2000, 1200};
        for (sal_Int32 column = 0; column <= position; ++column) sheet_.width(column, widths[column]);
        sheet_.fit_heights(first_row, last_);
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    const bool texts_ = !plan_.tasks.empty();
    const sal_Int32 rows_ = plan_.notice_rows();
    const sal_Int32 last_ = first_row + rows_ - 1;
};

}  // namespace

void add_notice(Document& document, const Plan& plan) { Notice(document, plan).build(); }

}  // namespace citystar::templates

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

std::string found_of_department(const std::string& who, const std::string& keys) {
    return fmt::format("ISNUMBER(FIND(\"、\"&{}&\"、\";{}))", who, keys);
}

constexpr sal_Int32 head_row = 3;
constexpr sal_Int32 first_row = 4;
constexpr sal_Int32 unassigned_rows = 20;
[[maybe_unused]] constexpr sal_Int32 name = 0, leads = 1, supports = 2, reached = 3, open = 4, overdue = 5, held = 6,
                                     gain = 7, tasks = 8, tasks_done = 9;

class Departments {
public:
    Departments(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_departments))) {}

    void build() {
        write_heading();
        write_head();
        write_names();
        write_figures();
        write_choices();
        write_order();
        name_ranges();
        set_sizes();
        sheet_.filter({0, head_row, last_column_, last_});
        sheet_.freeze(1, first_row);
        sheet_.page({.areas = {{0, 0, last_column_, last_}}, .head = {{head_row, head_row}}, .one_page = rows_ <= 45});
    }

private:
    Area column(sal_Int32 column) const { return {column, first_row, column, last_}; }

    void write_heading() {
        write_title(sheet_, label(Message::departments_title, plan_.framework.title.zh), last_column_);
        sheet_.formula(
            0, 1,
            "=\"" + label(Message::unit) + "：\"&CS_UNIT_NAME" +
                (plan_.stars ? "&\"　　" + label(Message::target_star) + "：\"&CS_TARGET_STAR" : std::string()),
            Style::note);
        sheet_.merge({0, 1, last_column_, 1});
        sheet_.text(0, 2, label(printed_ ? Message::departments_note : Message::departments_note_open), Style::note);
        sheet_.merge({0, 2, last_column_, 2});
        sheet_.height(2, 950);
    }

    void write_head() {
        constexpr Message heads[] = {Message::department,      Message::leads_count, Message::supports_count,
                                     Message::reached,         Message::open_count,  Message::overdue_count,
                                     Message::points_held,     Message::gain,        Message::tasks_count,
                                     Message::tasks_done_count};
        for (sal_Int32 column = 0; column <= last_column_; ++column)
            sheet_.text(column, head_row, label(heads[column]), Style::head);
        sheet_.height(head_row, 900);
    }

    // The names as printed, or cells to type them.
    void write_names() {
        sheet_.style(column(name), printed_ ? Style::text : Style::input);
        if (printed_) {
            for (sal_Int32 i = 0; i < rows_; ++i)
                sheet_.text(name, first_row + i, plan_.departments[static_cast<std::size_t>(i)]);
        } else {
            Sheet::Rule rule;
            rule.title = label(Message::department);
            rule.help = label(Message::help_department);
            sheet_.validate(column(name), rule);
        }
    }

    void write_figures() {
        std::vector<std::vector<std::string>> cells;
        for (auto row = first_row; row <= last_; ++row) cells.push_back(figures(row));
        sheet_.style({leads, first_row, last_column_, last_}, Style::number);
        sheet_.style({held, first_row, gain, last_}, Style::points);
        sheet_.formulas({leads, first_row, last_column_, last_}, cells);
    }

    // Counts rows that name the department, or adds up their figures.
    std::vector<std::string> figures(sal_Int32 row) const {
        const auto who = "$" + cell_address(name, row);
        const auto shown = [&](const std::string& number) {
            return "=" + when_ready(fmt::format("IF({}=\"\";\"\";{})", who, number));
        };
        const auto count = [&](const char* keys, const std::string& more = {}, const std::string& wanted = {}) {
            return count_of_department(plan_, who, keys, more, wanted);
        };
        const auto sum = [&](const char* column) { return sum_of_department(plan_, who, column); };
        std::vector<std::string> line = {shown(count("CS_LEAD_KEYS")),
                                         shown(count("CS_ALL_KEYS") + "-" + cell_address(leads, row)),
                                         shown(count("CS_ALL_KEYS", "CS_LIGHT", label(Message::status_light_done))),
                                         shown(open_of_department(plan_, who)),
                                         shown(count("CS_ALL_KEYS", "CS_LIGHT", label(Message::status_light_overdue))),
                                         shown(settled(sum("CS_HELD"))),
                                         shown(settled(sum("CS_GAIN")))};
        if (texts_) {
            line.push_back(shown(count("CS_TASK_KEYS")));
            line.push_back(shown(count("CS_TASK_KEYS", "CS_TASK_LIGHT", label(Message::status_light_done))));
        }
        return line;
    }

    // The choices for the other sheets: everything first, then the names.
    void write_choices() {
        sheet_.text(choices_, head_row, label(Message::helper_choices), Style::helper);
        sheet_.text(choices_, first_row, label(Message::all), Style::helper);
        for (sal_Int32 i = 0; i < rows_; ++i)
            sheet_.formula(choices_, first_row + 1 + i, fmt::format("={}&\"\"", cell_address(name, first_row + i)),
                           Style::helper);
    }

    // The sort key of the chart: involvement in points. Departments with equal sums keep the order of the table.
    void write_order() {
        sheet_.text(order_, head_row, label(Message::helper_key), Style::helper);
        for (auto row = first_row; row <= last_; ++row)
            sheet_.formula(
                order_, row,
                "=" + when_ready(fmt::format("IF({0}=\"\";\"\";{1}+{2}-ROW()*0.000001)", cell_address(name, row),
                                             cell_address(held, row), cell_address(gain, row))),
                Style::helper);
    }

    void name_ranges() {
        document_.name("CS_DEPARTMENT_ORDER", sheet_.address(column(order_)));
        document_.name("CS_DEPARTMENT_CHOICES", sheet_.address({choices_, first_row, choices_, last_ + 1}));
        document_.name("CS_DEPARTMENT_NAMES", sheet_.address(column(name)));
        document_.name("CS_DEPARTMENT_HELD", sheet_.address(column(held)));
        document_.name("CS_DEPARTMENT_GAIN", sheet_.address(column(gain)));
    }

    void set_sizes() {
        sheet_.width(name, 7500);
        for (sal_Int32 column = leads; column <= last_column_; ++column) sheet_.width(column, 2600);
        sheet_.width(choices_, 1500);
        for (auto row = first_row; row <= last_; ++row) sheet_.height(row, 620);
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    const bool printed_ = !plan_.departments.empty();
    const bool texts_ = !plan_.tasks.empty();
    const sal_Int32 last_column_ = texts_ ? tasks_done : gain;
    const sal_Int32 rows_ = printed_ ? static_cast<sal_Int32>(plan_.departments.size()) : unassigned_rows;
    const sal_Int32 last_ = first_row + rows_ - 1;
    const sal_Int32 choices_ = last_column_ + 2;
    const sal_Int32 order_ = choices_ + 1;
};

}  // namespace

// Programs that calculate FIND over a range for one cell only would give 0.
std::string count_of_department(const Plan& plan, const std::string& who, const std::string& keys,
                                const std::string& more, const std::string& wanted) {
    if (plan.native)
        return more.empty() ? fmt::format("COUNTIF({};\"*、\"&{}&\"、*\")", keys, who)
                            : fmt::format("COUNTIFS({};\"*、\"&{}&\"、*\";{};\"{}\")", keys, who, more, wanted);
    const auto found = found_of_department(who, keys);
    return more.empty() ? fmt::format("SUMPRODUCT({}*1)", found)
                        : fmt::format("SUMPRODUCT({}*({}=\"{}\"))", found, more, wanted);
}

std::string open_of_department(const Plan& plan, const std::string& who) {
    if (plan.native) return sum_of_department(plan, who, "CS_OPEN");
    return fmt::format("SUMPRODUCT({}*(CS_GAP<>\"\"))", found_of_department(who, "CS_ALL_KEYS"));
}

std::string sum_of_department(const Plan& plan, const std::string& who, const std::string& column) {
    if (plan.native) return fmt::format("SUMIF(CS_ALL_KEYS;\"*、\"&{}&\"、*\";{})", who, column);
    return fmt::format("SUMPRODUCT({}*{})", found_of_department(who, "CS_ALL_KEYS"), column);
}

void add_departments(Document& document, const Plan& plan) { Departments(document, plan).build(); }

}  // namespace citystar::templates

#include <algorithm>

#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 head_row = 5;
constexpr sal_Int32 first_row = 6;
[[maybe_unused]] constexpr sal_Int32 number = 0, light = 1, code = 2, name = 3, now = 4, gain = 5, requirement = 6,
                                     gap = 7, lead = 8, support = 9, due = 10, row_of = 11;

class Worklist {
public:
    Worklist(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_worklist))) {}

    void build() {
        write_title(sheet_, label(Message::worklist_title, plan_.framework.title.zh), due);
        write_summary();
        write_target();
        write_filter();
        write_dates();
        for (const sal_Int32 row : {1, 2, 3}) sheet_.height(row, 700);
        sheet_.text(0, 4, label(Message::worklist_note), Style::note);
        sheet_.merge({0, 4, due, 4});
        sheet_.height(4, 950);
        write_head();
        set_styles();
        write_rows();
        set_sizes();
        sheet_.filter({0, head_row, due, last_});
        sheet_.freeze(0, first_row);
        sheet_.page({.areas = {{0, 0, due, last_}}, .head = {{head_row, head_row}}});
    }

private:
    static sal_Int32 count_rows(const Plan& plan) {
        sal_Int32 rows = 0;
        for (const auto* indicator : plan.listed)
            rows += indicator->kind == IndicatorKind::scored || indicator->kind == IndicatorKind::item ? 1 : 0;
        return std::max<sal_Int32>(1, rows);
    }

    Area columns(sal_Int32 left, sal_Int32 right) const { return {left, first_row, right, last_}; }
    Area column(sal_Int32 column) const { return columns(column, column); }

    void write_summary() {
        const auto count = [](Message word) {
            return fmt::format("\"　{} \"&COUNTIF(CS_LIGHT;\"{}\")", label(word), label(word));
        };
        sheet_.formula(
            0, 1,
            "=" +
                when_ready(fmt::format(
                    "\"{}：\"&CS_UNIT_NAME&\"　　{} \"&TEXT(ROUND(SUM(CS_GAIN);12);\"0.0##\")&\"　　\"&{}&{}&{}&{}&{}",
                    label(Message::unit), label(Message::gain_in_all), count(Message::status_light_done),
                    count(Message::status_light_near), count(Message::status_light_behind),
                    count(Message::status_light_overdue), count(Message::status_light_going))),
            Style::note);
        sheet_.merge({0, 1, due, 1});
    }

    void pair(sal_Int32 caption, sal_Int32 cell, sal_Int32 row, Message text, const char* cell_name, Style style) {
        sheet_.text(caption, row, label(text), Style::caption);
        sheet_.style({cell, row, cell, row}, style);
        document_.name(cell_name, sheet_.address(cell, row));
    }

    // The target that the gaps lead to.
    void write_target() {
        if (plan_.stars) {
            write_target_star();
        } else if (plan_.units) {
            pair(code, name, 2, Message::target, "CS_TARGET", Style::input);
            sheet_.validate({name, 2, name, 2},
                            Sheet::choice({label(Message::target_mean), label(Message::target_best)},
                                          label(Message::target), label(Message::choose)));
            sheet_.text(name, 2, label(Message::target_mean));
        } else {
            sheet_.text(code, 2, label(Message::target), Style::caption);
            sheet_.text(name, 2,
                        label(plan_.item_score == ItemScore::target ? Message::target_printed : Message::full_score),
                        Style::result);
        }
    }

    void write_target_star() {
        pair(code, name, 2, Message::target_star, "CS_TARGET_STAR", Style::input_number);
        const auto& totals = plan_.framework.star_totals;
        Sheet::Rule rule;
        rule.type = com::sun::star::sheet::ValidationType_LIST;
        for (const auto& total : totals) rule.first += (rule.first.empty() ? "" : ";") + std::to_string(total.star);
        rule.title = label(Message::target_star);
        rule.help = label(Message::help_target_star);
        rule.refusal = label(Message::choose);
        rule.strict = true;
        sheet_.validate({name, 2, name, 2}, rule);
        const auto* part = plan_.part();
        sheet_.number(name, 2,
                      part && part->target_star ? *part->target_star
                      : totals.empty()          ? 5
                                                : totals.back().star);
    }

    // The filter and the order of the rows.
    void write_filter() {
        pair(gain, requirement, 2, Message::only_department, "CS_ONLY", plan_.part() ? Style::text : Style::input);
        sheet_.text(requirement, 2, label(Message::all));
        if (!plan_.part()) validate_department();
        pair(gain, requirement, 3, Message::order, "CS_ORDER", Style::input);
        sheet_.text(requirement, 3, label(Message::order_gain));
        sheet_.validate(
            {requirement, 3, requirement, 3},
            Sheet::choice({label(Message::order_gain), label(Message::order_date), label(Message::order_code)},
                          label(Message::order), label(Message::choose)));
    }

    void validate_department() {
        Sheet::Rule only;
        only.type = com::sun::star::sheet::ValidationType_LIST;
        only.first = "CS_DEPARTMENT_CHOICES";
        only.title = label(Message::only_department);
        only.help = label(Message::help_only);
        only.refusal = label(Message::choose);
        only.strict = true;
        sheet_.validate({requirement, 2, requirement, 2}, only);
    }

    // The dates that the lights depend on.
    void write_dates() {
        pair(code, name, 3, Message::deadline_for_all, "CS_DEADLINE", Style::input_date);
        sheet_.validate({name, 3, name, 3}, date_rule(Message::deadline_for_all, Message::help_deadline));
        pair(lead, support, 2, Message::today, "CS_TODAY", Style::input_date);
        sheet_.formula(support, 2, "=TODAY()");
        sheet_.validate({support, 2, support, 2}, date_rule(Message::today, Message::help_today));
        pair(lead, support, 3, Message::plan_start, "CS_PLAN_START", Style::input_date);
        sheet_.formula(support, 3, "=DATE(YEAR(CS_TODAY);1;1)");
        sheet_.validate({support, 3, support, 3}, date_rule(Message::plan_start, Message::help_plan_start));
    }

    void write_head() {
        const Message heads[] = {Message::number,
                                 Message::status_light,
                                 Message::code,
                                 Message::name,
                                 plan_.stars ? Message::star_now : Message::score_now,
                                 Message::gain,
                                 Message::requirement,
                                 Message::to_target,
                                 Message::lead,
                                 Message::support,
                                 Message::due};
        for (sal_Int32 column = 0; column <= due; ++column)
            sheet_.text(column, head_row, label(heads[column]), Style::head);
        sheet_.text(row_of, head_row, label(Message::helper_row), Style::helper);
        sheet_.height(head_row, 800);
    }

    // Styles are set before the formulas: a date in an unformatted cell would get the office's own format.
    void set_styles() {
        sheet_.style(columns(number, code), Style::centred);
        sheet_.style(column(name), Style::text);
        sheet_.style(column(now), plan_.stars ? Style::number : plan_.units ? Style::value : Style::share);
        sheet_.style(column(gain), Style::points);
        sheet_.style(columns(requirement, support), Style::text);
        sheet_.style(column(due), Style::date);
        sheet_.style(column(row_of), Style::helper);
    }

    void write_rows() {
        std::vector<std::vector<std::string>> cells;
        for (auto row = first_row; row <= last_; ++row) cells.push_back(row_cells(row));
        sheet_.formulas(columns(0, row_of), cells);
        sheet_.style_where(column(light), status_light_colours("$" + cell_address(light, first_row)));
    }

    static std::vector<std::string> row_cells(sal_Int32 row) {
        const auto position = "$" + cell_address(row_of, row);
        const auto field = [&](const char* range) {
            return fmt::format("=IF({0}=\"\";\"\";INDEX({1};{0}))", position, range);
        };
        // INDEX returns 0 for an empty cell, so the result is turned into a text.
        const auto words = [&](const char* range) { return field(range) + "&\"\""; };
        const auto rank = row - first_row + 1;
        return {fmt::format("=IF({}=\"\";\"\";{})", position, rank),
                field("CS_LIGHT"),
                field("CS_SCORED"),
                field("CS_ITEMS"),
                fmt::format("=IF({0}=\"\";\"\";IFERROR(INDEX(CS_NOW;{0});\"{1}\"))", position, label(Message::faulty)),
                field("CS_GAIN"),
                field("CS_REQUIREMENT"),
                field("CS_GAP"),
                words("CS_LEADS"),
                words("CS_SUPPORTS"),
                field("CS_DUE"),
                fmt::format("=IFERROR(MATCH(LARGE(CS_KEY;{});CS_KEY;0);\"\")", rank)};
    }

    void set_sizes() {
        constexpr sal_Int32 widths[] = {1200, 1900, 1700, 5000, 1800, 2000, 8600, 8600, 4000, 4600, 2500, 1200};
        for (sal_Int32 column = 0; column <= row_of; ++column) sheet_.width(column, widths[column]);
        sheet_.fit_heights(first_row, last_);
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    const sal_Int32 last_ = first_row + count_rows(plan_) - 1;
};

}  // namespace

void add_worklist(Document& document, const Plan& plan) { Worklist(document, plan).build(); }

}  // namespace citystar::templates

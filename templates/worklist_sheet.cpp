#include "citystar/cell_address.hpp"
#include "readiness.hpp"
#include "rules.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 head_row = 5;
constexpr sal_Int32 first_row = 6;
constexpr sal_Int32 number = 0, light = 1, code = 2, name = 3, now = 4, gain = 5, requirement = 6, gap = 7, lead = 8,
                    support = 9, due = 10, row_of = 11;

// Writes the choices of the list: its target, its filter and its order.
void write_choices(Document& document, Sheet& sheet, const Plan& plan) {
    const auto pair = [&](sal_Int32 caption, sal_Int32 cell, sal_Int32 row, Message text, const char* cell_name,
                          Style style) {
        sheet.text(caption, row, label(text), Style::caption);
        sheet.style({cell, row, cell, row}, style);
        document.name(cell_name, sheet.address(cell, row));
    };
    if (plan.stars) {
        pair(code, name, 2, Message::target_star, "CS_TARGET_STAR", Style::input_number);
        std::vector<std::string> stars;
        for (const auto& total : plan.framework.star_totals) stars.push_back(std::to_string(total.star));
        Sheet::Rule rule;
        rule.type = com::sun::star::sheet::ValidationType_LIST;
        for (const auto& star : stars) rule.first += (rule.first.empty() ? "" : ";") + star;
        rule.title = label(Message::target_star);
        rule.help = label(Message::help_target_star);
        rule.refusal = label(Message::choose);
        sheet.validate({name, 2, name, 2}, rule);
        sheet.number(name, 2, plan.framework.star_totals.empty() ? 5 : plan.framework.star_totals.back().star);
    } else if (plan.units) {
        pair(code, name, 2, Message::target, "CS_TARGET", Style::input);
        sheet.validate({name, 2, name, 2}, Sheet::choice({label(Message::target_mean), label(Message::target_best)},
                                                         label(Message::target), label(Message::choose)));
        sheet.text(name, 2, label(Message::target_mean));
    } else {
        sheet.text(code, 2, label(Message::target), Style::caption);
        sheet.text(name, 2, label(plan.item_score == ItemScore::target ? Message::target_printed : Message::full_score),
                   Style::result);
    }
    pair(code, name, 3, Message::deadline_for_all, "CS_DEADLINE", Style::input_date);
    sheet.validate({name, 3, name, 3}, date_rule(Message::deadline_for_all, Message::help_deadline));
    pair(gain, requirement, 2, Message::only_department, "CS_ONLY", Style::input);
    sheet.text(requirement, 2, label(Message::all));
    Sheet::Rule only;
    only.type = com::sun::star::sheet::ValidationType_LIST;
    only.first = "CS_DEPARTMENT_CHOICES";
    only.title = label(Message::only_department);
    only.help = label(Message::help_only);
    only.refusal = label(Message::choose);
    sheet.validate({requirement, 2, requirement, 2}, only);
    pair(gain, requirement, 3, Message::order, "CS_ORDER", Style::input);
    sheet.text(requirement, 3, label(Message::order_gain));
    sheet.validate({requirement, 3, requirement, 3},
                   Sheet::choice({label(Message::order_gain), label(Message::order_date), label(Message::order_code)},
                                 label(Message::order), label(Message::choose)));
    pair(lead, support, 2, Message::today, "CS_TODAY", Style::input_date);
    sheet.formula(support, 2, "=TODAY()");
    sheet.validate({support, 2, support, 2}, date_rule(Message::today, Message::help_today));
    pair(lead, support, 3, Message::plan_start, "CS_PLAN_START", Style::input_date);
    sheet.formula(support, 3, "=DATE(YEAR(CS_TODAY);1;1)");
    sheet.validate({support, 3, support, 3}, date_rule(Message::plan_start, Message::help_plan_start));
}

}  // namespace

void add_worklist(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_worklist));
    sal_Int32 rows = 0;
    for (const auto* indicator : plan.listed)
        rows += indicator->kind == IndicatorKind::scored || indicator->kind == IndicatorKind::item ? 1 : 0;
    const auto last = first_row + rows - 1;
    write_title(sheet, label(Message::worklist_title, plan.framework.title.zh), due);
    const auto count = [](Message light) {
        return fmt::format("\"　{} \"&COUNTIF(CS_LIGHT;\"{}\")", label(light), label(light));
    };
    sheet.formula(0, 1,
                  "=" + when_ready(fmt::format(
                            "\"{}：\"&CS_UNIT_NAME&\"　　{} \"&TEXT(SUM(CS_GAIN);\"0.0##\")&\"　　\"&{}&{}&{}&{}&{}",
                            label(Message::unit), label(Message::gain_in_all), count(Message::light_done),
                            count(Message::light_near), count(Message::light_behind), count(Message::light_overdue),
                            count(Message::light_going))),
                  Style::note);
    sheet.merge({0, 1, due, 1});
    write_choices(document, sheet, plan);
    for (const sal_Int32 row : {1, 2, 3}) sheet.height(row, 700);
    sheet.text(0, 4, label(Message::worklist_note), Style::note);
    sheet.merge({0, 4, due, 4});
    sheet.height(4, 950);
    const Message heads[] = {Message::number,
                             Message::light,
                             Message::code,
                             Message::name,
                             plan.stars ? Message::star_now : Message::score_now,
                             Message::gain,
                             Message::requirement,
                             Message::to_target,
                             Message::lead,
                             Message::support,
                             Message::due};
    for (sal_Int32 column = 0; column <= due; ++column) sheet.text(column, head_row, label(heads[column]), Style::head);
    sheet.text(row_of, head_row, label(Message::helper_row), Style::helper);
    sheet.height(head_row, 800);
    std::vector<std::vector<std::string>> cells;
    for (auto row = first_row; row <= last; ++row) {
        const auto position = "$" + cell_address(row_of, row);
        const auto field = [&](const char* range) {
            return fmt::format("=IF({0}=\"\";\"\";INDEX({1};{0}))", position, range);
        };
        // INDEX returns 0 for an empty cell, so the result is turned into a text.
        const auto words = [&](const char* range) { return field(range) + "&\"\""; };
        const auto rank = row - first_row + 1;
        cells.push_back(
            {fmt::format("=IF({}=\"\";\"\";{})", position, rank), field("CS_LIGHT"), field("CS_SCORED"),
             field("CS_ITEMS"),
             fmt::format("=IF({0}=\"\";\"\";IFERROR(INDEX(CS_NOW;{0});\"{1}\"))", position, label(Message::faulty)),
             field("CS_GAIN"), field("CS_REQUIREMENT"), field("CS_GAP"), words("CS_LEADS"), words("CS_SUPPORTS"),
             field("CS_DUE"), fmt::format("=IFERROR(MATCH(LARGE(CS_KEY;{});CS_KEY;0);\"\")", rank)});
    }
    sheet.style({number, first_row, code, last}, Style::centred);
    sheet.style({name, first_row, name, last}, Style::text);
    sheet.style({now, first_row, now, last}, plan.stars ? Style::number : plan.units ? Style::value : Style::share);
    sheet.style({gain, first_row, gain, last}, Style::points);
    sheet.style({requirement, first_row, support, last}, Style::text);
    sheet.style({due, first_row, due, last}, Style::date);
    sheet.style({row_of, first_row, row_of, last}, Style::helper);
    // Styles are set before the formulas: a date in an unformatted cell would get the office's own format.
    sheet.formulas({0, first_row, row_of, last}, cells);
    sheet.style_where({light, first_row, light, last}, light_colours("$" + cell_address(light, first_row)));
    constexpr sal_Int32 widths[] = {1200, 1900, 1700, 5000, 1800, 2000, 8600, 8600, 4000, 4600, 2500, 1200};
    for (sal_Int32 column = 0; column <= row_of; ++column) sheet.width(column, widths[column]);
    sheet.fit_heights(first_row, last);
    sheet.filter({0, head_row, due, last});
    sheet.freeze(0, first_row);
    sheet.page({.areas = {{0, 0, due, last}}, .head = {{head_row, head_row}}});
}

}  // namespace citystar::templates

#include <algorithm>

#include "cell_texts.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 last_column = 2;

}  // namespace

void add_guide(Document& document, const Plan& plan) {
    auto sheet = document.add(label(Message::sheet_guide));
    const auto& framework = plan.framework;
    sal_Int32 row = 0;
    const auto line = [&](const std::string& text, Style style) {
        sheet.text(0, row, text, style);
        sheet.merge({0, row, last_column, row});
        // The optimal height ignores merged cells, so the height is estimated: about 62 characters fit a line.
        sheet.height(row, 600 * (1 + static_cast<sal_Int32>(text.size()) / 3 / 62));
        ++row;
    };
    const auto entry = [&](const std::string& first, const std::string& second, Style style = Style::centred) {
        sheet.text(0, row, first, style);
        sheet.text(1, row, second, Style::text);
        sheet.style({2, row, 2, row}, Style::text);
        sheet.merge({1, row, last_column, row});
        // About 18 half-width characters fit the first column.
        const auto lines = std::max(1 + second.size() / 3 / 52, 1 + first.size() / 18);
        sheet.height(row, 600 * static_cast<sal_Int32>(lines));
        ++row;
    };
    write_title(sheet, framework.title.zh, last_column);
    ++row;
    line(label(Message::guide_purpose), Style::note);
    line(label(Message::guide_missing), Style::caption);
    ++row;
    line(label(Message::guide_steps), Style::heading);
    for (const auto step :
         {Message::guide_step1, Message::guide_step2, Message::guide_step3, Message::guide_step4, Message::guide_step5})
        line(label(step), Style::note);
    if (!plan.tasks.empty()) line(label(Message::guide_step_tasks), Style::note);
    ++row;
    line(label(Message::guide_sheets), Style::heading);
    entry(label(Message::sheet_report), label(plan.units ? Message::guide_report_units : Message::guide_report));
    if (plan.units) {
        entry(label(Message::sheet_verification), label(Message::guide_verification));
        entry(label(Message::sheet_league), label(Message::guide_league));
    }
    entry(label(Message::sheet_score), label(plan.stars ? Message::guide_score : Message::guide_score_index));
    entry(label(Message::sheet_worklist), label(Message::guide_worklist));
    if (!plan.tasks.empty()) entry(label(Message::sheet_tasks), label(Message::guide_tasks));
    entry(label(Message::sheet_departments), label(Message::guide_departments));
    entry(label(Message::sheet_notice), label(Message::guide_notice));
    entry(label(Message::sheet_charts), label(Message::guide_charts));
    ++row;
    line(label(Message::guide_colours), Style::heading);
    entry(label(Message::guide_input_word), label(Message::guide_input), Style::input_sample);
    entry(label(Message::guide_result_word), label(Message::guide_result), Style::number);
    entry(label(Message::light_done), label(Message::guide_done), Style::done);
    entry(label(Message::light_near), label(Message::guide_near), Style::near);
    entry(label(Message::light_behind), label(Message::guide_behind), Style::behind);
    entry(label(Message::light_overdue), label(Message::guide_overdue), Style::overdue);
    ++row;
    sheet.break_before(row);
    line(label(Message::guide_rules), Style::heading);
    if (plan.stars) {
        line(label(Message::guide_rule_star), Style::note);
        std::string sums;
        for (const auto& total : framework.star_totals)
            sums += fmt::format("{}{}★ {}", sums.empty() ? "" : "，", total.star, total.points);
        line(label(Message::guide_rule_total, sums), Style::note);
    } else if (plan.units) {
        line(label(Message::guide_rule_index), Style::note);
    } else if (plan.item_score == ItemScore::target) {
        line(label(Message::guide_rule_target), Style::note);
    } else {
        line(label(Message::guide_rule_normalised), Style::note);
    }
    line(label(Message::guide_rule_missing), Style::note);
    line(label(Message::guide_rule_verified), Style::note);
    ++row;
    line(label(Message::guide_source), Style::heading);
    line(source_text(framework), Style::note);
    line(label(Message::guide_version, framework.id, template_version), Style::note);
    ++row;
    line(label(Message::guide_assumptions), Style::heading);
    line(label(Message::guide_assumptions_note), Style::note);
    for (const auto& assumption : framework.assumptions) {
        std::string codes;
        for (const auto& one : assumption.indicators) codes += (codes.empty() ? "" : "、") + one;
        entry(codes.empty() ? label(Message::whole) : codes, assumption.text.zh, Style::text);
    }
    sheet.width(0, 4200);
    sheet.width(1, 12000);
    sheet.width(2, 11000);
    sheet.page({.areas = {{0, 0, last_column, row - 1}}});
}

}  // namespace citystar::templates

#include <algorithm>

#include "cell_texts.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 last_column = 2;

class Guide {
public:
    Guide(Document& document, const Plan& plan) : plan_(plan), sheet_(document.add(label(Message::sheet_guide))) {}

    void build() {
        write_title(sheet_, plan_.framework.title.zh, last_column);
        ++row_;
        line(label(Message::guide_purpose), Style::note);
        line(label(plan_.native ? Message::guide_native : Message::guide_missing), Style::caption);
        ++row_;
        write_steps();
        ++row_;
        write_sheets();
        ++row_;
        write_colours();
        ++row_;
        sheet_.break_before(row_);
        write_rules();
        ++row_;
        write_source();
        ++row_;
        write_assumptions();
        sheet_.width(0, 4200);
        sheet_.width(1, 12000);
        sheet_.width(2, 11000);
        sheet_.page({.areas = {{0, 0, last_column, row_ - 1}}});
    }

private:
    void line(const std::string& text, Style style) {
        sheet_.text(0, row_, text, style);
        sheet_.merge({0, row_, last_column, row_});
        // The optimal height ignores merged cells, so the height is estimated: about 62 characters fit a line.
        sheet_.height(row_, 600 * (1 + static_cast<sal_Int32>(text.size()) / 3 / 62));
        ++row_;
    }

    void entry(const std::string& first, const std::string& second, Style style = Style::centred) {
        sheet_.text(0, row_, first, style);
        sheet_.text(1, row_, second, Style::text);
        sheet_.style({2, row_, 2, row_}, Style::text);
        sheet_.merge({1, row_, last_column, row_});
        // About 18 half-width characters fit the first column.
        const auto lines = std::max(1 + second.size() / 3 / 52, 1 + first.size() / 18);
        sheet_.height(row_, 600 * static_cast<sal_Int32>(lines));
        ++row_;
    }

    void write_steps() {
        line(label(Message::guide_steps), Style::heading);
        for (const auto step : {Message::guide_step1, Message::guide_step2, Message::guide_step3, Message::guide_step4,
                                plan_.native ? Message::guide_step5_native : Message::guide_step5})
            line(label(step), Style::note);
        if (!plan_.tasks.empty()) line(label(Message::guide_step_tasks), Style::note);
    }

    void write_sheets() {
        line(label(Message::guide_sheets), Style::heading);
        entry(label(Message::sheet_report), label(plan_.units ? Message::guide_report_units : Message::guide_report));
        if (plan_.units) {
            entry(label(Message::sheet_verification), label(Message::guide_verification));
            entry(label(Message::sheet_league), label(Message::guide_league));
        }
        entry(label(Message::sheet_score), label(plan_.stars ? Message::guide_score : Message::guide_score_index));
        entry(label(Message::sheet_worklist), label(Message::guide_worklist));
        if (!plan_.tasks.empty()) entry(label(Message::sheet_tasks), label(Message::guide_tasks));
        entry(label(Message::sheet_departments), label(Message::guide_departments));
        entry(label(Message::sheet_notice), label(Message::guide_notice));
        entry(label(Message::sheet_charts), label(Message::guide_charts));
    }

    void write_colours() {
        line(label(Message::guide_colours), Style::heading);
        entry(label(Message::guide_input_word),
              label(plan_.native ? Message::guide_input_native : Message::guide_input), Style::input_sample);
        entry(label(Message::guide_result_word), label(Message::guide_result), Style::number);
        entry(label(Message::status_light_done), label(Message::guide_done), Style::done);
        entry(label(Message::status_light_near), label(Message::guide_near), Style::near);
        entry(label(Message::status_light_behind), label(Message::guide_behind), Style::behind);
        entry(label(Message::status_light_overdue), label(Message::guide_overdue), Style::overdue);
    }

    void write_rules() {
        line(label(Message::guide_rules), Style::heading);
        if (plan_.stars) {
            line(label(Message::guide_rule_star), Style::note);
            std::string sums;
            for (const auto& total : plan_.framework.star_totals)
                sums += fmt::format("{}{}★ {}", sums.empty() ? "" : "，", total.star, total.points);
            line(label(Message::guide_rule_total, sums), Style::note);
        } else if (plan_.units) {
            line(label(Message::guide_rule_index), Style::note);
        } else if (plan_.item_score == ItemScore::target) {
            line(label(Message::guide_rule_target), Style::note);
        } else {
            line(label(Message::guide_rule_normalised), Style::note);
        }
        line(label(Message::guide_rule_missing), Style::note);
        line(label(Message::guide_rule_verified), Style::note);
    }

    void write_source() {
        line(label(Message::guide_source), Style::heading);
        line(source_text(plan_.framework), Style::note);
        line(label(Message::guide_version, plan_.framework.id, version_text(plan_.options.formulas)), Style::note);
    }

    void write_assumptions() {
        line(label(Message::guide_assumptions), Style::heading);
        line(label(Message::guide_assumptions_note), Style::note);
        for (const auto& assumption : plan_.framework.assumptions) {
            std::string codes;
            for (const auto& one : assumption.indicators) codes += (codes.empty() ? "" : "、") + one;
            entry(codes.empty() ? label(Message::whole) : codes, assumption.text.zh, Style::text);
        }
    }

    const Plan& plan_;
    Sheet sheet_;
    sal_Int32 row_ = 0;
};

}  // namespace

void add_guide(Document& document, const Plan& plan) { Guide(document, plan).build(); }

}  // namespace citystar::templates

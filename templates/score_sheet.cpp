#include <algorithm>
#include <cmath>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "native_judgement.hpp"
#include "readiness.hpp"
#include "score_rows.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

class Scores {
public:
    Scores(Document& document, const Plan& plan)
        : document_(document), plan_(plan), at_(plan.score), sheet_(document.add(label(Message::sheet_score))) {}

    void build() {
        name_ranges();
        if (plan_.part()) {
            write_part_heading();
        } else {
            write_heading();
            write_levels();
        }
        write_head();
        if (plan_.native && !plan_.part()) write_native_levels(sheet_, plan_);
        for (sal_Int32 i = 0; i < plan_.count(); ++i)
            write_score_row(sheet_, plan_, *plan_.listed[static_cast<std::size_t>(i)], first() + i);
        set_widths();
        colour_checks();
        // With the helper columns: whoever takes the protection off and sorts takes them along.
        sheet_.filter({0, first() - 1, at_.last, last()});
        sheet_.freeze(at_.lead, first());
        const auto bottom = plan_.part() ? last() : plan_.levels_last_row();
        sheet_.page({.areas = {{0, 0, at_.check, bottom}}, .head = {{first() - 1, first() - 1}}});
    }

private:
    sal_Int32 first() const { return plan_.score_first_row; }
    sal_Int32 last() const { return plan_.score_last_row(); }
    Area column(sal_Int32 column) const { return {column, first(), column, last()}; }

    void name_ranges() {
        const std::pair<const char*, sal_Int32> columns[] = {{"CS_SCORED", at_.code},
                                                             {"CS_ITEMS", at_.name},
                                                             {"CS_LEADS", at_.lead},
                                                             {"CS_SUPPORTS", at_.support},
                                                             {"CS_LEAD_KEYS", at_.leads_key},
                                                             {"CS_ALL_KEYS", at_.all_key},
                                                             {"CS_HELD", at_.held},
                                                             {"CS_GAIN", at_.gain},
                                                             {"CS_REQUIREMENT", at_.requirement},
                                                             {"CS_GAP", at_.target_gap},
                                                             {"CS_DUE", at_.due},
                                                             {"CS_LIGHT", at_.light},
                                                             {"CS_KEY", at_.key},
                                                             {"CS_MINE", at_.mine},
                                                             {"CS_ITEM_POINTS", at_.points},
                                                             {"CS_MISSING", at_.missing},
                                                             {"CS_NOW", plan_.stars ? at_.star : at_.score}};
        for (const auto& [name, where] : columns) document_.name(name, sheet_.address(column(where)));
        const std::pair<const char*, sal_Int32> blocks[] = {
            {"CS_ADOPTED", at_.adopted}, {"CS_COUNTED", at_.counted}, {"CS_COUNTED_DECLARED", at_.counted_declared}};
        for (const auto& [name, where] : blocks)
            document_.name(name, sheet_.address({where, first(), where + plan_.values - 1, last()}));
        if (plan_.native) document_.name("CS_OPEN", sheet_.address(column(plan_.native_columns.open)));
        if (plan_.native && !plan_.units) {
            document_.name("CS_ADOPTED_CHECKS", sheet_.address(column(at_.check)));
            document_.name("CS_GIVEN", sheet_.address(column(plan_.native_columns.given)));
        }
        if (at_.weight >= 0) document_.name("CS_WEIGHTS", sheet_.address(column(at_.weight)));
        if (at_.declared >= 0) {
            document_.name("CS_INDICATORS", sheet_.address(column(at_.code)));
            document_.name("CS_VALUES", sheet_.address(column(at_.declared)));
        }
    }

    // The points of the whole, or of the level in a row.
    std::string total(Figures figures, const Level* level, sal_Int32 row) const {
        const auto& own = plan_.native_columns;
        const std::string coefficient = plan_.units && !level ? "CS_COEFFICIENT" : "";
        if (plan_.native)
            return native_points(plan_, figures == Figures::adopted ? own.counting : own.own, level, coefficient);
        const std::string codes = "CS_SCORED";
        const std::string values = figures == Figures::adopted ? "CS_COUNTED" : "CS_COUNTED_DECLARED";
        const auto scope = level ? absolute(0, row) : "";
        if (plan_.stars)
            return scope.empty() ? fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{})", codes, values)
                                 : fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{};;{})", codes, values, scope);
        return fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{};{};{};CS_WEIGHTS)", codes, values, coefficient, scope);
    }

    // A caption that starts with "=" is a formula.
    void pair(sal_Int32 row, sal_Int32 place, const std::string& caption, const std::string& formula, Style style,
              const char* name) {
        const sal_Int32 captions[] = {0, at_.lead};
        const sal_Int32 cells[] = {at_.name, at_.lead + 1};
        if (caption.starts_with('='))
            sheet_.formula(captions[place], row, caption, Style::caption);
        else
            sheet_.text(captions[place], row, caption, Style::caption);
        if (place == 0) sheet_.merge({0, row, at_.name - 1, row});
        sheet_.style({cells[place], row, cells[place] + place, row}, style);
        if (place == 1) sheet_.merge({cells[1], row, cells[1] + 1, row});
        sheet_.formula(cells[place], row, "=" + formula);
        if (name) document_.name(name, sheet_.address(cells[place], row));
    }

    // The points of a department's rows; totals and stars of the whole cannot be told from a part.
    void write_part_heading() {
        write_title(sheet_, label(Message::score_title, plan_.framework.title.zh), at_.check);
        sheet_.text(0, 1, label(Message::part_score_note), Style::note);
        sheet_.merge({0, 1, at_.check, 1});
        sheet_.height(1, 650);
        pair(2, 0, label(Message::part_points), settled("SUM(CS_HELD)"), Style::total, "CS_PART_POINTS");
        pair(2, 1, label(Message::full_points), settled("SUM(" + absolute(column(at_.full)) + ")"), Style::points,
             "CS_PART_FULL");
        sheet_.height(2, 950);
        sheet_.formula(
            at_.row, 4,
            plan_.native ? "=TRUE()"
                         : fmt::format("=ISTEXT(INDICATORINFO(CS_FRAMEWORK;{};\"name\"))", absolute(at_.code, first())),
            Style::helper);
        write_reason();
    }

    void write_totals() {
        pair(2, 0, caption_of_total(Message::total, "CS_UNUSABLE"), total(Figures::adopted, nullptr, 2),
             plan_.units ? Style::value : Style::total, "CS_TOTAL");
        pair(3, 0, caption_of_total(Message::total_declared, "CS_UNUSABLE_DECLARED"),
             total(Figures::declared, nullptr, 3), Style::points, "CS_TOTAL_DECLARED");
        const auto count = [&](sal_Int32 row, sal_Int32 flags, const char* name) {
            sheet_.formula(at_.row, row, fmt::format("=IF(CS_READY;SUM({});0)", absolute(column(flags))),
                           Style::helper);
            document_.name(name, sheet_.address(at_.row, row));
        };
        count(2, at_.unusable, "CS_UNUSABLE");
        count(3, at_.unusable_declared, "CS_UNUSABLE_DECLARED");
    }

    void write_heading() {
        write_title(sheet_, label(Message::score_title, plan_.framework.title.zh), at_.check);
        sheet_.formula(
            0, 1, "=\"" + label(Message::unit) + "：\"&CS_UNIT_NAME&\"　　" + label(Message::period) + "：\"&CS_PERIOD",
            Style::note);
        sheet_.merge({0, 1, at_.check, 1});
        write_totals();
        write_readiness();
        if (plan_.stars) {
            const auto& framework = plan_.framework;
            pair(2, 1, label(Message::overall),
                 plan_.native ? native::overall_star(framework, "CS_TOTAL")
                              : "OVERALLSTAR(CS_FRAMEWORK;CS_SCORED;CS_COUNTED)",
                 Style::grand, "CS_OVERALL_STAR");
            pair(3, 1, label(Message::overall_all),
                 plan_.native ? native::overall_star_by_all(framework, native_stars(plan_))
                              : "OVERALLSTAR(CS_FRAMEWORK;CS_SCORED;CS_COUNTED;;\"all\")",
                 Style::number, "CS_OVERALL_STAR_ALL");
        } else if (plan_.units) {
            pair(2, 1, label(Message::coefficient), "INDEX(CS_COEFFICIENTS;1;MATCH(CS_UNIT_NAME;CS_UNITS;0))",
                 Style::number, "CS_COEFFICIENT");
        }
        const auto& own = plan_.native_columns;
        const auto bounds = "SCOREBOUNDS(CS_FRAMEWORK;CS_SCORED;CS_COUNTED)";
        pair(4, 0, label(Message::share_reported),
             plan_.native ? native::share_reported(plan_.framework, {absolute(column(own.reported))})
                          : fmt::format("INDEX({};1;4)", bounds),
             Style::share, "CS_SHARE_REPORTED");
        if (!plan_.units)
            pair(4, 1, label(Message::best_possible),
                 plan_.native ? native_points(plan_, own.best, nullptr, "") : fmt::format("INDEX({};1;3)", bounds),
                 Style::points, "CS_BEST_POSSIBLE");
        for (const sal_Int32 row : {2, 3, 4}) sheet_.height(row, 1050);
    }

    // Whether the functions and the framework are there, and the words for it if they are not. Cells that replace
    // errors have to ask it. Otherwise a missing extension would look as if nothing were reported.
    void write_readiness() {
        sheet_.formula(at_.row, 4, "=ISNUMBER(CS_SHARE_REPORTED)", Style::helper);
        write_reason();
    }

    void write_reason() {
        document_.name("CS_READY", sheet_.address(at_.row, 4));
        sheet_.formula(at_.row, 5,
                       plan_.native ? "=\"\""
                                    : fmt::format("=IF(CS_READY;\"\";IF(ISERROR(CITYSTARINFO());\"{}\";\"{}\"&CS_"
                                                  "FRAMEWORK))",
                                                  label(Message::no_extension), label(Message::no_framework)),
                       Style::helper);
        document_.name("CS_NOT_READY", sheet_.address(at_.row, 5));
    }

    // Points of a level out of its full points; of an index, the level's own value.
    void write_levels() {
        sheet_.text(0, plan_.levels_head() - 1, label(Message::levels_heading), Style::heading);
        const auto head = [&](sal_Int32 column, Message text) {
            sheet_.text(column, plan_.levels_head(), label(text), Style::head);
        };
        head(0, Message::code);
        head(1, Message::level);
        sheet_.style({1, plan_.levels_head(), 2, plan_.levels_head()}, Style::head);
        sheet_.merge({1, plan_.levels_head(), 2, plan_.levels_head()});
        head(at_.lead, Message::items_counted);
        sheet_.style({at_.lead + 1, plan_.levels_head(), at_.check, plan_.levels_head()}, Style::head);
        head(at_.lead + 1, Message::reached);
        head(at_.points, plan_.stars ? Message::points : Message::level_value);
        head(at_.full, plan_.stars ? Message::full_points : Message::level_weight);
        head(at_.missing, plan_.units ? Message::blank : Message::attained);
        auto row = plan_.levels_head();
        for (const auto* level : plan_.level1) {
            write_level(*level, ++row);
            document_.name(Plan::points_name(*level), sheet_.address(at_.points, row));
        }
        const auto top = plan_.levels_head() + 1;
        document_.name("CS_LEVELS", sheet_.address({1, top, 1, row}));
        document_.name("CS_LEVEL_POINTS", sheet_.address({at_.points, top, at_.points, row}));
        document_.name("CS_LEVEL_FULL", sheet_.address({at_.full, top, at_.full, row}));
        for (const auto* level : plan_.level2) write_level(*level, ++row);
    }

    bool below(const Indicator& indicator, const Level& level) const {
        const auto& own = plan_.framework.levels[indicator.level];
        return &own == &level || &plan_.level1_of(indicator) == &level;
    }

    void write_level(const Level& level, sal_Int32 row) {
        sheet_.text(0, row, level.code, Style::centred);
        sheet_.text(1, row, (level.parent ? "　" : "") + level.name.zh, Style::text);
        sheet_.style({2, row, 2, row}, Style::text);
        sheet_.merge({1, row, 2, row});
        sal_Int32 items = 0;
        Area rows{0, last(), 0, first()};
        for (sal_Int32 i = 0; i < plan_.count(); ++i) {
            const auto& indicator = *plan_.listed[static_cast<std::size_t>(i)];
            if (!below(indicator, level)) continue;
            items += indicator.counts() ? 1 : 0;
            rows.top = std::min(rows.top, first() + i);
            rows.bottom = std::max(rows.bottom, first() + i);
        }
        const auto of = [&](sal_Int32 column) { return absolute({column, rows.top, column, rows.bottom}); };
        sheet_.style({at_.lead, row, at_.check, row}, Style::number);
        sheet_.number(at_.lead, row, items);
        // Some programs count nothing in a single cell.
        const char* count = plan_.native && rows.top == rows.bottom ? "IF({}=\"{}\";1;0)" : "COUNTIF({};\"{}\")";
        sheet_.formula(
            at_.lead + 1, row,
            "=" + when_ready(fmt::format(fmt::runtime(count), of(at_.light), label(Message::status_light_done))));
        sheet_.formula(at_.points, row, "=" + total(Figures::adopted, &level, row),
                       plan_.units ? Style::value : Style::points);
        if (plan_.stars)
            sheet_.formula(at_.full, row, fmt::format("={}", plain(full_points(level))), Style::points);
        else
            sheet_.formula(at_.full, row, "=" + settled("SUM(" + of(at_.share) + ")"), Style::share);
        if (plan_.units) return;
        const auto held = cell_address(at_.points, row);
        const auto most = plan_.stars ? cell_address(at_.full, row) : plain(plan_.framework.scale);
        const auto share = held + "/" + most;
        const auto squares = "ROUND(" + settled("MAX(0;" + held + ")/" + most + "*20") + ";0)";
        sheet_.formula(at_.missing, row,
                       fmt::format("=IF(N({0})=0;\"\";REPT(\"■\";{1})&REPT(\"□\";20-{1})&\" \"&{2})", most, squares,
                                   percent_text(plan_, share)),
                       Style::result);
    }

    double full_points(const Level& level) const {
        double points = 0;
        for (const auto* indicator : plan_.listed)
            if (&plan_.level1_of(*indicator) == &level && indicator->top()) points += indicator->top()->points;
        return std::round(points * 1e6) / 1e6;
    }

    void write_head() {
        const auto row = first() - 1;
        sheet_.text(0, row - 1, label(Message::items_heading), Style::heading);
        const auto head = [&](sal_Int32 column, Message text) {
            if (column >= 0) sheet_.text(column, row, label(text), Style::head);
        };
        head(at_.code, Message::code);
        head(at_.level, Message::level);
        head(at_.name, Message::name);
        head(at_.lead, Message::lead);
        head(at_.weight, Message::own_weight);
        head(at_.star, Message::star);
        const Message scores[] = {Message::item_value, Message::item_score, Message::attainment};
        head(at_.score, scores[static_cast<int>(plan_.item_score)]);
        head(at_.points, Message::points);
        head(at_.full, plan_.units ? Message::share : Message::full_points);
        head(at_.mean, Message::mean);
        head(at_.best, Message::best);
        head(at_.rank, Message::rank);
        head(at_.missing, plan_.stars ? Message::to_next_star : Message::to_target);
        head(at_.check, Message::check);
        const auto helper = [&](sal_Int32 column, const std::string& text) {
            if (column >= 0) sheet_.text(column, row, text, Style::helper);
        };
        sheet_.text(at_.row + 1, row - 1, label(Message::helpers), Style::helper);
        helper(at_.row, label(Message::helper_row));
        helper(at_.declared, label(Message::helper_declared));
        for (sal_Int32 i = 0; i < plan_.values; ++i) helper(at_.adopted + i, label(Message::adopted, i + 1));
        helper(at_.unusable, label(Message::helper_unusable));
        helper(at_.unusable_declared, label(Message::helper_unusable));
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            helper(at_.counted + i, label(Message::helper_counted, i + 1));
            helper(at_.counted_declared + i, label(Message::helper_counted_declared, i + 1));
        }
        helper(at_.share, label(Message::share));
        helper(at_.support, label(Message::support));
        helper(at_.leads_key, label(Message::helper_lead_key));
        helper(at_.all_key, label(Message::helper_all_key));
        helper(at_.held, label(Message::points));
        helper(at_.gain, label(Message::gain));
        helper(at_.requirement, label(Message::requirement));
        helper(at_.target_gap, label(Message::to_target));
        helper(at_.due, label(Message::due));
        helper(at_.light, label(Message::status_light));
        helper(at_.key, label(Message::helper_key));
        helper(at_.mine, label(Message::helper_mine));
        sheet_.height(row - 1, 700);
        sheet_.height(row, 900);
    }

    void colour_checks() {
        sheet_.style_where(column(at_.check),
                           {{fmt::format("AND(${0}<>\"\";${0}<>\"{1}\")", cell_address(at_.check, first()),
                                         label(Message::not_scored)),
                             Style::wrong}});
    }

    void set_widths() {
        sheet_.width(at_.code, 1700);
        sheet_.width(at_.level, 3400);
        sheet_.width(at_.name, 5600);
        sheet_.width(at_.lead, 4400);
        for (auto column = at_.lead + 1; column < at_.missing; ++column) sheet_.width(column, 1900);
        sheet_.width(at_.missing, 7600);
        sheet_.width(at_.check, 6000);
        for (auto column = at_.row; column <= at_.last; ++column) sheet_.width(column, 1600);
        sheet_.fit_heights(first(), last());
        if (plan_.part()) return;
        for (auto row = plan_.levels_head(); row <= plan_.levels_last_row(); ++row) sheet_.height(row, 650);
    }

    Document& document_;
    const Plan& plan_;
    const ScoreColumns& at_;
    Sheet sheet_;
};

}  // namespace

void add_scores(Document& document, const Plan& plan) { Scores(document, plan).build(); }

}  // namespace citystar::templates

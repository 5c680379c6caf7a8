#include <algorithm>
#include <array>
#include <cmath>

#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

constexpr sal_Int32 levels_head = 7;

std::string plain(double number) { return fmt::format("{}", number); }

class Scores {
public:
    Scores(Document& document, const Plan& plan)
        : document_(document), plan_(plan), at_(plan.score), sheet_(document.add(label(Message::sheet_score))) {}

    void build() {
        name_ranges();
        write_heading();
        write_levels();
        write_head();
        for (sal_Int32 i = 0; i < plan_.count(); ++i)
            write_row(*plan_.listed[static_cast<std::size_t>(i)], first() + i);
        set_widths();
        // With the helper columns: whoever takes the protection off and sorts takes them along.
        sheet_.filter({0, first() - 1, at_.last, last()});
        sheet_.freeze(at_.lead, 0);
        sheet_.page({.areas = {{0, 0, at_.check, last()}}, .head = {{first() - 1, first() - 1}}});
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
                                                             {"CS_NOW", plan_.stars ? at_.star : at_.score}};
        for (const auto& [name, where] : columns) document_.name(name, sheet_.address(column(where)));
        const std::pair<const char*, sal_Int32> blocks[] = {
            {"CS_ADOPTED", at_.adopted}, {"CS_COUNTED", at_.counted}, {"CS_COUNTED_DECLARED", at_.counted_declared}};
        for (const auto& [name, where] : blocks)
            document_.name(name, sheet_.address({where, first(), where + plan_.values - 1, last()}));
        if (at_.weight >= 0) document_.name("CS_WEIGHTS", sheet_.address(column(at_.weight)));
        if (at_.declared >= 0) {
            document_.name("CS_INDICATORS", sheet_.address(column(at_.code)));
            document_.name("CS_VALUES", sheet_.address(column(at_.declared)));
        }
    }

    // WEIGHTEDSCORE over a range of values; `scope` empty for the whole.
    std::string total(const std::string& codes, const std::string& values, const std::string& scope) const {
        const std::string coefficient = plan_.units ? "CS_COEFFICIENT" : "";
        if (plan_.stars)
            return scope.empty() ? fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{})", codes, values)
                                 : fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{};;{})", codes, values, scope);
        return fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;{};{};{};{};CS_WEIGHTS)", codes, values,
                           scope.empty() ? coefficient : "", scope);
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

    void write_totals() {
        pair(2, 0, caption_of_total(Message::total, "CS_UNUSABLE"), total("CS_SCORED", "CS_COUNTED", ""),
             plan_.units ? Style::value : Style::total, "CS_TOTAL");
        pair(3, 0, caption_of_total(Message::total_declared, "CS_UNUSABLE_DECLARED"),
             total("CS_SCORED", "CS_COUNTED_DECLARED", ""), Style::points, "CS_TOTAL_DECLARED");
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
            pair(2, 1, label(Message::overall), "OVERALLSTAR(CS_FRAMEWORK;CS_SCORED;CS_COUNTED)", Style::grand,
                 "CS_OVERALL_STAR");
            pair(3, 1, label(Message::overall_all), "OVERALLSTAR(CS_FRAMEWORK;CS_SCORED;CS_COUNTED;;\"all\")",
                 Style::number, "CS_OVERALL_STAR_ALL");
        } else if (plan_.units) {
            pair(2, 1, label(Message::coefficient), "INDEX(CS_COEFFICIENTS;1;MATCH(CS_UNIT_NAME;CS_UNITS;0))",
                 Style::number, "CS_COEFFICIENT");
        }
        const auto bounds = "SCOREBOUNDS(CS_FRAMEWORK;CS_SCORED;CS_COUNTED)";
        pair(4, 0, label(Message::share_reported), fmt::format("INDEX({};1;4)", bounds), Style::share,
             "CS_SHARE_REPORTED");
        if (!plan_.units)
            pair(4, 1, label(Message::best_possible), fmt::format("INDEX({};1;3)", bounds), Style::points,
                 "CS_BEST_POSSIBLE");
        for (const sal_Int32 row : {2, 3, 4}) sheet_.height(row, 950);
    }

    // Whether the functions and the framework are there, and the words for it if they are not. Cells that put something
    // in the place of an error have to ask it: else a missing extension looks like nothing reported.
    void write_readiness() {
        sheet_.formula(at_.row, 4, "=ISNUMBER(CS_SHARE_REPORTED)", Style::helper);
        document_.name("CS_READY", sheet_.address(at_.row, 4));
        sheet_.formula(at_.row, 5,
                       fmt::format("=IF(CS_READY;\"\";IF(ISERROR(CITYSTARINFO());\"{}\";\"{}\"&CS_FRAMEWORK))",
                                   label(Message::no_extension), label(Message::no_framework)),
                       Style::helper);
        document_.name("CS_NOT_READY", sheet_.address(at_.row, 5));
    }

    // Points of a level out of its full points; of an index, the level's own value.
    void write_levels() {
        sheet_.text(0, levels_head - 1, label(Message::levels_heading), Style::heading);
        const auto head = [&](sal_Int32 column, Message text) {
            sheet_.text(column, levels_head, label(text), Style::head);
        };
        head(0, Message::code);
        head(1, Message::level);
        sheet_.style({1, levels_head, 2, levels_head}, Style::head);
        sheet_.merge({1, levels_head, 2, levels_head});
        head(at_.lead, Message::items_counted);
        sheet_.style({at_.lead + 1, levels_head, at_.check, levels_head}, Style::head);
        head(at_.lead + 1, Message::reached);
        head(at_.points, plan_.stars ? Message::points : Message::level_value);
        head(at_.full, plan_.stars ? Message::full_points : Message::level_weight);
        head(at_.missing, plan_.units ? Message::blank : Message::attained);
        auto row = levels_head;
        for (const auto* level : plan_.level1) {
            write_level(*level, ++row);
            document_.name(Plan::points_name(*level), sheet_.address(at_.points, row));
        }
        const auto top = levels_head + 1;
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
        sheet_.formula(at_.lead + 1, row,
                       "=" + when_ready(fmt::format("COUNTIF({};\"{}\")", of(at_.light), label(Message::light_done))));
        sheet_.formula(at_.points, row, "=" + total("CS_SCORED", "CS_COUNTED", absolute(0, row)),
                       plan_.units ? Style::value : Style::points);
        if (plan_.stars)
            sheet_.formula(at_.full, row, fmt::format("={}", plain(full_points(level))), Style::points);
        else
            sheet_.formula(at_.full, row, "=SUM(" + of(at_.share) + ")", Style::share);
        if (plan_.units) return;
        const auto held = cell_address(at_.points, row);
        const auto most = plan_.stars ? cell_address(at_.full, row) : plain(plan_.framework.scale);
        sheet_.formula(at_.missing, row,
                       fmt::format("=IF(N({1})=0;\"\";REPT(\"■\";ROUND(MAX(0;{0})/"
                                   "{1}*20;0))&REPT(\"□\";20-ROUND(MAX(0;{0})/{1}*20;0))&\" \"&TEXT({0}/{1};\"0.0%\"))",
                                   held, most),
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
        if (!plan_.level2.empty()) sheet_.break_before(row - 1);
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
        sheet_.text(at_.row, row - 1, label(Message::helpers), Style::helper);
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
        helper(at_.light, label(Message::light));
        helper(at_.key, label(Message::helper_key));
        helper(at_.mine, label(Message::helper_mine));
        sheet_.height(row, 900);
    }

    std::string at(sal_Int32 column, sal_Int32 row) const { return "$" + cell_address(column, row); }
    void put(sal_Int32 column, sal_Int32 row, const std::string& formula, Style style) {
        if (column < 0) return;
        const bool own = std::ranges::find(answers_, column) == answers_.end();
        sheet_.formula(column, row, "=" + (own ? formula : when_ready(formula)), style);
    }

    void write_row(const Indicator& indicator, sal_Int32 row) {
        sheet_.text(at_.code, row, indicator.code, Style::centred);
        sheet_.text(at_.level, row, plan_.level1_of(indicator).name.zh, Style::text);
        sheet_.text(at_.name, row, indicator.name.zh + (indicator.leading ? "★" : ""), Style::text);
        write_departments(indicator, row);
        write_adopted(indicator, row);
        const auto used = std::max<sal_Int32>(1, Plan::inputs(indicator));
        const auto values = at(at_.adopted, row) + ":" + at(at_.adopted + used - 1, row);
        const auto arguments = fmt::format("CS_FRAMEWORK;{};{}", at(at_.code, row), values);
        if (!indicator.counts()) {
            for (auto column = at_.lead + 1; column < at_.check; ++column)
                sheet_.style({column, row, column, row}, Style::unused);
            sheet_.text(at_.check, row, label(Message::not_scored), Style::result);
            write_nothing(row);
            return;
        }
        write_counted(indicator, row, values);
        const auto check = indicator.kind == IndicatorKind::item ? "INDEX(STARTABLE(" + arguments + ");1;5)"
                                                                 : "STARCHECK(" + arguments + ")";
        put(at_.check, row, fmt::format("IFERROR({};\"{}\")", check, label(Message::check_error)), Style::result);
        if (indicator.kind == IndicatorKind::item)
            write_item(indicator, row, arguments);
        else
            write_star(indicator, row, arguments);
        put(at_.held, row, fmt::format("IFERROR(N({});0)", at(at_.points, row)), Style::helper);
        write_schedule(indicator, row);
    }

    // Named here once by their departments' own names; where the source prints none, those that were entered.
    void write_departments(const Indicator& indicator, sal_Int32 row) {
        if (plan_.departments.empty()) {
            const auto entered = fmt::format(
                "SUBSTITUTE(SUBSTITUTE(IFERROR(INDEX(CS_DEPARTMENTS;{});\"\")&\"\";\"；\";\"、\");\";\";\"、\")",
                at(at_.row, row));
            put(at_.lead, row, fmt::format("IFERROR(LEFT({0};FIND(\"、\";{0}&\"、\")-1);\"\")", entered), Style::text);
            put(at_.support, row, fmt::format("IFERROR(MID({0};FIND(\"、\";{0}&\"、\")+1;500);\"\")", entered),
                Style::helper);
        } else {
            sheet_.text(at_.lead, row, plan_.department_names(indicator, Role::lead), Style::text);
            sheet_.text(at_.support, row, plan_.department_names(indicator, Role::support), Style::helper);
        }
        const auto lead = at(at_.lead, row);
        const auto support = at(at_.support, row);
        put(at_.leads_key, row, fmt::format("\"、\"&{}&\"、\"", lead), Style::helper);
        put(at_.all_key, row, fmt::format("\"、\"&{}&\"、\"&{}&\"、\"", lead, support), Style::helper);
    }

    // The row of an indicator in 核验, whatever became of its row in 填报.
    std::string unit_row(sal_Int32 row) const { return fmt::format("MATCH({};CS_UNIT_CODES;0)", at(at_.code, row)); }

    // The verified value where there is one, else the declared one, found by code: rows of 填报 may move or go.
    void write_adopted(const Indicator& indicator, sal_Int32 row) {
        put(at_.row, row, row_in_report(plan_, at(at_.code, row), at(at_.name, row), "0"), Style::helper);
        const auto found = at(at_.row, row);
        const auto of = [&](const char* range, const std::string& column) {
            return fmt::format("INDEX({};{};{})", range, found, column);
        };
        // A date among figures becomes a text, which nothing takes for one.
        const auto pick = [&](const std::string& cell, const std::string& otherwise, bool answer) {
            const auto figure =
                answer ? cell
                       : fmt::format("IF({}=\"\";{};\"{}\")", figure_check({}, cell), cell, label(Message::no_figure));
            return fmt::format("IF({}=\"\";{};{})", cell, otherwise, figure);
        };
        if (plan_.units) {
            const std::string column = "MATCH(CS_UNIT_NAME;CS_UNITS;0)";
            const auto whole = [&](const std::string& value) { return fmt::format("IF({}=0;\"\";{})", found, value); };
            put(at_.declared, row, whole(pick(of("CS_UNIT_DECLARED", column), "\"\"", false)), Style::helper);
            put(at_.adopted, row,
                pick(fmt::format("INDEX(CS_UNIT_VERIFIED;{};{})", unit_row(row), column), at(at_.declared, row), false),
                Style::helper);
            return;
        }
        for (sal_Int32 i = 0; i < plan_.values; ++i) {
            if (i >= Plan::inputs(indicator)) {
                sheet_.style({at_.adopted + i, row, at_.adopted + i, row}, Style::helper);
                continue;
            }
            const auto k = std::to_string(i + 1);
            const bool answer = is_answer(indicator, i);
            put(at_.adopted + i, row,
                fmt::format("IF({}=0;\"\";{})", found,
                            pick(of("CS_VERIFIED", k), pick(of("CS_VALUES", k), "\"\"", answer), answer)),
                Style::helper);
        }
    }

    // TRUE is an answer, and no other number is one.
    static bool is_answer(const Indicator& indicator, sal_Int32 input) {
        return input < Plan::inputs(indicator) && Plan::input(indicator, input).type == MeasureType::yes_no;
    }

    // What the totals run over: a row that cannot be scored is left out of them, as of a league.
    void write_counted(const Indicator& indicator, sal_Int32 row, const std::string& adopted) {
        const auto code = at(at_.code, row);
        const auto found = at(at_.row, row);
        const auto used = std::max<sal_Int32>(1, Plan::inputs(indicator));
        const auto declared = [&](sal_Int32 k) {
            return plan_.units ? at(at_.declared, row) : fmt::format("INDEX(CS_VALUES;{};{})", found, k);
        };
        put(at_.unusable, row, unusable_formula(code, at(at_.adopted, row), adopted), Style::helper);
        const auto all_declared = used == 1 ? declared(1) : declared(1) + ":" + declared(used);
        auto unusable = unusable_formula(code, declared(1), all_declared);
        if (!plan_.units) unusable = fmt::format("IF({}=\"\";{};1)", figure_check(code, all_declared), unusable);
        put(at_.unusable_declared, row, fmt::format("IF({}=0;0;{})", found, unusable), Style::helper);
        for (sal_Int32 k = 0; k < used; ++k) {
            put(at_.counted + k, row, counted_formula(indicator, row, at_.unusable, k, at(at_.adopted + k, row)),
                Style::helper);
            const auto own = counted_formula(indicator, row, at_.unusable_declared, k, declared(k + 1));
            put(at_.counted_declared + k, row, fmt::format("IF({}=0;\"\";{})", found, own), Style::helper);
        }
    }

    // The figure itself in a sound row; in another one only where it can be read by itself, as collect keeps the rest
    // of a row. Figures that exclude each other (of a city and of a county) are all left out.
    std::string counted_formula(const Indicator& indicator, sal_Int32 row, sal_Int32 flag, sal_Int32 k,
                                const std::string& figure) const {
        const auto used = Plan::inputs(indicator);
        const bool exclusive =
            std::ranges::any_of(indicator.measures, [](const auto& measure) { return measure.tier != Tier::any; });
        const auto itself = fmt::format("IF({0}=\"\";\"\";{0})", figure);
        std::string rest = "\"\"";
        if (used > 1 && !exclusive) {
            std::string before;
            for (sal_Int32 i = 0; i < k; ++i) before += ";\"\"";
            const auto odd = is_answer(indicator, k) ? "" : fmt::format("+({}<>\"\")", figure_check({}, figure));
            rest = fmt::format(
                "IFERROR(IF({0}=\"\";\"\";IF(ISERROR(STARSCORE(CS_FRAMEWORK;{1}{2};{0}{3})){4};\"\";{0}));\"\")",
                figure, at(at_.code, row), before, k + 1 < used ? ";\"\"" : "", odd);
        }
        return fmt::format("IF({}=0;{};{})", at(flag, row), itself, rest);
    }

    // 1 or 0. A single empty cell would reach the function as 0, and an error as an error of the call.
    static std::string unusable_formula(const std::string& code, const std::string& first, const std::string& values) {
        const auto scored = fmt::format("ISERROR(STARSCORE(CS_FRAMEWORK;{};{}))*1", code, values);
        return first == values ? fmt::format("IF(ISERROR({0});1;IF({0}=\"\";0;{1}))", first, scored) : scored;
    }

    void write_star(const Indicator& indicator, sal_Int32 row, const std::string& arguments) {
        const bool scored = indicator.kind == IndicatorKind::scored;
        if (scored)
            put(at_.star, row, "STARLEVEL(" + arguments + ")", Style::number);
        else
            sheet_.style({at_.star, row, at_.star, row}, Style::unused);
        put(at_.points, row, "STARSCORE(" + arguments + ")", Style::points);
        if (!scored) {
            sheet_.style({at_.full, row, at_.full, row}, Style::unused);
            put(at_.missing, row, fmt::format("IFERROR(STARWHY({});\"\")", arguments), Style::result);
            put(at_.gain, row, "0", Style::helper);
            put(at_.requirement, row, "\"\"", Style::helper);
            put(at_.target_gap, row, "\"\"", Style::helper);
            return;
        }
        put(at_.full, row, fmt::format("STARWEIGHT(CS_FRAMEWORK;{})", at(at_.code, row)), Style::points);
        put(at_.missing, row, fmt::format("IFERROR(INDEX(STARTABLE({});1;4);\"\")", arguments), Style::result);
        std::string goals;
        double points[5] = {};
        for (int star = 1; star <= 5; ++star) {
            const auto* rule = indicator.rule_up_to(star);
            goals += fmt::format(";{}", rule ? rule->star : 0);
            points[star - 1] = rule ? rule->points : 0;
        }
        put(at_.gain, row,
            fmt::format("IFERROR(INDEX(STARTABLE({};CS_TARGET_STAR);1;3);CHOOSE(CS_TARGET_STAR;{};{};{};{};{}))",
                        arguments, plain(points[0]), plain(points[1]), plain(points[2]), plain(points[3]),
                        plain(points[4])),
            Style::helper);
        put(at_.requirement, row,
            fmt::format("IFERROR(STARRULE(CS_FRAMEWORK;{};CHOOSE(CS_TARGET_STAR{}));\"\")", at(at_.code, row), goals),
            Style::helper);
        put(at_.target_gap, row,
            fmt::format("IF(ISERROR({0});{1};INDEX(STARTABLE({2};CS_TARGET_STAR);1;4))", at(at_.points, row),
                        at(at_.check, row), arguments),
            Style::helper);
    }

    void write_item(const Indicator& indicator, sal_Int32 row, const std::string& arguments) {
        sheet_.style({at_.weight, row, at_.weight, row}, Style::input_number);
        Sheet::Rule rule;
        rule.type = com::sun::star::sheet::ValidationType_DECIMAL;
        rule.op = com::sun::star::sheet::ConditionOperator_GREATER_EQUAL;
        rule.first = "0";
        rule.title = label(Message::own_weight);
        rule.help = rule.refusal = label(Message::limit_from, "0");
        sheet_.validate({at_.weight, row, at_.weight, row}, rule);
        const auto weight = at(at_.weight, row);
        const auto share = at(at_.share, row);
        const auto scale = plain(plan_.framework.scale);
        put(at_.share, row,
            fmt::format("IF(SUM(CS_WEIGHTS)=0;STARWEIGHT(CS_FRAMEWORK;{});N({})/SUM(CS_WEIGHTS))", at(at_.code, row),
                        weight),
            Style::helper);
        const auto held = "STARSCORE(" + arguments + ")";
        const auto full = plain(indicator.full_points);
        const auto value = at(at_.adopted, row);
        const auto score = at(at_.score, row);
        switch (indicator.score) {
            case ItemScore::value: {
                put(at_.score, row, value, Style::value);
                put(at_.points, row, fmt::format("IF({0}=\"\";\"\";{0}*{1}*CS_COEFFICIENT)", score, share),
                    Style::value);
                put(at_.full, row, share, Style::share);
                const auto units = fmt::format("INDEX(CS_UNIT_VALUES;{};0)", unit_row(row));
                put(at_.mean, row, fmt::format("IF(COUNT({0})=0;\"\";AVERAGE({0}))", units), Style::value);
                put(at_.best, row, fmt::format("IF(COUNT({0})=0;\"\";MAX({0}))", units), Style::value);
                // By the two decimals that are shown: better is what is shown as more.
                put(at_.rank, row,
                    fmt::format("IF({0}=\"\";\"\";IFERROR(COUNTIF({1};\">=\"&(ROUND({0};2)+0.005))+1;\"\"))", score,
                                units),
                    Style::number);
                const auto target = fmt::format("IF(CS_TARGET=\"{}\";{};{})", label(Message::target_best),
                                                at(at_.best, row), at(at_.mean, row));
                put(at_.requirement, row, fmt::format("IF({0}=\"\";\"\";CS_TARGET&TEXT({0};\" 0.00\"))", target),
                    Style::helper);
                put(at_.gain, row,
                    fmt::format("IF({0}=\"\";0;MAX(0;ROUND(({0}-IFERROR(N({1});0))*{2}*CS_COEFFICIENT;9)))", target,
                                score, share),
                    Style::helper);
                put(at_.target_gap, row,
                    fmt::format(
                        "IF(ISERROR({1});{5};IF({0}=\"\";\"\";IF({1}=\"\";\"{2}\";IF({3}>0;\"{4}\"&CS_TARGET&TEXT({0}-"
                        "{1};\" 0.00\");\"\"))))",
                        target, score, label(Message::not_reported), at(at_.gain, row), label(Message::below),
                        at(at_.check, row)),
                    Style::helper);
                break;
            }
            case ItemScore::normalised:
                put(at_.score, row, fmt::format("IF({0}=\"\";\"\";{0}/{1})", held, full), Style::share);
                put(at_.points, row, fmt::format("IF({0}=\"\";\"\";{0}*{1}*{2})", score, share, scale), Style::points);
                put(at_.full, row, fmt::format("{}*{}", share, scale), Style::points);
                put(at_.requirement, row, "\"" + label(Message::full_score) + "\"", Style::helper);
                put(at_.gain, row,
                    fmt::format("MAX(0;ROUND({}-IFERROR(N({});0);9))", at(at_.full, row), at(at_.points, row)),
                    Style::helper);
                put(at_.target_gap, row,
                    fmt::format(
                        "IF(ISERROR({0});{1};IF({0}=\"\";\"{2}\";IF({3}>0;\"{4} \"&TEXT(1-{0};\"0.0%\");\"\")))", score,
                        at(at_.check, row), label(Message::not_reported), at(at_.gain, row),
                        label(Message::score_short)),
                    Style::helper);
                break;
            case ItemScore::target:
                put(at_.score, row,
                    fmt::format("IF({0}=\"\";\"\";IFERROR(ATTAINMENT(CS_FRAMEWORK;{1};{0}{2});\"\"))", value,
                                at(at_.code, row), indicator.parameters.empty() ? "" : ";" + at(at_.adopted + 1, row)),
                    Style::share);
                put(at_.points, row, fmt::format("IF({0}=\"\";\"\";{0}/{1}*{2}*{3})", held, full, share, scale),
                    Style::points);
                put(at_.full, row, fmt::format("{}*{}", share, scale), Style::points);
                put(at_.requirement, row, "\"" + rule_sentence(indicator, *indicator.target, Language::zh) + "\"",
                    Style::helper);
                put(at_.gain, row,
                    fmt::format("MAX(0;ROUND({}-IFERROR(N({});0);9))", at(at_.full, row), at(at_.points, row)),
                    Style::helper);
                put(at_.target_gap, row,
                    fmt::format("IF(ISERROR({0});{1};INDEX(STARTABLE({2});1;4))", at(at_.points, row),
                                at(at_.check, row), arguments),
                    Style::helper);
                break;
        }
        put(at_.missing, row, at(at_.target_gap, row), Style::result);
    }

    // A date planned in 填报 goes first, then one for all, then the source's.
    void write_schedule(const Indicator& indicator, sal_Int32 row) {
        std::string printed = "\"\"";
        const auto date = [](std::string_view iso) {
            return fmt::format("DATE({};{};{})", std::stoi(std::string(iso.substr(0, 4))),
                               std::stoi(std::string(iso.substr(5, 2))), std::stoi(std::string(iso.substr(8, 2))));
        };
        if (plan_.stars) {
            for (const auto& rule : indicator.stars) {
                const auto due = plan_.framework.due(indicator, rule.star);
                if (!due.empty()) printed = fmt::format("IF(CS_TARGET_STAR>={};{};{})", rule.star, date(due), printed);
            }
        } else if (const auto due = plan_.framework.due(indicator, 5); !due.empty()) {
            printed = date(due);
        }
        const auto otherwise = fmt::format("IF(CS_DEADLINE<>\"\";CS_DEADLINE;{})", printed);
        const auto planned = fmt::format("INDEX(CS_PLANNED;{})", at(at_.row, row));
        put(at_.due, row, fmt::format("IF({0}=0;{1};IF({2}=\"\";{1};{2}))", at(at_.row, row), otherwise, planned),
            Style::helper);
        const auto required = at(at_.requirement, row);
        const auto remains = at(at_.target_gap, row) + "<>\"\"";
        const auto held = at(at_.held, row);
        const auto gain = at(at_.gain, row);
        const auto progress = fmt::format("IF({0}+{1}<=0;0;MAX(0;{0})/({0}+{1}))", held, gain);
        put(at_.light, row,
            fmt::format("IF({}=\"\";\"{}\";{})", required, label(Message::light_none),
                        light_formula(remains, at(at_.due, row), progress)),
            Style::helper);
        // Blank where the filter leaves the row out or nothing is asked; unique, so that equal gains keep their order.
        const auto by_gain = fmt::format("IF({}<>\"\";{}+1;0)", at(at_.target_gap, row), gain);
        const auto by_date =
            fmt::format("IF({0}=\"\";0;IF({1}=\"\";1;1000000-{1}))", at(at_.target_gap, row), at(at_.due, row));
        put(at_.key, row,
            fmt::format("IF(OR({0}=\"\";AND(CS_ONLY<>\"{1}\";ISERROR(FIND(\"、\"&CS_ONLY&\"、\";{2}))));\"\";IF(CS_"
                        "ORDER=\"{3}\";{4};IF(CS_ORDER=\"{5}\";{6};0))-ROW()*0.000001)",
                        required, label(Message::all), at(at_.all_key, row), label(Message::order_gain), by_gain,
                        label(Message::order_date), by_date),
            Style::helper);
        put(at_.mine, row,
            fmt::format("IF(OR(CS_DEPARTMENT=\"\";ISERROR(FIND(\"、\"&CS_DEPARTMENT&\"、\";{})));\"\";ROW())",
                        at(at_.all_key, row)),
            Style::helper);
    }

    void write_nothing(sal_Int32 row) {
        for (const auto column : {at_.held, at_.gain}) put(column, row, "0", Style::helper);
        for (const auto column : {at_.requirement, at_.target_gap, at_.due, at_.light, at_.key, at_.mine})
            put(column, row, "\"\"", Style::helper);
    }

    void set_widths() {
        sheet_.width(at_.code, 1700);
        sheet_.width(at_.level, 3400);
        sheet_.width(at_.name, 5600);
        sheet_.width(at_.lead, 4400);
        for (auto column = at_.lead + 1; column < at_.missing; ++column) sheet_.width(column, 1900);
        sheet_.width(at_.missing, 9500);
        sheet_.width(at_.check, 6000);
        for (auto column = at_.row; column <= at_.last; ++column) sheet_.width(column, 1600);
        sheet_.fit_heights(first(), last());
        for (auto row = levels_head;
             row < levels_head + 1 + static_cast<sal_Int32>(plan_.level1.size() + plan_.level2.size()); ++row)
            sheet_.height(row, 650);
    }

    Document& document_;
    const Plan& plan_;
    const ScoreColumns& at_;
    /// What put something in the place of an error.
    const std::array<sal_Int32, 8> answers_{at_.missing,     at_.check,      at_.held,  at_.gain,
                                            at_.requirement, at_.target_gap, at_.light, at_.key};
    Sheet sheet_;
};

}  // namespace

void add_scores(Document& document, const Plan& plan) { Scores(document, plan).build(); }

}  // namespace citystar::templates

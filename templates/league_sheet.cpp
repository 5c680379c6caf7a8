#include <algorithm>

#include "cell_texts.hpp"
#include "citystar/cell_address.hpp"
#include "native_judgement.hpp"
#include "readiness.hpp"
#include "sheets.hpp"

namespace citystar::templates {
namespace {

class League {
public:
    League(Document& document, const Plan& plan)
        : document_(document), plan_(plan), sheet_(document.add(label(Message::sheet_league))) {
        for (const auto& level : plan_.framework.levels) (level.parent ? lower_ : upper_).push_back(&level);
    }

    void build() {
        const auto right = static_cast<sal_Int32>(std::max(5 + 2 * upper_.size(), 1 + 2 * lower_.size())) - 1;
        write_title(sheet_, label(Message::league_title, plan_.framework.title.zh),
                    4 + 2 * static_cast<sal_Int32>(upper_.size()));
        sheet_.text(0, 1, label(Message::league_note, source_text(plan_.framework)), Style::note);
        sheet_.merge({0, 1, 4 + 2 * static_cast<sal_Int32>(upper_.size()), 1});
        sheet_.height(1, 900);
        write_upper();
        write_lower();
        write_profile();
        sheet_.width(0, 2600);
        for (sal_Int32 column = 1; column <= right; ++column) sheet_.width(column, 1900);
        sheet_.freeze(1, 0);
        sheet_.page({.areas = {{0, 0, upper_right_, upper_last_ + 5},
                               {0, lower_head_ - 1, right, lower_last_ + 4},
                               {0, profile_head_ - 1, upper_right_, profile_last_}}});
    }

private:
    sal_Int32 units() const { return plan_.unit_count(); }

    // The value of a level, or of the whole without one.
    std::string value(sal_Int32 unit, const Level* level) const {
        const auto coefficient = level ? "" : fmt::format("INDEX(CS_COEFFICIENTS;1;{})", unit + 1);
        const auto total =
            plan_.native ? native::index_total(plan_.framework, native_cells(unit, coefficient),
                                               level ? std::optional(plan_.framework.index_of(*level)) : std::nullopt)
                         : fmt::format("WEIGHTEDSCORE(CS_FRAMEWORK;CS_UNIT_CODES;INDEX(CS_UNIT_VALUES;0;{});{};{})",
                                       unit + 1, coefficient, level ? "\"" + level->code + "\"" : "");
        const auto all =
            plan_.native ? adopted_of_unit(plan_, unit) : fmt::format("INDEX(CS_UNIT_VALUES;0;{})", unit + 1);
        return fmt::format("=IF(COUNT({})=0;\"\";ROUND({};2))", all, total);
    }

    native::IndexCells native_cells(sal_Int32 unit, const std::string& coefficient) const {
        native::IndexCells out;
        out.coefficient = coefficient;
        for (const auto& indicator : plan_.framework.indicators) {
            const auto found = std::ranges::find(plan_.listed, &indicator);
            auto& cells = out.items.emplace_back();
            if (found != plan_.listed.end())
                cells.score = fmt::format("INDEX(CS_UNIT_VALUES;{};{})", found - plan_.listed.begin() + 1, unit + 1);
        }
        for (std::size_t i = 0; i < plan_.framework.levels.size(); ++i)
            out.levels.push_back(absolute(native_left_ + static_cast<sal_Int32>(i), upper_first_ + unit));
        return out;
    }

    // The levels' values before they are rounded.
    void write_native_levels(sal_Int32 left) {
        native_left_ = left;
        for (sal_Int32 unit = 0; unit < units(); ++unit) {
            const auto cells = native_cells(unit, {});
            for (std::size_t i = 0; i < plan_.framework.levels.size(); ++i)
                sheet_.formula(left + static_cast<sal_Int32>(i), upper_first_ + unit,
                               "=" + native::level_value(plan_.framework, i, cells), Style::helper);
        }
    }

    std::string ranked(sal_Int32 column, sal_Int32 row, sal_Int32 first, sal_Int32 last) const {
        if (plan_.native) return "=" + native::rank(cell_address(column, row), absolute({column, first, column, last}));
        return fmt::format("=IF({0}=\"\";\"\";RANK({0};{1}))", cell_address(column, row),
                           absolute({column, first, column, last}));
    }

    void write_means(sal_Int32 row, sal_Int32 first, sal_Int32 last, const std::vector<sal_Int32>& columns,
                     sal_Int32 right) {
        sheet_.style({0, row, right, row + static_cast<sal_Int32>(plan_.framework.groups.size())}, Style::number);
        sheet_.text(0, row, label(Message::mean), Style::head);
        for (std::size_t g = 0; g < plan_.framework.groups.size(); ++g)
            sheet_.text(0, row + 1 + static_cast<sal_Int32>(g), plan_.framework.groups[g].name.zh, Style::head);
        const auto groups = absolute({1, upper_first_, 1, upper_first_ + units() - 1});
        for (const auto column : columns) {
            const auto values = absolute({column, first, column, last});
            sheet_.formula(column, row, fmt::format("=IFERROR({};\"\")", settled("AVERAGE(" + values + ")")),
                           Style::value);
            // No value is negative. Some programs have no AVERAGEIF.
            const auto mean_of_group =
                plan_.native ? "SUMIF({0};\"{1}\";{2})/COUNTIFS({0};\"{1}\";{2};\">=0\")" : "AVERAGEIF({};\"{}\";{})";
            for (std::size_t g = 0; g < plan_.framework.groups.size(); ++g)
                sheet_.formula(
                    column, row + 1 + static_cast<sal_Int32>(g),
                    fmt::format("=IFERROR({};\"\")", settled(fmt::format(fmt::runtime(mean_of_group), groups,
                                                                         plan_.framework.groups[g].name.zh, values))),
                    Style::value);
        }
    }

    // The units with the ranks 1 to 3, which stand beside the values of a column.
    void write_top_three(sal_Int32 column, sal_Int32 row, sal_Int32 first, sal_Int32 last) {
        if (!plan_.native) {
            sheet_.array_formula(
                {column, row, column, row},
                fmt::format("=TEXTJOIN(\"、\";1;IF(ISNUMBER({0});IF({0}<=3;{1};\"\");\"\"))",
                            absolute({column + 1, first, column + 1, last}), absolute({0, first, 0, last})));
            return;
        }
        std::string names;
        for (auto at = first; at <= last; ++at)
            names += fmt::format("{0}IF(ISNUMBER({1});IF({1}<=3;\"、\"&{2};\"\");\"\")", names.empty() ? "" : "&",
                                 cell_address(column + 1, at), cell_address(0, at));
        sheet_.formula(column, row, "=MID(" + names + ";2;500)");
    }

    void write_upper() {
        const auto head = upper_first_ - 1;
        const std::string heads[] = {label(Message::unit_column), label(Message::group), label(Message::total),
                                     label(Message::rank), label(Message::coefficient_short)};
        sal_Int32 column = 0;
        for (const auto& text : heads) sheet_.text(column++, head, text, Style::head);
        for (const auto* level : upper_) {
            sheet_.text(column++, head, level->name.zh, Style::head);
            sheet_.text(column++, head, label(Message::rank), Style::head);
        }
        const auto right = column - 1;
        upper_right_ = right;
        const auto order = right + 2;
        if (plan_.native) write_native_levels(order + 2);
        upper_last_ = upper_first_ + units() - 1;
        std::vector<std::vector<std::string>> cells;
        for (sal_Int32 i = 0; i < units(); ++i) {
            const auto row = upper_first_ + i;
            const auto& unit = plan_.framework.units[static_cast<std::size_t>(i)];
            std::vector<std::string> line = {
                "=\"" + unit.name + "\"", "=\"" + plan_.framework.groups[unit.group].name.zh + "\"", value(i, nullptr),
                ranked(2, row, upper_first_, upper_last_), fmt::format("=INDEX(CS_COEFFICIENTS;1;{})", i + 1)};
            for (std::size_t k = 0; k < upper_.size(); ++k) {
                line.push_back(value(i, upper_[k]));
                line.push_back(ranked(5 + 2 * static_cast<sal_Int32>(k), row, upper_first_, upper_last_));
            }
            cells.push_back(std::move(line));
        }
        sheet_.formulas({0, upper_first_, right, upper_last_}, cells);
        sheet_.style({0, upper_first_, right, upper_last_}, Style::number);
        sheet_.text(order, head, label(Message::helper_key), Style::helper);
        std::vector<sal_Int32> values = {2, 4};
        for (std::size_t k = 0; k < upper_.size(); ++k) values.push_back(5 + 2 * static_cast<sal_Int32>(k));
        for (const auto one : values) sheet_.style({one, upper_first_, one, upper_last_}, Style::value);
        for (auto row = upper_first_; row <= upper_last_; ++row)
            sheet_.formula(order, row,
                           fmt::format("=IF({0}=\"\";\"\";{0}+COUNTIF({1};{0})-1)", cell_address(3, row),
                                       absolute(3, upper_first_) + ":" + cell_address(3, row)),
                           Style::helper);
        write_means(upper_last_ + 1, upper_first_, upper_last_, values, right);
        const auto top = upper_last_ + 2 + static_cast<sal_Int32>(plan_.framework.groups.size());
        sheet_.text(0, top, label(Message::top_three), Style::head);
        for (const auto one : values) {
            if (one == 4) continue;
            sheet_.style({one, top, one + 1, top}, Style::result);
            sheet_.merge({one, top, one + 1, top});
            write_top_three(one, top, upper_first_, upper_last_);
        }
        sheet_.height(top, 1400);
        sheet_.height(head, 1500);
        document_.name("CS_LEAGUE_UNITS", sheet_.address({0, upper_first_, 0, upper_last_}));
        document_.name("CS_LEAGUE_TOTALS", sheet_.address({2, upper_first_, 2, upper_last_}));
        document_.name("CS_LEAGUE_RANKS", sheet_.address({3, upper_first_, 3, upper_last_}));
        document_.name("CS_LEAGUE_ORDER", sheet_.address({order, upper_first_, order, upper_last_}));
        lower_head_ = top + 3;
    }

    void write_lower() {
        sheet_.text(0, lower_head_ - 1, label(Message::level2_heading), Style::heading);
        sheet_.text(0, lower_head_, label(Message::unit_column), Style::head);
        const auto first = lower_head_ + 1;
        lower_last_ = first + units() - 1;
        const auto right = 2 * static_cast<sal_Int32>(lower_.size());
        for (std::size_t k = 0; k < lower_.size(); ++k) {
            sheet_.text(1 + 2 * static_cast<sal_Int32>(k), lower_head_, lower_[k]->code + " " + lower_[k]->name.zh,
                        Style::head);
            sheet_.text(2 + 2 * static_cast<sal_Int32>(k), lower_head_, label(Message::rank), Style::head);
        }
        sheet_.height(lower_head_, 1300);
        std::vector<std::vector<std::string>> cells;
        std::vector<sal_Int32> values;
        for (std::size_t k = 0; k < lower_.size(); ++k) values.push_back(1 + 2 * static_cast<sal_Int32>(k));
        for (sal_Int32 i = 0; i < units(); ++i) {
            std::vector<std::string> line = {"=\"" + plan_.framework.units[static_cast<std::size_t>(i)].name + "\""};
            for (std::size_t k = 0; k < lower_.size(); ++k) {
                line.push_back(value(i, lower_[k]));
                line.push_back(ranked(values[k], first + i, first, lower_last_));
            }
            cells.push_back(std::move(line));
        }
        sheet_.formulas({0, first, right, lower_last_}, cells);
        sheet_.style({0, first, right, lower_last_}, Style::number);
        for (const auto one : values) sheet_.style({one, first, one, lower_last_}, Style::value);
        write_means(lower_last_ + 1, first, lower_last_, values, right);
        const auto top = lower_last_ + 2 + static_cast<sal_Int32>(plan_.framework.groups.size());
        sheet_.text(0, top, label(Message::top_three), Style::head);
        for (const auto one : values) {
            sheet_.style({one, top, one + 1, top}, Style::result);
            sheet_.merge({one, top, one + 1, top});
            write_top_three(one, top, first, lower_last_);
        }
        sheet_.height(top, 1400);
        lower_first_ = first;
        profile_head_ = top + 3;
    }

    // Compares one unit with the means; the unit's leaders look here first.
    void write_profile() {
        sheet_.formula(0, profile_head_ - 1, "=\"" + label(Message::profile_heading) + "：\"&CS_UNIT_NAME",
                       Style::heading);
        std::vector<std::string> heads = {label(Message::level2), label(Message::level2), label(Message::this_unit),
                                          label(Message::rank), label(Message::mean)};
        for (const auto& group : plan_.framework.groups) heads.push_back(group.name.zh);
        heads.push_back(label(Message::difference));
        const auto right = static_cast<sal_Int32>(heads.size()) - 1;
        for (sal_Int32 i = 0; i <= right; ++i)
            sheet_.text(i, profile_head_, heads[static_cast<std::size_t>(i)], Style::head);
        sheet_.merge({0, profile_head_, 1, profile_head_});
        sheet_.height(profile_head_, 900);
        auto row = profile_head_;
        const auto groups = static_cast<sal_Int32>(plan_.framework.groups.size());
        const auto line = [&](const std::string& title, sal_Int32 column, sal_Int32 first, sal_Int32 last,
                              sal_Int32 mean) {
            ++row;
            sheet_.style({0, row, 1, row}, Style::text);
            sheet_.text(0, row, title);
            sheet_.merge({0, row, 1, row});
            const auto pick = [&](sal_Int32 from) {
                return fmt::format("=IFERROR(INDEX({};MATCH(CS_UNIT_NAME;CS_LEAGUE_UNITS;0));\"\")",
                                   absolute({from, first, from, last}));
            };
            sheet_.formula(2, row, pick(column), Style::value);
            sheet_.formula(3, row, pick(column + 1), Style::number);
            for (sal_Int32 g = 0; g <= groups; ++g)
                sheet_.formula(4 + g, row, "=" + absolute(column, mean + g), Style::value);
            sheet_.formula(
                right, row,
                fmt::format("=IF(OR({0}=\"\";{1}=\"\");\"\";{0}-{1})", cell_address(2, row), cell_address(4, row)),
                Style::value);
        };
        line(label(Message::total), 2, upper_first_, upper_last_, upper_last_ + 1);
        for (std::size_t k = 0; k < upper_.size(); ++k)
            line(upper_[k]->code + " " + upper_[k]->name.zh, 5 + 2 * static_cast<sal_Int32>(k), upper_first_,
                 upper_last_, upper_last_ + 1);
        const auto first = row + 1;
        for (std::size_t k = 0; k < lower_.size(); ++k)
            line(lower_[k]->code + " " + lower_[k]->name.zh, 1 + 2 * static_cast<sal_Int32>(k), lower_first_,
                 lower_last_, lower_last_ + 1);
        profile_last_ = row;
        document_.name("CS_PROFILE", sheet_.address({2, first, 2, row}));
        document_.name("CS_PROFILE_MEAN", sheet_.address({4, first, 4, row}));
    }

    Document& document_;
    const Plan& plan_;
    Sheet sheet_;
    std::vector<const Level*> upper_;
    std::vector<const Level*> lower_;
    static constexpr sal_Int32 upper_first_ = 4;
    sal_Int32 upper_last_ = 0;
    sal_Int32 upper_right_ = 0;
    sal_Int32 lower_head_ = 0;
    sal_Int32 lower_first_ = 0;
    sal_Int32 lower_last_ = 0;
    sal_Int32 profile_head_ = 0;
    sal_Int32 profile_last_ = 0;
    sal_Int32 native_left_ = 0;
};

}  // namespace

void add_league(Document& document, const Plan& plan) { League(document, plan).build(); }

}  // namespace citystar::templates

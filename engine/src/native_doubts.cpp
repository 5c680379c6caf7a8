// Doubts about usable figures, the whole check, and the reason of a deduction, in words.
#include <fmt/format.h>

#include <algorithm>

#include "citystar/doubt.hpp"
#include "citystar/explain.hpp"
#include "citystar/native_words.hpp"
#include "native_row.hpp"
#include "native_sentence.hpp"
#include "native_syntax.hpp"
#include "phrases.hpp"

namespace citystar::native {
namespace {

// Each doubt as a formula that gives a sentence with the gap before it, or "". Source: find_doubts() and
// doubt_sentence().
class Doubts {
public:
    Doubts(const Indicator& indicator, const Cells& cells, const Row& row, Language language)
        : indicator_(indicator), cells_(cells), row_(row), language_(language) {}

    std::vector<std::string> all() {
        add_missing();
        for (std::size_t i = 0; i < indicator_.measures.size(); ++i)
            if (indicator_.measures[i].part_of && !row_.cell(i).empty()) add_part(i, *indicator_.measures[i].part_of);
        for (std::size_t i = 0; i < indicator_.parameters.size(); ++i) add_target(i);
        for (const auto index : row_.measured()) {
            add_small_share(index);
            add_far_above(index);
        }
        return out_;
    }

private:
    const Measure& measure(std::size_t index) const { return indicator_.measure(index); }
    std::string name(std::size_t index) const { return quotable(measure(index).name.in(language_)); }

    void add(const std::string& condition, const std::string& sentence) {
        const auto gap = std::string(sentence_gap(language_));
        out_.push_back(fmt::format("IF({};{}{};\"\")", condition, gap.empty() ? "" : in_quotes(gap) + "&", sentence));
    }

    void add_missing() {
        std::vector<std::size_t> needed;
        for (const auto index : row_.measured())
            if (!indicator_.is_combined(index) && measure(index).tier == Tier::any) needed.push_back(index);
        // A row of one figure is either empty or complete.
        if (needed.empty() || (needed.size() == 1 && needed == row_.inputs())) return;
        const auto incomplete = fmt::format("{}<{}", row_.count(needed), needed.size());
        const auto begun = row_.count(row_.inputs()) + ">0";
        if (indicator_.combined) {
            add(all_of({begun, incomplete}),
                said(say(Message::check_missing_parts, language_, quotable(indicator_.name.in(language_)),
                         indicator_.measures.size(), measure_names(indicator_, language_))));
            return;
        }
        const auto top = at_the_top();
        if (top.empty()) return;
        const std::string separator(raw(Message::list_separator, language_));
        std::string names;
        for (const auto index : needed)
            names += fmt::format("{}IF({};\"\";{})", names.empty() ? "" : "&", row_.has(index),
                                 in_quotes(separator + measure(index).name.in(language_)));
        std::size_t skipped = 1;
        for (const char c : separator) skipped += (static_cast<unsigned char>(c) & 0xC0) == 0x80 ? 0 : 1;
        add(all_of({begun, incomplete, opposite(top)}),
            said(say(Message::check_not_filled, language_, quotable(indicator_.name.in(language_)), slot(0)),
                 {fmt::format("MID({};{};{})", names, skipped, most_characters)}));
    }

    // Whether missing figures do not matter; empty if they never do.
    std::string at_the_top() const {
        if (indicator_.kind == IndicatorKind::item) return "N(" + cells_.score + ")>=1";
        const auto* top = indicator_.top();
        if (!top || top->points <= 0) return {};
        std::vector<std::string> stars;
        for (const auto& rule : indicator_.stars)
            if (rule.points >= top->points) stars.push_back(fmt::format("N({})={}", cells_.star, rule.star));
        return any_of(stars);
    }

    void add_part(std::size_t part, std::size_t whole) {
        const auto above = compared(row_.number(part), Operator::above, row_.number(whole));
        add(all_of({row_.count({part, whole}) + "=2", above}),
            said(say(Message::check_part_of, language_, name(part), slot(0), name(whole), slot(1)),
                 {row_.shown(part), row_.shown(whole)}));
    }

    void add_target(std::size_t parameter) {
        const auto of = indicator_.parameters[parameter].target_of;
        const auto index = indicator_.measures.size() + parameter;
        add(all_of({row_.has(of), opposite(row_.has(index))}),
            said(say(Message::check_needs_target, language_, name(of), name(index))));
    }

    void add_small_share(std::size_t index) {
        if (!asks_for_large_share(indicator_, index)) return;
        const auto number = row_.number(index);
        const auto meant = number + "*10000";
        const auto lowest = *lowest_bound(indicator_, indicator_.judged(index));
        add(fmt::format("AND({0}>0;{0}<{1})", number, literal(small_share)),
            said(say(Message::check_small_share, language_, name(index), slot(0),
                     value_text(measure(index), lowest, language_), slot(1)),
                 {row_.shown(index), fmt::format("IF({}*1000000000<1;\"0\";{})&\"%\"", meant, positive_text(meant))}));
    }

    void add_far_above(std::size_t index) {
        const auto number = row_.number(index);
        const auto& figure = row_.shown(index);
        if (indicator_.kind == IndicatorKind::deduction) {
            const auto points = literal(indicator_.points_per_incident) + "*" + number;
            add(points + ">=" + literal(whole_score),
                said(say(Message::check_many_incidents, language_, name(index), slot(0)), {figure}));
            return;
        }
        const auto limit = far_limit(indicator_, index);
        if (!limit) return;
        const auto highest = value_text(measure(index), *highest_bound(indicator_, index), language_);
        const auto hint = said(say(Message::check_date_hint, language_, slot(0)), {date_text(number)});
        const auto is_date =
            fmt::format("AND({0}=INT({0});{0}>={1};{0}<={2})", number, literal(first_date), literal(last_date));
        add(number + ">=" + literal(*limit),
            fmt::format("{}&IF({};{};\"\")",
                        said(say(Message::check_far_above, language_, name(index), slot(0), highest), {figure}),
                        is_date, hint));
    }

    const Indicator& indicator_;
    const Cells& cells_;
    const Row& row_;
    const Language language_;
    std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> doubts(const Indicator& indicator, const Cells& cells, Language language) {
    if (!indicator.counts()) return {};
    const Row row(indicator, cells);
    std::vector<std::string> out;
    for (const auto& doubt : Doubts(indicator, cells, row, language).all()) {
        if (!out.empty() && within_limits(out.back() + "&" + doubt))
            out.back() += "&" + doubt;
        else
            out.push_back(doubt);
    }
    return out;
}

std::string check(const Indicator& indicator, const Cells& cells, const std::vector<std::string>& fault_cells,
                  const std::vector<std::string>& doubt_cells, Language language) {
    const auto name = quotable(indicator.name.in(language));
    if (!indicator.counts())
        return said(say(indicator.kind == IndicatorKind::task ? Message::check_text_task : Message::check_unscored,
                        language, name));
    // Without a refused content, the row is unusable for its two tiers.
    auto fault = said(say(Message::check_both_tiers, language, name));
    for (auto cell = fault_cells.rbegin(); cell != fault_cells.rend(); ++cell)
        fault = fmt::format("IF({0}<>\"\";{0};{1})", *cell, fault);
    std::string doubt = "\"\"";
    for (const auto& cell : doubt_cells) doubt = (doubt == "\"\"" ? "" : doubt + "&") + cell;
    const auto gap = sentence_gap(language).size();
    if (!doubt_cells.empty() && gap > 0) doubt = fmt::format("MID({};{};{})", doubt, gap + 1, most_characters);
    // A cell alone would give 0 where it is empty.
    if (!doubt_cells.empty() && gap == 0) doubt += "&\"\"";
    return fmt::format("IF({}=1;{};{})", cells.unusable, fault, doubt);
}

std::string deduction_reason(const Indicator& deduction, const Cells& cells, Language language) {
    const Row row(deduction, cells);
    const auto& name = deduction.name.in(language);
    const auto values = say(Message::measure_value, language, deduction.measures.front().name.in(language), slot(0));
    const auto& figure = row.shown(0);
    const auto silent = said(say(Message::why_not_reported, language, name));
    const auto none = said(say(Message::why_no_deduction, language, name, values), {figure});
    const double each = deduction.points_per_incident;
    auto text = none;
    if (each > 0)
        text = fmt::format("IF({}=0;{};{})", row.number(0), none,
                           said(say(Message::why_deduction, language, name, values, number_text(each), slot(1)),
                                {figure, large_text(literal(each) + "*" + row.number(0))}));
    return fmt::format("IF({}=1;\"\";IF({};{};{}))", cells.unusable, row.nothing_reported(), silent, text);
}

}  // namespace citystar::native

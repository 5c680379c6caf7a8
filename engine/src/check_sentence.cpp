#include <algorithm>
#include <chrono>
#include <cmath>

#include "citystar/doubt.hpp"
#include "citystar/explain.hpp"
#include "ladder.hpp"
#include "phrases.hpp"
#include "say.hpp"

namespace citystar {
namespace {

std::string shown(const Value& value) {
    return value.kind == Value::Kind::text ? quotable(visible(value.text)) : number_text(value.number);
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language);

// The date that a spreadsheet keeps as this number of days since 1899-12-30; nothing where a number is more likely no
// date.
std::optional<std::string> date_of(double number) {
    if (number < first_date || number > last_date) return std::nullopt;
    using namespace std::chrono;
    const year_month_day date(sys_days(year(1899) / 12 / 30) + days(static_cast<int>(number)));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string limit_sentence(const Measure& measure, const Value& value, Language language) {
    const auto name = quotable(measure.name.in(language));
    const auto& domain = measure.domain;
    if (const auto date = date_of(value.number); date && value.number > domain.max)
        return say(Message::check_date, language, name, *date);
    const auto number_or_between = [&](Message usual) {
        const auto number = number_text(value.number);
        const bool far = value.number > domain.max || (domain.min != 0 && value.number < domain.min);
        if (!far) return say(usual, language, name, number);
        return say(Message::check_between, language, name, number, number_text(domain.min), number_text(domain.max));
    };
    switch (measure.type) {
        case MeasureType::share: {
            auto text = say(domain.above_min ? Message::check_share_above : Message::check_share, language, name,
                            refused_percent(measure, value.number), percent_text(domain.min), percent_text(domain.max));
            // 82 may be meant for 82 %; 1.2 is more likely 120 %, which cannot be.
            if (value.number >= 2 && value.number / 100 <= domain.max)
                text += say(Message::check_share_hint, language, number_text(value.number));
            return text;
        }
        case MeasureType::ratio:
            return say(Message::check_ratio, language, name, refused_percent(measure, value.number),
                       percent_text(domain.min), percent_text(domain.max));
        case MeasureType::count: return number_or_between(Message::check_count);
        case MeasureType::rank:
            return domain.max < 1e15
                       ? say(Message::check_rank, language, name, number_text(value.number), number_text(domain.max))
                       : say(Message::check_rank_open, language, name, number_text(value.number));
        case MeasureType::yes_no:
        case MeasureType::level: return unreadable_sentence(measure, value, language);
        case MeasureType::amount: return number_or_between(Message::check_amount);
        case MeasureType::length: return number_or_between(Message::check_length);
    }
    return {};
}

std::string domain_sentence(const Measure& measure, const Value& value, Language language) {
    if (!std::isfinite(value.number))
        return say(Message::check_not_finite, language, quotable(measure.name.in(language)));
    auto text = limit_sentence(measure, value, language);
    // A single empty cell reaches an add-in as 0.
    const auto& domain = measure.domain;
    if (value.number == 0 && (domain.min > 0 || domain.above_min)) text += raw(Message::check_empty_hint, language);
    return text;
}

std::string unreadable_sentence(const Measure& measure, const Value& value, Language language) {
    const auto name = quotable(measure.name.in(language));
    if (measure.type == MeasureType::yes_no) return say(Message::check_yes_no, language, name, shown(value));
    if (measure.type == MeasureType::level) {
        return say(Message::check_level, language, name, shown(value), measure.levels.size() - 1,
                   numbered_levels(measure, language));
    }
    if (says_not_reported(value.text)) return say(Message::check_leave_empty, language, name, shown(value));
    return say(Message::check_text_in_number, language, name, shown(value));
}

std::string missing_names(const Indicator& indicator, const std::vector<Doubt>& doubts, Doubt::Kind kind,
                          Language language) {
    std::vector<std::string> names;
    for (const auto& doubt : doubts)
        if (doubt.kind == kind) names.push_back(indicator.measure(doubt.at).name.in(language));
    return joined(names, raw(Message::list_separator, language));
}

}  // namespace

std::string check_sentence(const Indicator& indicator, std::span<const Value> values, const Reading& reading,
                           Language language) {
    const auto name = quotable(indicator.name.in(language));
    if (!indicator.counts())
        return say(indicator.kind == IndicatorKind::task ? Message::check_text_task : Message::check_unscored, language,
                   name);
    if (reading.fault == Fault::too_many_values)
        return say(Message::check_too_many, language, reading.given, name, indicator.input_count(),
                   measure_names(indicator, language));
    if (reading.fault == Fault::both_tiers) return say(Message::check_both_tiers, language, name);
    if (reading.fault != Fault::none) {
        const auto& measure = indicator.measure(reading.combined_given ? indicator.measures.size() : reading.at);
        return reading.fault == Fault::out_of_domain ? domain_sentence(measure, values[reading.at], language)
                                                     : unreadable_sentence(measure, values[reading.at], language);
    }
    std::vector<std::string> sentences;
    std::optional<Doubt::Kind> last;
    for (const auto& doubt : find_doubts(indicator, reading)) {
        // One sentence names everything that is missing.
        const bool missing = doubt.kind == Doubt::Kind::part_missing || doubt.kind == Doubt::Kind::not_filled;
        if (!missing || last != doubt.kind) sentences.push_back(doubt_sentence(indicator, reading, doubt, language));
        last = doubt.kind;
    }
    return joined(sentences, sentence_gap(language));
}

std::string doubt_sentence(const Indicator& indicator, const Reading& reading, const Doubt& doubt, Language language) {
    const auto& measure = indicator.measure(doubt.at);
    const auto name = quotable(measure.name.in(language));
    const auto read = [&](std::size_t at) { return read_text(indicator, at, reading, language); };
    const auto bound = [&](double value) { return value_text(measure, value, language); };
    switch (doubt.kind) {
        case Doubt::Kind::part_missing:
            return say(Message::check_missing_parts, language, quotable(indicator.name.in(language)),
                       indicator.measures.size(), measure_names(indicator, language));
        case Doubt::Kind::not_filled:
            return say(Message::check_not_filled, language, quotable(indicator.name.in(language)),
                       missing_names(indicator, find_doubts(indicator, reading), doubt.kind, language));
        case Doubt::Kind::part_above_whole:
            return say(Message::check_part_of, language, name, read(doubt.at),
                       quotable(indicator.measures[*measure.part_of].name.in(language)), read(*measure.part_of));
        case Doubt::Kind::target_missing: {
            const auto& parameter = indicator.parameters[doubt.at - indicator.measures.size()];
            return say(Message::check_needs_target, language,
                       quotable(indicator.measures[parameter.target_of].name.in(language)), name);
        }
        case Doubt::Kind::small_share:
            return say(Message::check_small_share, language, name, read(doubt.at),
                       bound(*lowest_bound(indicator, indicator.judged(doubt.at))),
                       bound(reading.values[doubt.at] * 100));
        case Doubt::Kind::far_above: break;
    }
    const auto value = reading.values[doubt.at];
    if (indicator.kind == IndicatorKind::deduction)
        return say(Message::check_many_incidents, language, name, read(doubt.at));
    const auto date = value == std::floor(value) ? date_of(value) : std::nullopt;
    return say(Message::check_far_above, language, name, read(doubt.at), bound(*highest_bound(indicator, doubt.at))) +
           (date ? say(Message::check_date_hint, language, *date) : std::string());
}

std::string no_figure_sentence(NoFigure kind, std::string_view cell, Language language) {
    const auto place = cell.empty() ? std::string(raw(Message::the_cell, language)) : std::string(cell);
    switch (kind) {
        case NoFigure::date: return say(Message::cell_holds_date, language, place);
        case NoFigure::time: return say(Message::cell_holds_time, language, place);
        case NoFigure::truth: break;
    }
    return say(Message::cell_holds_truth, language, place);
}

}  // namespace citystar

#include "previous.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "citystar/doubt.hpp"
#include "citystar/explain.hpp"
#include "messages.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

// A lost per-cent sign makes a hundred; meanwhile the value itself may have doubled or halved.
constexpr double far_apart = 50;
constexpr double farthest_slip = 200;
// A handful of pilot projects may well become a hundred.
constexpr double large_count = 500;

using Numbers = std::vector<std::optional<double>>;

// The numbers in IndicatorResult::figures; nothing in place of words.
Numbers numbers_of(std::string_view figures) {
    Numbers out;
    while (!figures.empty()) {
        const auto text = figures.substr(0, figures.find('|'));
        figures.remove_prefix(std::min(text.size() + 1, figures.size()));
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool whole = error == std::errc() && end == text.data() + text.size() && std::isfinite(number);
        out.push_back(whole ? std::optional(number) : std::nullopt);
    }
    return out;
}

const Measure& measure_of(const Indicator& indicator, std::size_t at) {
    const auto count = indicator.measures.size();
    return at < count ? indicator.measures[at] : indicator.parameters[at - count].measure;
}

enum class Oddity { none, lost_percent, small_share, other_size };

// If the criteria name no lower bound, small values are good.
bool small_is_good(const Indicator& indicator, std::size_t at) {
    if (measure_of(indicator, at).lower_is_better) return true;
    const auto judged = indicator.judged(at);
    return indicator.kind == IndicatorKind::scored && at < indicator.measures.size() &&
           !lowest_bound(indicator, judged);
}

Oddity oddity_of_share(const Indicator& indicator, std::size_t at, double now, double before) {
    if (now >= small_share) return Oddity::none;
    if (before >= far_apart * now && before <= farthest_slip * now) return Oddity::lost_percent;
    if (small_is_good(indicator, at)) return Oddity::none;
    const bool large = measure_of(indicator, at).type == MeasureType::share && before >= least_asked;
    return large || before > farthest_slip * now ? Oddity::small_share : Oddity::none;
}

Oddity oddity_of_size(const Measure& measure, double now, double before) {
    const auto larger = std::max(now, before);
    if (larger < far_apart * std::min(now, before)) return Oddity::none;
    return measure.type == MeasureType::count && larger < large_count ? Oddity::none : Oddity::other_size;
}

Oddity oddity_of(const Indicator& indicator, std::size_t at, double now, double before) {
    if (now <= 0 || before <= 0) return Oddity::none;
    const auto& measure = measure_of(indicator, at);
    switch (measure.type) {
        case MeasureType::share:
        case MeasureType::ratio: return oddity_of_share(indicator, at, now, before);
        case MeasureType::count:
        case MeasureType::amount:
        case MeasureType::length: return oddity_of_size(measure, now, before);
        case MeasureType::rank:
        case MeasureType::yes_no:
        case MeasureType::level: break;
    }
    return Oddity::none;
}

// The factor in words such as "52", "100", "9800"; more digits would pretend to a precision that it does not have.
std::string about(double factor) {
    const double step = std::pow(10, std::floor(std::log10(factor)) - 1);
    return fmt::format("{:.0f}", std::round(factor / step) * step);
}

std::string sentence(Oddity oddity, const Measure& measure, double now, double before, const std::string& period,
                     Language language) {
    const auto text = [&](double value) { return value_text(measure, value, language); };
    const auto when = period.empty() ? say(Message::previous_time, language)
                                     : say(Message::previous_period, language, visible(period));
    if (oddity == Oddity::lost_percent)
        return say(Message::finding_previous_percent, language, text(now), when, text(before), text(now * 100));
    if (oddity == Oddity::small_share)
        return say(Message::finding_previous_share, language, text(now), when, text(before));
    return say(Message::finding_previous_size, language, text(now), when, text(before),
               about(std::max(now, before) / std::min(now, before)));
}

// A cell gets only one such question. The comparison with the unit's own figures is the most telling one.
void put(Findings& findings, Finding finding) {
    const auto same = std::ranges::find_if(findings, [&](const Finding& other) {
        return other.kind == finding.kind && other.sheet == finding.sheet && other.cell == finding.cell;
    });
    if (same == findings.end())
        findings.push_back(std::move(finding));
    else
        *same = std::move(finding);
}

}  // namespace

void compare_with_previous(Assessment& unit, const PreviousFigures& previous, Language language) {
    for (const auto& one : unit.indicators) {
        const auto& indicator = *one.indicator;
        const auto then = previous.figures.find(indicator.code);
        if (then == previous.figures.end() || indicator.kind == IndicatorKind::deduction) continue;
        const auto now = numbers_of(one.figures);
        const auto before = numbers_of(then->second);
        if (now.size() != indicator.input_count() || before.size() != now.size()) continue;
        for (std::size_t i = 0; i < std::min(now.size(), one.figure_cells.size()); ++i) {
            if (!now[i] || !before[i]) continue;
            const auto oddity = oddity_of(indicator, i, *now[i], *before[i]);
            if (oddity == Oddity::none) continue;
            const auto& [sheet, cell] = one.figure_cells[i];
            put(unit.findings,
                {false, implausible_kind, sheet, cell, indicator.code,
                 sentence(oddity, measure_of(indicator, i), *now[i], *before[i], previous.period, language)});
        }
    }
}

}  // namespace citystar::workbook

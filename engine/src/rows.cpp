#include "rows.hpp"

#include <algorithm>

#include "blank.hpp"
#include "say.hpp"

namespace citystar {
namespace {

// A code like 7 arrives as a number when the cell is not formatted as text.
const Indicator* find_indicator(const Framework& framework, const Value& name) {
    if (name.kind == Value::Kind::number) return framework.find_indicator(number_text(name.number));
    return framework.find_indicator(name.text);
}

// In an index whose items are values, a row may name a level and give its value.
const Level* level_of(const Framework& framework, const Row& row) {
    const bool of_values =
        framework.scoring == Scoring::index && framework.indicators.front().score == ItemScore::value;
    return of_values && row.indicator.kind == Value::Kind::text ? framework.find_level(row.indicator.text) : nullptr;
}

// The fault of the values in a level's row; no fault if the row has one valid value or no value at all.
Fault check_level(const Row& row) {
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const auto& value = row.values[i];
        if (is_blank(value)) continue;
        if (i > 0) return Fault::too_many_values;
        if (value.kind == Value::Kind::text) return Fault::unreadable_value;
        if (!std::isfinite(value.number) || value.number < 0) return Fault::out_of_domain;
    }
    return Fault::none;
}

// Whether a level lies in another one, or is that one.
bool lies_in(const Framework& framework, std::size_t level, std::size_t other) noexcept {
    for (std::optional<std::size_t> at = level; at; at = framework.levels[*at].parent)
        if (*at == other) return true;
    return false;
}

// Whether earlier rows already cover this one: a level that holds it, or something that it holds.
bool given_before(const Framework& framework, const Rows& before, std::size_t level, bool is_level) {
    const auto overlaps = [&](const GivenLevel& given) {
        return lies_in(framework, level, given.level) || (is_level && lies_in(framework, given.level, level));
    };
    const auto held = [&](const Scored& row) {
        return is_level && row.reading.reported != 0 && lies_in(framework, row.indicator->level, level);
    };
    return std::ranges::any_of(before.levels, overlaps) || std::ranges::any_of(before.scored, held);
}

}  // namespace

double weighted_points(const Indicator& indicator, double points, std::optional<double> weight) noexcept {
    const auto* top = indicator.top();
    return weight && top && top->points > 0 ? points * (*weight / top->points) : points;
}

Rows evaluate_rows(const Framework& framework, std::span<const Row> rows) {
    Rows out;
    out.scored.reserve(rows.size());
    std::vector<bool> seen(framework.indicators.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto fail = [&](Fault fault) {
            out.fault = fault;
            out.row = i;
            return out;
        };
        const auto& row = rows[i];
        if (is_blank(row.indicator)) {
            if (!std::ranges::all_of(row.values, is_blank)) return fail(Fault::value_without_indicator);
            continue;
        }
        const auto* indicator = find_indicator(framework, row.indicator);
        if (!indicator) {
            const auto* level = level_of(framework, row);
            if (!level) return fail(Fault::unknown_indicator);
            if (const auto fault = check_level(row); fault != Fault::none) return fail(fault);
            const auto index = framework.index_of(*level);
            const bool blank = row.values.empty() || is_blank(row.values[0]);
            if (!blank && given_before(framework, out, index, true)) return fail(Fault::duplicate_indicator);
            if (row.weight && !(std::isfinite(*row.weight) && *row.weight >= 0)) return fail(Fault::out_of_domain);
            if (blank) {
                if (row.weight) out.silent_levels.push_back({index, 0, row.weight});
                continue;
            }
            out.levels.push_back({index, row.values[0].number, row.weight});
            continue;
        }
        const auto index = framework.index_of(*indicator);
        if (seen[index]) return fail(Fault::duplicate_indicator);
        seen[index] = true;
        const auto reading = read_values(*indicator, row.values);
        // A task in words brings no value, so faults of its values do not matter.
        if (reading.fault != Fault::none && indicator->counts()) return fail(reading.fault);
        if (reading.reported != 0 && given_before(framework, out, indicator->level, false))
            return fail(Fault::duplicate_indicator);
        auto evaluation = evaluate(*indicator, reading);
        if (row.weight) {
            if (!std::isfinite(*row.weight) || *row.weight < 0) return fail(Fault::out_of_domain);
        }
        evaluation.points = weighted_points(*indicator, evaluation.points, row.weight);
        const auto item = indicator->kind == IndicatorKind::item ? score_item(*indicator, reading) : ItemResult{};
        out.scored.push_back({indicator, reading, evaluation, item, row.weight});
    }
    std::erase_if(out.silent_levels,
                  [&](const GivenLevel& silent) { return given_before(framework, out, silent.level, true); });
    return out;
}

}  // namespace citystar

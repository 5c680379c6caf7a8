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

// In an index whose items are values, a level may stand among the rows with a value of its own.
std::optional<GivenLevel> given_level(const Framework& framework, const Row& row) {
    if (framework.scoring != Scoring::index || row.indicator.kind != Value::Kind::text) return std::nullopt;
    const auto* level = framework.find_level(row.indicator.text);
    const bool of_values = framework.indicators.front().score == ItemScore::value;
    if (!level || !of_values || row.values.empty() || row.values[0].kind != Value::Kind::number) return std::nullopt;
    if (!std::ranges::all_of(row.values.subspan(1), is_blank) || !(row.values[0].number >= 0)) return std::nullopt;
    return GivenLevel{static_cast<std::size_t>(level - framework.levels.data()), row.values[0].number};
}

// Whether an item lies below a level that has a value of its own: then it would count twice.
bool counted_twice(const Framework& framework, const Rows& rows) {
    return std::ranges::any_of(rows.levels, [&](const GivenLevel& given) {
        const Scope scope{Scope::Kind::level, given.level};
        const auto below = [&](const Scored& row) { return framework.contains(scope, *row.indicator); };
        const auto level_below = [&](const GivenLevel& other) {
            if (&other == &given) return false;
            for (std::optional<std::size_t> at = other.level; at; at = framework.levels[*at].parent)
                if (*at == given.level) return true;
            return false;
        };
        return std::ranges::any_of(rows.scored, below) || std::ranges::any_of(rows.levels, level_below);
    });
}

}  // namespace

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
            const auto level = given_level(framework, row);
            if (!level) return fail(Fault::unknown_indicator);
            out.levels.push_back(*level);
            continue;
        }
        const auto index = static_cast<std::size_t>(indicator - framework.indicators.data());
        if (seen[index]) return fail(Fault::duplicate_indicator);
        seen[index] = true;
        const auto reading = read_values(*indicator, row.values);
        // A task in words brings no value, whatever stands beside it.
        if (reading.fault != Fault::none && indicator->counts()) return fail(reading.fault);
        auto evaluation = evaluate(*indicator, reading);
        if (row.weight) {
            if (!std::isfinite(*row.weight) || *row.weight < 0) return fail(Fault::out_of_domain);
            if (indicator->top() && indicator->top()->points > 0)
                evaluation.points *= *row.weight / indicator->top()->points;
        }
        const auto item = indicator->kind == IndicatorKind::item ? score_item(*indicator, reading) : ItemResult{};
        out.scored.push_back({indicator, reading, evaluation, item, row.weight});
    }
    if (counted_twice(framework, out)) out.fault = Fault::duplicate_indicator;
    return out;
}

}  // namespace citystar

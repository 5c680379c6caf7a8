#include "indicator_table.hpp"

#include <algorithm>

#include "citystar/cell_address.hpp"
#include "citystar/explain.hpp"
#include "messages.hpp"

namespace citystar::menu {
namespace {

using messages::Message;

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += c;
        out += c;
    }
    return out + "\"";
}

// The name of a scope in formulas; empty for everything.
std::string scope_name(const Framework& framework, const Scope& scope) {
    switch (scope.kind) {
        case Scope::Kind::everything: return {};
        case Scope::Kind::level: return framework.levels[scope.index].code;
        case Scope::Kind::department: return framework.departments[scope.index].name;
        case Scope::Kind::tasks: return "tasks";
    }
    return {};
}

std::string scope_title(const Framework& framework, const Scope& scope, Language language) {
    if (scope.kind == Scope::Kind::level) return framework.levels[scope.index].name.in(language);
    return scope_name(framework, scope);
}

}  // namespace

IndicatorTable::IndicatorTable(const Framework& framework, const TableWish& wish,
                               const com::sun::star::table::CellAddress& at, Language language)
    : framework_(framework), wish_(wish), at_(at), language_(language), stars_(framework.scoring == Scoring::stars) {
    for (const auto& indicator : framework.indicators) {
        if (!indicator.counts() || !framework.contains(wish.scope, indicator)) continue;
        indicators_.push_back(&indicator);
        value_columns_ = std::max(value_columns_, inputs(indicator));
    }
}

sal_Int32 IndicatorTable::columns() const {
    if (!wish_.inputs) return values + 1;
    return values + value_columns_ + (stars_ ? 2 : 1);
}

sal_Int32 IndicatorTable::inputs(const Indicator& indicator) { return static_cast<sal_Int32>(indicator.input_count()); }

const Measure& IndicatorTable::input(const Indicator& indicator, sal_Int32 index) {
    const auto at = static_cast<std::size_t>(index);
    const auto measures = indicator.measures.size();
    return at < measures ? indicator.measures[at] : indicator.parameters[at - measures].measure;
}

std::string IndicatorTable::cell(sal_Int32 column, sal_Int32 row) const {
    return cell_address(at_.Column + column, at_.Row + row);
}

std::string IndicatorTable::fixed(sal_Int32 column, sal_Int32 row) const {
    return "$" + column_letters(at_.Column + column) + "$" + std::to_string(at_.Row + row + 1);
}

std::vector<std::string> IndicatorTable::heads() const {
    const auto word = [&](Message message) { return std::string(messages::raw(message, language_)); };
    std::vector<std::string> out{word(Message::table_code), word(Message::table_name), word(Message::table_unit),
                                 word(Message::table_criterion)};
    if (!wish_.inputs) {
        out.push_back(word(Message::table_weight));
        return out;
    }
    for (sal_Int32 i = 1; i <= value_columns_; ++i)
        out.push_back(value_columns_ == 1 ? word(Message::table_value)
                                          : messages::say(Message::table_values, language_, i));
    if (stars_) out.push_back(word(Message::table_star));
    out.push_back(word(Message::table_points));
    return out;
}

std::string IndicatorTable::criterion_of(const Indicator& indicator, const std::string& names) const {
    if (const auto* top = indicator.top()) return fmt::format("=STARRULE({};{})", names, top->star);
    if (indicator.kind == IndicatorKind::deduction)
        return messages::say(Message::table_deduction, language_, indicator.points_per_incident);
    if (indicator.target) return rule_sentence(indicator, *indicator.target, language_);
    const bool formula = std::ranges::any_of(
        indicator.measures, [&](const auto& measure) { return !measure.formula.in(language_).empty(); });
    return formula ? "=INDICATORINFO(" + names + ";\"formula\")" : std::string();
}

std::vector<std::string> IndicatorTable::row(const Indicator& indicator, sal_Int32 row) const {
    const auto names = fixed(0, 0) + ";$" + cell(0, row);
    const auto info = [&](const char* field) { return "=INDICATORINFO(" + names + ";\"" + field + "\")"; };
    std::vector<std::string> out{indicator.code, info("name"), info("unit"), criterion_of(indicator, names)};
    out.resize(static_cast<std::size_t>(columns()));
    if (!wish_.inputs) {
        if (indicator.kind != IndicatorKind::deduction) out.back() = "=STARWEIGHT(" + names + ")";
        return out;
    }
    const auto count = inputs(indicator);
    const auto first = cell(values, row);
    const auto given = count == 1 ? first : first + ":" + cell(values + count - 1, row);
    const auto score = [&](const char* function) {
        const auto call = std::string(function) + "(" + names + ";" + given + ")";
        // A single empty cell would reach the function as 0.
        return count == 1 ? "=IF(" + first + "=\"\";\"\";" + call + ")" : "=" + call;
    };
    if (stars_ && indicator.kind == IndicatorKind::scored) out[static_cast<std::size_t>(star())] = score("STARLEVEL");
    out.back() = score("STARSCORE");
    return out;
}

std::string IndicatorTable::total() const {
    const auto last = rows() - 2;
    const auto below = [&](sal_Int32 left, sal_Int32 right) {
        return fixed(left, first_row) + ":" + fixed(right, last);
    };
    if (!wish_.inputs) return "=SUM(" + below(points(), points()) + ")";
    const auto right = values + value_columns_ - 1;
    auto call = "WEIGHTEDSCORE(" + fixed(0, 0) + ";" + below(0, 0) + ";" + below(values, right);
    if (const auto scope = scope_name(framework_, wish_.scope); !scope.empty()) call += ";;" + quoted(scope);
    call += ")";
    const bool one_cell = right == values && last == first_row;
    return one_cell ? "=IF(" + cell(values, first_row) + "=\"\";0;" + call + ")" : "=" + call;
}

std::vector<std::vector<std::string>> IndicatorTable::contents() const {
    std::vector<std::vector<std::string>> out;
    auto title = framework_.title.in(language_);
    if (const auto part = scope_title(framework_, wish_.scope, language_); !part.empty()) title += " · " + part;
    out.push_back({framework_.id, title});
    out.push_back(heads());
    for (sal_Int32 i = 0; i < static_cast<sal_Int32>(indicators_.size()); ++i)
        out.push_back(row(*indicators_[static_cast<std::size_t>(i)], first_row + i));
    out.emplace_back(static_cast<std::size_t>(columns()));
    out.back()[name] = messages::raw(Message::table_total, language_);
    out.back().back() = total();
    for (auto& line : out) line.resize(static_cast<std::size_t>(columns()));
    return out;
}

}  // namespace citystar::menu

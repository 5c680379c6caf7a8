#include "citystar/framework.hpp"

#include <algorithm>

namespace citystar {
namespace {

// Codes are in the index as written, so the usual look-up needs no normal form.
const std::size_t* look_up(const Framework::Index& index, std::string_view name) {
    auto found = index.find(name);
    if (found == index.end()) found = index.find(name_key(name));
    return found == index.end() ? nullptr : &found->second;
}

}  // namespace

const StarRule* Indicator::rule(int star) const noexcept {
    const auto found = std::ranges::find(stars, star, &StarRule::star);
    return found == stars.end() ? nullptr : &*found;
}

const StarRule* Indicator::rule_up_to(int star) const noexcept {
    const auto above = std::ranges::upper_bound(stars, star, {}, &StarRule::star);
    return above == stars.begin() ? nullptr : &*std::prev(above);
}

std::optional<std::size_t> Indicator::parameter_of(std::size_t measure) const noexcept {
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (parameters[i].target_of == measure) return measures.size() + i;
    return std::nullopt;
}

const Indicator* Framework::find_indicator(std::string_view code_or_name) const {
    const auto* index = look_up(indicator_index, code_or_name);
    return index ? &indicators[*index] : nullptr;
}

const Level* Framework::find_level(std::string_view code_or_name) const {
    const auto* index = look_up(level_index, code_or_name);
    return index ? &levels[*index] : nullptr;
}

std::optional<Scope> Framework::find_scope(std::string_view text) const {
    const auto key = name_key(text);
    if (key.empty()) return Scope{};
    if (const auto* level = look_up(level_index, text)) return Scope{Scope::Kind::level, *level};
    if (const auto* department = look_up(department_index, text)) return Scope{Scope::Kind::department, *department};
    if (key == "tasks" && std::ranges::any_of(indicators, [](const auto& i) { return i.kind == IndicatorKind::task; }))
        return Scope{Scope::Kind::tasks, 0};
    return std::nullopt;
}

bool Framework::contains(const Scope& scope, const Indicator& indicator) const noexcept {
    switch (scope.kind) {
        case Scope::Kind::everything: return true;
        case Scope::Kind::tasks: return indicator.kind == IndicatorKind::task;
        case Scope::Kind::department:
            return std::ranges::any_of(indicator.departments,
                                       [&](const auto& ref) { return ref.department == scope.index; });
        case Scope::Kind::level:
            for (std::optional<std::size_t> at = indicator.level; at; at = levels[*at].parent)
                if (*at == scope.index) return true;
            return false;
    }
    return false;
}

std::string_view Framework::due(const Indicator& indicator, int star) const noexcept {
    if (indicator.deadline) return indicator.deadline->date;
    if (deadline) return deadline->date;
    if (indicator.kind != IndicatorKind::scored) return {};
    const auto found = std::ranges::find(deadlines, star, &StarDeadline::star);
    return found == deadlines.end() ? std::string_view{} : found->date;
}

}  // namespace citystar

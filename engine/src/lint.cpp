#include "citystar/lint.hpp"

#include <algorithm>

#include "citystar/explain.hpp"
#include "ladder.hpp"
#include "say.hpp"

namespace citystar {
namespace {

std::string place(std::string_view list, std::size_t index) {
    return "/" + std::string(list) + "/" + std::to_string(index);
}

// A message about something whose name differs between the two languages.
template <typename... Parts>
Text about(Message message, const Text& name, const Parts&... parts) {
    return {say(message, Language::zh, name.zh, parts...), say(message, Language::en, name.en, parts...)};
}

// The values that two criteria use: "年度工作计划（是）、顶层规划状态（正在制定）".
std::string values_text(const Indicator& indicator, const Reading& reading, const StarRule& one, const StarRule& other,
                        Language language) {
    std::vector<bool> asked(indicator.measures.size() + 1, false);
    for (const auto* rule : {&one, &other})
        for_each_comparison(rule->when, [&](const Comparison& comparison) {
            for (const auto measure : comparison.measures) asked[measure] = true;
        });
    std::string out;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (!asked[i] || !reading.has(i)) continue;
        const auto& measure = indicator.measure(i);
        if (!out.empty()) out += raw(Message::list_separator, language);
        out += say(Message::measure_answer, language, measure.name.in(language),
                   value_text(measure, reading.values[i], language));
    }
    return out;
}

class Lint {
public:
    explicit Lint(const Framework& framework) : framework_(framework) {}

    std::vector<Finding> run() {
        look_at_levels();
        for (std::size_t i = 0; i < framework_.indicators.size(); ++i)
            look_at(framework_.indicators[i], place("indicators", i));
        look_at_totals();
        return std::move(findings_);
    }

private:
    void find(HintKind kind, const std::string& code, std::string pointer, int star, Text message) {
        findings_.push_back({kind, code, std::move(pointer), star, std::move(message)});
    }

    bool is_index() const noexcept { return framework_.scoring == Scoring::index; }

    void look_at_levels() {
        std::vector<bool> used(framework_.levels.size(), false);
        for (const auto& indicator : framework_.indicators) used[indicator.level] = true;
        // The loop runs backwards because parents come before their children.
        for (std::size_t i = used.size(); i-- > 0;)
            if (used[i] && framework_.levels[i].parent) used[*framework_.levels[i].parent] = true;
        for (std::size_t i = 0; i < used.size(); ++i) {
            const auto& level = framework_.levels[i];
            if (!used[i])
                find(HintKind::empty_level, level.code, place("levels", i), 0,
                     about(Message::lint_empty_level, level.name));
            else if (is_index() && level.weight == 0)
                find(HintKind::no_weight, level.code, place("levels", i), 0,
                     about(Message::lint_no_weight, level.name));
        }
    }

    void look_at(const Indicator& indicator, const std::string& here) {
        const bool departments = !framework_.departments.empty();
        if (departments && indicator.departments.empty())
            find(HintKind::no_department, indicator.code, here, 0, about(Message::lint_no_department, indicator.name));
        if (indicator.kind == IndicatorKind::item && indicator.weight == 0)
            find(HintKind::no_weight, indicator.code, here, 0, about(Message::lint_no_weight, indicator.name));
        look_at_measures(indicator, here);
        if (indicator.kind != IndicatorKind::scored) return;
        look_at_ladder(indicator, here);
        for (std::size_t i = 1; i < indicator.stars.size(); ++i) {
            const auto& upper = indicator.stars[i];
            const auto& lower = indicator.stars[i - 1];
            if (upper.points < lower.points)
                find(HintKind::falling_points, indicator.code, here + place("stars", i) + "/points", upper.star,
                     about(Message::lint_falling_points, indicator.name, upper.star, number_text(upper.points),
                           lower.star, number_text(lower.points)));
        }
    }

    void look_at_measures(const Indicator& indicator, const std::string& here) {
        const bool target = indicator.kind == IndicatorKind::item && indicator.score == ItemScore::target;
        // In other kinds, every measure counts by itself or as a part of the combined value.
        if ((indicator.kind != IndicatorKind::scored && !target) || indicator.combined) return;
        std::vector<bool> large(indicator.measures.size(), false);
        std::vector<bool> small(indicator.measures.size(), false);
        const auto look = [&](const Comparison& comparison) {
            for (const auto measure : comparison.measures) (wants_more(comparison.op) ? large : small)[measure] = true;
        };
        for (const auto& rule : indicator.stars) for_each_comparison(rule.when, look);
        if (indicator.target) for_each_comparison(*indicator.target, look);
        for (std::size_t i = 0; i < indicator.measures.size(); ++i) {
            const auto& name = indicator.measures[i].name;
            const bool unused = !large[i] && !small[i];
            if (!unused && !(large[i] && small[i])) continue;
            const auto message = unused ? Message::lint_unused_measure : Message::lint_opposite_bounds;
            find(unused ? HintKind::unused_measure : HintKind::opposite_bounds, indicator.code,
                 here + place("measures", i), 0,
                 {say(message, Language::zh, indicator.name.zh, name.zh),
                  say(message, Language::en, indicator.name.en, name.en)});
        }
    }

    void look_at_ladder(const Indicator& indicator, const std::string& here) {
        const auto states = ladder_states(indicator);
        if (!states)
            return find(HintKind::not_searched, indicator.code, here + "/stars", 0,
                        about(Message::lint_not_searched, indicator.name));
        for (std::size_t i = 0; i < indicator.stars.size(); ++i) {
            const auto pointer = here + place("stars", i);
            look_for_values(indicator, *states, i, pointer);
            if (i > 0) look_below(indicator, *states, i, pointer);
        }
    }

    // Reports a star that is never the result.
    void look_for_values(const Indicator& indicator, const std::vector<LadderState>& states, std::size_t index,
                         const std::string& pointer) {
        const int star = indicator.stars[index].star;
        bool met = false;
        std::uint32_t always = ~0u;  // stars that hold wherever this star holds
        for (const auto& state : states) {
            if (!state.holds(index)) continue;
            if (state.holding >> index == 1) return;
            met = true;
            always &= state.holding;
        }
        if (!met)
            return find(HintKind::unreachable_star, indicator.code, pointer, star,
                        about(Message::lint_never_met, indicator.name, star));
        // If different higher stars take over at different values, no single one can be named.
        for (std::size_t higher = index + 1; higher < indicator.stars.size(); ++higher)
            if ((always >> higher & 1u) != 0)
                return find(HintKind::unreachable_star, indicator.code, pointer, star,
                            about(Message::lint_overtaken, indicator.name, star, indicator.stars[higher].star));
        find(HintKind::unreachable_star, indicator.code, pointer, star,
             about(Message::lint_overtaken_by_some, indicator.name, star));
    }

    // If every star includes the criterion of the star below it, the ladder is cumulative.
    void look_below(const Indicator& indicator, const std::vector<LadderState>& states, std::size_t index,
                    const std::string& pointer) {
        const auto& upper = indicator.stars[index];
        const auto& lower = indicator.stars[index - 1];
        const auto alone = [&](const LadderState& state) { return state.holds(index) && !state.holds(index - 1); };
        const auto found = std::ranges::find_if(states, alone);
        if (found == states.end()) return;
        const auto message = [&](Language language) {
            return say(Message::lint_not_cumulative, language, indicator.name.in(language), upper.star, lower.star,
                       values_text(indicator, found->reading, upper, lower, language));
        };
        find(HintKind::not_cumulative, indicator.code, pointer, upper.star,
             {message(Language::zh), message(Language::en)});
    }

    void look_at_totals() {
        if (is_index()) return;
        for (int star = 1; star <= 5; ++star) {
            const bool declared =
                std::ranges::find(framework_.star_totals, star, &StarTotal::star) != framework_.star_totals.end();
            const auto earns = [&](const Indicator& indicator) { return indicator.rule(star) != nullptr; };
            if (!declared && std::ranges::any_of(framework_.indicators, earns))
                find(HintKind::missing_total, {}, "/star_totals", star, say_both(Message::lint_missing_total, star));
        }
    }

    const Framework& framework_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> lint(const Framework& framework) { return Lint(framework).run(); }

}  // namespace citystar

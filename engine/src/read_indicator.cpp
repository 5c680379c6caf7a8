#include "read_indicator.hpp"

#include <algorithm>

#include "read_criterion.hpp"
#include "read_measure.hpp"

namespace citystar {
namespace {

constexpr double largest = 1e15;

void read_department_ref(const Node& node, Indicator& indicator, const Framework& framework) {
    if (!node.is_object({"name", "role"})) return;
    DepartmentRef ref;
    if (const auto name = node.require("name")) {
        ref.printed = name->string();
        ref.department = resolve(*name, framework.department_index, "departments").value_or(0);
    }
    if (const auto role = node.require("role")) ref.role = static_cast<Role>(role->choice({"lead", "support"}));
    indicator.departments.push_back(std::move(ref));
}

void read_stars(const Node& list, Indicator& indicator) {
    for (const auto& node : list.elements()) {
        if (!node.is_object({"star", "points", "when"})) continue;
        StarRule rule;
        if (const auto star = node.require("star")) read_next_star(*star, indicator.stars, rule.star);
        if (const auto points = node.require("points")) rule.points = points->number(0, largest);
        if (const auto when = node.require("when")) rule.when = read_criterion(*when, indicator);
        indicator.stars.push_back(std::move(rule));
    }
    if (indicator.stars.empty()) list.report(Fault::bad_value, say_both(Message::load_empty));
}

void read_task_target(const Node& node, Indicator& indicator) {
    if (!node.is_object({"name", "op", "bound", "unit"})) return;
    TaskTarget target;
    if (const auto name = node.require("name")) target.name = name->text();
    if (const auto op = node.require("op")) target.op = read_operator(*op);
    if (const auto bound = node.require("bound")) target.bound = bound->number(-largest, largest);
    if (const auto unit = node.find("unit")) target.unit = unit->text();
    indicator.targets.push_back(std::move(target));
}

// Checks the keys that this kind of indicator needs, and those that it cannot have.
void check_kind(const Node& node, const Indicator& indicator) {
    const auto must = [&](bool wanted, std::string_view key) {
        if (wanted && !node.has(key))
            node.report(Fault::missing_key, say_both(Message::load_kind_needs, key));
        else if (!wanted && node.has(key))
            node.report(Fault::bad_value, say_both(Message::load_kind, key));
    };
    const auto never = [&](std::string_view key) {
        if (node.has(key)) must(false, key);
    };
    const bool scored = indicator.kind == IndicatorKind::scored;
    const bool deduction = indicator.kind == IndicatorKind::deduction;
    const bool item = indicator.kind == IndicatorKind::item;
    must(scored, "stars");
    must(scored || deduction || item, "measures");
    must(deduction, "points_per_incident");
    must(item, "score");
    must(item && indicator.score == ItemScore::target, "target");
    // Incidents are counted, so a deduction has one value, a whole number.
    if (deduction && (indicator.measures.size() != 1 || indicator.measures[0].type != MeasureType::count))
        node.report(Fault::bad_value, say_both(Message::load_deduction));
    if (item && indicator.score == ItemScore::value && indicator.measures.size() > 1)
        node.report(Fault::bad_value, say_both(Message::load_one_measure));
    if (!scored) never("combined");
    if (!item) never("weight");
    if (!item) never("parameters");
    if (indicator.kind != IndicatorKind::task) never("targets");
}

// Reports measures whose 0–1 scale would be a guess: counts and ranks without a limit, and numbers that only a target
// can rate.
void check_scales(const Node& list, const Indicator& item) {
    const auto nodes = list.elements();
    for (std::size_t i = 0; i < item.measures.size(); ++i) {
        const auto& measure = item.measures[i];
        const auto must = [&](bool known, std::string_view key) {
            if (!known) nodes[i].report(Fault::missing_key, say_both(Message::load_kind_needs, key));
        };
        if (std::ranges::find(item.parameters, i, &Parameter::target_of) != item.parameters.end()) continue;
        if (measure.type == MeasureType::count) must(measure.full.has_value(), "full");
        if (measure.type == MeasureType::rank) must(measure.domain.max < largest, "max");
        if (measure.type == MeasureType::amount || measure.type == MeasureType::length || measure.lower_is_better)
            must(false, "parameters");
    }
}

void read_indicator(const Node& node, Indicator& indicator, Names& names, const Framework& framework) {
    const std::size_t self = framework.indicators.size();
    if (const auto code = node.require("code")) {
        indicator.code = code->string();
        names.add(indicator.code, self, *code);
    }
    if (const auto name = node.require("name")) {
        indicator.name = name->text();
        names.add(indicator.name.zh, self, *name);
    }
    if (const auto aliases = node.find("aliases"))
        for (const auto& alias : aliases->elements()) {
            indicator.aliases.push_back(alias.string());
            names.add(indicator.aliases.back(), self, alias);
        }
    if (const auto level = node.require("level"))
        indicator.level = resolve(*level, framework.level_index, "levels").value_or(0);
    bool kind_known = false;
    if (const auto kind = node.require("kind")) {
        const auto before = node.problem_count();
        indicator.kind = static_cast<IndicatorKind>(kind->choice({"scored", "deduction", "unscored", "task", "item"}));
        kind_known = node.problem_count() == before;
    }
    if (const auto leading = node.find("leading")) indicator.leading = leading->boolean();
    if (const auto source = node.find("source")) indicator.source = source->string();
    if (const auto list = node.find("departments"))
        for (const auto& element : list->elements()) read_department_ref(element, indicator, framework);
    if (const auto list = node.find("measures")) read_measures(*list, indicator);
    if (const auto score = node.find("score"))
        indicator.score = static_cast<ItemScore>(score->choice({"value", "normalised", "target"}));
    if (const auto weight = node.find("weight")) indicator.weight = weight->number(0, largest);
    if (const auto parameters = node.find("parameters")) read_parameters(*parameters, indicator);
    if (const auto goal = node.find("target")) indicator.target = read_criterion(*goal, indicator);
    if (const auto combined = node.find("combined")) read_combined(*combined, indicator);
    if (const auto points = node.find("points_per_incident"))
        indicator.points_per_incident = points->number(0, largest);
    if (const auto stars = node.find("stars")) read_stars(*stars, indicator);
    if (const auto targets = node.find("targets"))
        for (const auto& element : targets->elements()) read_task_target(element, indicator);
    if (const auto deadline = node.find("deadline")) indicator.deadline = read_deadline(*deadline);
    if (!kind_known) return;
    check_kind(node, indicator);
    if (const auto list = node.find("measures"); list && indicator.score == ItemScore::normalised)
        check_scales(*list, indicator);
}

}  // namespace

std::optional<Deadline> read_deadline(const Node& node) {
    if (!node.is_object({"date", "printed"})) return std::nullopt;
    Deadline deadline;
    if (const auto date = node.require("date")) deadline.date = date->date();
    if (const auto printed = node.require("printed")) deadline.printed = printed->string();
    return deadline;
}

void read_indicators(const Node& list, Framework& framework) {
    Names names(framework.indicator_index);
    for (const auto& node : list.elements()) {
        Indicator indicator;
        if (node.is_object({"code", "name", "aliases", "level", "kind", "leading", "source", "departments", "measures",
                            "combined", "points_per_incident", "stars", "targets", "deadline", "score", "weight",
                            "parameters", "target"}))
            read_indicator(node, indicator, names, framework);
        framework.indicators.push_back(std::move(indicator));
    }
    if (framework.indicators.empty()) list.report(Fault::bad_value, say_both(Message::load_empty));
}

}  // namespace citystar

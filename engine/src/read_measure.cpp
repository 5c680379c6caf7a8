#include "read_measure.hpp"

#include <algorithm>
#include <unordered_set>

#include "citystar/text.hpp"
#include "read_criterion.hpp"

namespace citystar {
namespace {

constexpr double largest = 1e15;

Domain usual_domain(const Measure& measure) {
    switch (measure.type) {
        case MeasureType::share: return {0, 1, false, false};
        case MeasureType::ratio: return {-largest, largest, false, false};
        case MeasureType::count: return {0, largest, false, true};
        case MeasureType::rank: return {1, largest, false, true};
        case MeasureType::yes_no: return {0, 1, false, true};
        case MeasureType::level: return {0, static_cast<double>(measure.levels.size()) - 1, false, true};
        case MeasureType::amount: return {0, largest, false, false};
        case MeasureType::length: return {0, largest, true, false};
    }
    return {};
}

void read_level_names(const Node& list, Measure& measure) {
    std::unordered_set<std::string> keys;
    for (const auto& node : list.elements()) {
        auto name = node.text();
        if (!name.zh.empty() && !keys.insert(name_key(name.zh)).second)
            node.report(Fault::duplicate, say_both(Message::load_duplicate, name.zh, "levels"));
        measure.levels.push_back(std::move(name));
    }
}

// Limits narrow the usual domain of the type and never widen it; yes/no and levels take no limits.
void read_limits(const Node& node, Measure& measure) {
    const bool fixed = measure.type == MeasureType::yes_no || measure.type == MeasureType::level;
    auto& domain = measure.domain;
    const auto read = [&](const Node& limit) {
        return domain.whole ? limit.whole_number(domain.min, domain.max) : limit.number(domain.min, domain.max);
    };
    const auto refuse = [](const Node& limit, std::string_view key) {
        limit.report(Fault::bad_value, say_both(Message::load_kind, key));
    };
    const auto min = node.find("min");
    const auto above = node.find("above");
    const auto max = node.find("max");
    if (min && (fixed || domain.above_min)) return refuse(*min, "min");
    if (above && (fixed || domain.whole || min)) return refuse(*above, "above");
    if (max && fixed) return refuse(*max, "max");
    if (min) domain.min = read(*min);
    if (above) domain.min = read(*above);
    if (above) domain.above_min = true;
    if (max) domain.max = read(*max);
    if (domain.above_min && domain.max <= domain.min) node.report(Fault::bad_value, say_both(Message::load_no_room));
}

void read_measure(const Node& node, Measure& measure, const Indicator& indicator) {
    if (const auto id = node.require("id")) {
        measure.id = id->string();
        if (find_measure(indicator, measure.id))
            id->report(Fault::duplicate, say_both(Message::load_duplicate, measure.id, "measures"));
    }
    if (const auto type = node.require("type"))
        measure.type = static_cast<MeasureType>(
            type->choice({"share", "ratio", "count", "rank", "yes_no", "level", "amount", "length"}));
    if (const auto name = node.require("name")) measure.name = name->text();
    if (const auto unit = node.find("unit")) measure.unit = unit->text();
    if (const auto formula = node.find("formula")) measure.formula = formula->text();
    if (const auto levels = node.find("levels")) read_level_names(*levels, measure);
    if (measure.type == MeasureType::level && measure.levels.size() < 2)
        node.report(Fault::missing_key, say_both(Message::load_missing_key, "levels"));
    if (measure.type != MeasureType::level && !measure.levels.empty())
        node.report(Fault::bad_value, say_both(Message::load_kind, "levels"));
    measure.domain = usual_domain(measure);
    read_limits(node, measure);
    if (const auto whole = node.find("part_of"))
        if (const auto whole_id = whole->string(); !whole_id.empty()) {
            measure.part_of = find_measure(indicator, whole_id);
            if (!measure.part_of)
                whole->report(Fault::unresolved, say_both(Message::load_unresolved, whole_id, "measures"));
        }
    if (const auto full = node.find("full")) {
        measure.full = full->number(1, largest);
        if (measure.type != MeasureType::count) full->report(Fault::bad_value, say_both(Message::load_kind, "full"));
    }
    if (const auto tier = node.find("tier"))
        measure.tier = tier->choice({"county", "city"}) == 0 ? Tier::county : Tier::city;
    if (const auto better = node.find("better")) measure.lower_is_better = better->choice({"higher", "lower"}) == 1;
}

}  // namespace

void read_measures(const Node& list, Indicator& indicator) {
    const auto elements = list.elements();
    if (elements.size() > max_measures)
        return list.report(Fault::bad_value, say_both(Message::load_too_many, elements.size(), max_measures));
    for (const auto& node : elements) {
        Measure measure;
        if (node.is_object({"id", "type", "name", "unit", "formula", "levels", "min", "max", "above", "part_of", "full",
                            "tier", "better"}))
            read_measure(node, measure, indicator);
        indicator.measures.push_back(std::move(measure));
    }
    if (elements.empty() && indicator.counts()) list.report(Fault::bad_value, say_both(Message::load_empty));
}

void read_parameters(const Node& list, Indicator& indicator) {
    for (const auto& node : list.elements()) {
        Parameter parameter;
        if (node.is_object({"id", "for", "name", "unit"})) {
            if (const auto id = node.require("id")) {
                parameter.measure.id = id->string();
                const auto taken = [&](const Parameter& other) { return other.measure.id == parameter.measure.id; };
                if (find_measure(indicator, parameter.measure.id) || std::ranges::any_of(indicator.parameters, taken))
                    id->report(Fault::duplicate, say_both(Message::load_duplicate, parameter.measure.id, "parameters"));
            }
            if (const auto name = node.require("name")) parameter.measure.name = name->text();
            if (const auto unit = node.find("unit")) parameter.measure.unit = unit->text();
            if (const auto measure = node.require("for")) {
                const auto id = measure->string();
                if (const auto found = find_measure(indicator, id)) {
                    // A target is a value that its measure could have, except 0, because the value is divided by it.
                    const auto& aimed = indicator.measures[*found];
                    if (aimed.type == MeasureType::rank || aimed.type == MeasureType::yes_no ||
                        aimed.type == MeasureType::level)
                        measure->report(Fault::bad_value, say_both(Message::load_kind, id));
                    const auto same = [&](const Parameter& other) { return other.target_of == *found; };
                    if (std::ranges::any_of(indicator.parameters, same))
                        measure->report(Fault::duplicate, say_both(Message::load_duplicate, id, "parameters"));
                    parameter.target_of = *found;
                    parameter.measure.type = aimed.type;
                    parameter.measure.domain = aimed.domain;
                    if (parameter.measure.domain.min <= 0) {
                        parameter.measure.domain.min = 0;
                        parameter.measure.domain.above_min = true;
                    }
                } else if (!id.empty()) {
                    measure->report(Fault::unresolved, say_both(Message::load_unresolved, id, "measures"));
                }
            }
        }
        indicator.parameters.push_back(std::move(parameter));
    }
    if (indicator.input_count() > max_measures)
        list.report(Fault::bad_value, say_both(Message::load_too_many, indicator.input_count(), max_measures));
    if (indicator.combined) list.report(Fault::bad_value, say_both(Message::load_kind, "combined"));
}

void read_combined(const Node& node, Indicator& indicator) {
    if (!node.is_object({"id", "name", "weights"})) return;
    Combined combined;
    combined.measure.type = MeasureType::share;
    combined.measure.domain = usual_domain(combined.measure);
    if (const auto id = node.require("id")) {
        combined.measure.id = id->string();
        if (find_measure(indicator, combined.measure.id))
            id->report(Fault::duplicate, say_both(Message::load_duplicate, combined.measure.id, "measures"));
    }
    if (const auto name = node.require("name")) combined.measure.name = name->text();
    const auto is_share = [](const Measure& measure) { return measure.type == MeasureType::share; };
    if (!std::ranges::all_of(indicator.measures, is_share))
        node.report(Fault::bad_value, say_both(Message::load_combined));
    if (const auto weights = node.require("weights")) {
        for (const auto& element : weights->elements()) combined.weights.push_back(element.number(0, largest));
        double sum = 0;
        bool positive = combined.weights.size() == indicator.measures.size() && !combined.weights.empty();
        for (const double weight : combined.weights) {
            sum += weight;
            positive = positive && weight > 0;
        }
        if (!positive)
            weights->report(Fault::bad_value, say_both(Message::load_weights, indicator.measures.size()));
        else
            for (double& weight : combined.weights) weight /= sum;
    }
    indicator.combined = std::move(combined);
}

}  // namespace citystar

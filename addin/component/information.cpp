#include "information.hpp"

#include <algorithm>

#include "citystar/evaluate.hpp"
#include "citystar/explain.hpp"
#include "version.hpp"

namespace citystar::component {
namespace {

constexpr std::string_view separator = "；";

// The texts of all measures, one after the other; a text that all of them share appears once.
template <typename Part>
std::string over_measures(const Indicator& indicator, Part part) {
    std::vector<std::string> texts;
    for (const auto& measure : indicator.measures) texts.push_back(part(measure));
    const bool same = std::ranges::all_of(texts, [&](const auto& text) { return text == texts.front(); });
    std::string out;
    for (const auto& text : texts) {
        if (!out.empty()) out += separator;
        out += text;
        if (same) break;
    }
    return out;
}

std::string unit_text(const Measure& measure, Language language) {
    if (measure.type == MeasureType::share || measure.type == MeasureType::ratio) return "%";
    return measure.unit.in(language);
}

std::string_view kind_name(IndicatorKind kind) {
    switch (kind) {
        case IndicatorKind::scored: return "scored";
        case IndicatorKind::deduction: return "deduction";
        case IndicatorKind::unscored: return "unscored";
        case IndicatorKind::task: return "task";
        case IndicatorKind::item: return "item";
    }
    return {};
}

// The deepest node is level 2 if it has a parent, otherwise level 1.
std::string level_name(const Framework& framework, const Indicator& indicator, int depth, Language language) {
    const auto& node = framework.levels[indicator.level];
    if (depth == 1) return node.parent ? framework.levels[*node.parent].name.in(language) : node.name.in(language);
    return node.parent ? node.name.in(language) : std::string();
}

// Stars of one framework may be due at different dates: "4★ 2021-12-31；5★ 2023-12-31".
std::string deadline_text(const Framework& framework, const Indicator& indicator) {
    if (indicator.deadline) return indicator.deadline->date;
    if (framework.deadline) return framework.deadline->date;
    std::string out;
    for (const auto& rule : indicator.stars) {
        const auto date = framework.due(indicator, rule.star);
        if (date.empty()) continue;
        if (!out.empty()) out += separator;
        out += std::to_string(rule.star) + "★ " + std::string(date);
    }
    return out;
}

}  // namespace

Any information(const Framework& framework, const Indicator& indicator, std::string_view field, Language language) {
    const auto key = name_key(field);
    if (key == "name") return text_cell(indicator.name.in(language));
    if (key == "level1") return text_cell(level_name(framework, indicator, 1, language));
    if (key == "level2") return text_cell(level_name(framework, indicator, 2, language));
    if (key == "unit")
        return text_cell(over_measures(indicator, [&](const auto& m) { return unit_text(m, language); }));
    if (key == "formula")
        return text_cell(over_measures(indicator, [&](const auto& m) { return m.formula.in(language); }));
    if (key == "source") return text_cell(indicator.source);
    if (key == "leading") return number_cell(indicator.leading ? 1 : 0);
    if (key == "kind") return text_cell(kind_name(indicator.kind));
    if (key == "measures")
        return text_cell(over_measures(indicator, [&](const auto& m) { return m.name.in(language); }));
    if (key == "deadline") return text_cell(deadline_text(framework, indicator));
    if (key == "target" || key == "operator") {
        const auto* target = target_of(indicator);
        if (!target) return error_cell(Fault::no_single_measure);
        if (target->parameter && key == "target") return error_cell(Fault::no_criterion);
        return key == "target" ? number_cell(target->bound) : text_cell(operator_sign(target->op));
    }
    return error_cell(Fault::bad_argument);
}

Any level_information(const Framework& framework, const Level& level, std::string_view field, Language language) {
    const auto key = name_key(field);
    if (key == "name") return text_cell(level.name.in(language));
    if (key == "level1")
        return text_cell(level.parent ? framework.levels[*level.parent].name.in(language) : std::string());
    if (key == "kind") return text_cell("level");
    for (const auto* known :
         {"level2", "unit", "formula", "source", "leading", "measures", "target", "operator", "deadline"})
        if (key == known) return error_cell(Fault::no_criterion);
    return error_cell(Fault::bad_argument);
}

Any department_names(const Indicator& indicator, std::string_view role) {
    const auto key = name_key(role);
    if (!key.empty() && key != "lead" && key != "support" && key != "all") return error_cell(Fault::bad_argument);
    std::string out;
    for (const auto& department : indicator.departments) {
        if (key == "lead" && department.role != Role::lead) continue;
        if (key == "support" && department.role != Role::support) continue;
        if (!out.empty()) out += separator;
        out += department.printed;
    }
    return text_cell(out);
}

Matrix framework_table(const Catalogue& catalogue) {
    std::vector<Sequence<Any>> rows;
    for (const auto& [file, framework] : catalogue.registry.entries()) {
        const auto scored = std::ranges::count_if(framework.indicators, &Indicator::counts);
        const Any cells[] = {text_cell(framework.id), text_cell(framework.title.in(catalogue.language)),
                             text_cell(framework.edition.in(catalogue.language)),
                             number_cell(static_cast<double>(scored)), text_cell(file.string())};
        rows.emplace_back(cells, 5);
    }
    // A file that cannot be used appears with its first problem instead of missing silently.
    for (const auto& [file, problems] : catalogue.registry.rejected()) {
        const auto& first = problems.front();
        const Any cells[] = {text_cell("—"), text_cell(first.message.in(catalogue.language)), text_cell(first.pointer),
                             number_cell(0), text_cell(file.string())};
        rows.emplace_back(cells, 5);
    }
    return Matrix(rows.data(), static_cast<sal_Int32>(rows.size()));
}

std::string info_line(const Catalogue& catalogue) {
    std::string out = "CityStar " CITYSTAR_VERSION "; LibreOffice " + catalogue.office_version + "; frameworks:";
    for (const auto& entry : catalogue.registry.entries()) out += " " + entry.framework.id;
    for (const auto& rejected : catalogue.registry.rejected()) out += " !" + rejected.file.filename().string();
    return out + "; " + catalogue.folder.string();
}

}  // namespace citystar::component

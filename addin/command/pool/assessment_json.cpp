#include "assessment_json.hpp"

#include <boost/json.hpp>
#include <cmath>
#include <stdexcept>

namespace citystar::command {
namespace {

using workbook::Findings;
namespace json = boost::json;

// Whole numbers are written as 80, not as 8E1.
json::value json_number(double number) {
    number = std::round(number * 1e9) / 1e9;
    if (std::abs(number) < 1e15 && number == std::floor(number)) return static_cast<std::int64_t>(number);
    return number;
}

template <typename T>
json::value optional_number(const std::optional<T>& number) {
    return number ? json_number(static_cast<double>(*number)) : json::value(nullptr);
}

template <typename T>
std::optional<T> number_at(const json::object& object, const char* name) {
    const auto& value = object.at(name);
    return value.is_null() ? std::nullopt : std::optional(value.to_number<T>());
}

std::string text_at(const json::object& object, const char* name) {
    return json::value_to<std::string>(object.at(name));
}

json::array findings_json(const Findings& findings) {
    json::array out;
    for (const auto& finding : findings)
        out.push_back(json::object{{"severity", finding.error ? "error" : "warning"},
                                   {"kind", finding.kind},
                                   {"sheet", finding.sheet},
                                   {"cell", finding.cell},
                                   {"code", finding.code},
                                   {"text", finding.text}});
    return out;
}

Findings findings_of(const json::array& list) {
    Findings out;
    for (const auto& item : list) {
        const auto& one = item.as_object();
        out.push_back({one.at("severity") == "error", text_at(one, "kind"), text_at(one, "sheet"), text_at(one, "cell"),
                       text_at(one, "code"), text_at(one, "text")});
    }
    return out;
}

std::vector<workbook::FigureCell> cells_of(const json::value* list) {
    std::vector<workbook::FigureCell> out;
    if (!list) return out;
    for (const auto& cell : list->as_array())
        out.push_back({json::value_to<std::string>(cell.at(0)), json::value_to<std::string>(cell.at(1))});
    return out;
}

}  // namespace

json::object json_of(const Assessment& assessment) {
    json::object out{{"status", json::string_view(status_word(assessment.status))}};
    if (assessment.scored()) {
        json::object levels;
        for (const auto& [code, points] : assessment.levels) levels[code] = json_number(points);
        json::array indicators;
        for (const auto& one : assessment.indicators)
            indicators.push_back(json::object{{"code", one.indicator->code},
                                              {"reported", one.reported},
                                              {"star", one.star},
                                              {"points", json_number(one.points)},
                                              {"figures", one.figures}});
        out["framework"] = assessment.framework->id;
        out["unit"] = assessment.unit;
        out["period"] = assessment.period;
        out["total"] = json_number(assessment.total);
        out["star"] = optional_number(assessment.star);
        out["levels"] = std::move(levels);
        out["coverage"] = json_number(assessment.coverage);
        out["lower"] = json_number(assessment.lower);
        out["upper"] = optional_number(assessment.upper);
        out["claimed_total"] = optional_number(assessment.claimed_total);
        out["claimed_star"] = optional_number(assessment.claimed_star);
        out["indicators"] = std::move(indicators);
    }
    if (!assessment.chosen) out["chosen"] = false;
    out["findings"] = findings_json(assessment.findings);
    return out;
}

json::object json_with_cells(const Assessment& assessment) {
    auto out = json_of(assessment);
    if (!assessment.scored()) return out;
    auto& indicators = out.at("indicators").as_array();
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        json::array cells;
        for (const auto& cell : assessment.indicators[i].figure_cells)
            cells.push_back(json::array{cell.sheet, cell.address});
        indicators[i].as_object()["cells"] = std::move(cells);
    }
    return out;
}

Assessment assessment_of(const json::object& json, const Registry& registry) {
    Assessment out;
    const auto status = workbook::status_of(text_at(json, "status"));
    if (!status) throw std::invalid_argument("status");
    out.status = *status;
    out.findings = findings_of(json.at("findings").as_array());
    out.chosen = !json.contains("chosen");
    const auto* framework = json.if_contains("framework");
    if (!framework) return out;
    out.framework = registry.find(json::value_to<std::string>(*framework));
    if (!out.framework) throw std::invalid_argument("framework");
    out.unit = text_at(json, "unit");
    out.period = text_at(json, "period");
    out.total = json.at("total").to_number<double>();
    out.star = number_at<int>(json, "star");
    for (const auto& [code, points] : json.at("levels").as_object()) out.levels[code] = points.to_number<double>();
    out.coverage = json.at("coverage").to_number<double>();
    out.lower = json.at("lower").to_number<double>();
    out.upper = number_at<double>(json, "upper");
    out.claimed_total = number_at<double>(json, "claimed_total");
    out.claimed_star = number_at<double>(json, "claimed_star");
    for (const auto& item : json.at("indicators").as_array()) {
        const auto& one = item.as_object();
        const auto* indicator = out.framework->find_indicator(text_at(one, "code"));
        if (!indicator) throw std::invalid_argument("indicator");
        out.indicators.push_back({indicator,
                                  one.at("reported").as_bool(),
                                  one.at("star").to_number<int>(),
                                  one.at("points").to_number<double>(),
                                  text_at(one, "figures"),
                                  {},
                                  {},
                                  cells_of(one.if_contains("cells"))});
    }
    return out;
}

}  // namespace citystar::command

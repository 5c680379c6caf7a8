#include "recalc_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "console/shown_path.hpp"
#include "console/shown_points.hpp"
#include "console/speech.hpp"
#include "console/status_sentence.hpp"

namespace citystar::command {
namespace {

namespace json = boost::json;

constexpr int name_error = 525;
constexpr std::size_t named_in_sentence = 3;

// The first few places: "填报.B7, 填报.B9, …".
std::string places(const std::vector<CellError>& errors) {
    std::string out;
    for (std::size_t i = 0; i < std::min(errors.size(), named_in_sentence); ++i)
        out += fmt::format("{}{}.{}", i ? ", " : "", errors[i].sheet, errors[i].address);
    return errors.size() > named_in_sentence ? out + ", …" : out;
}

json::value named_value(const NamedValue& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        // Whole numbers are written as 80, not as 8E1.
        if (std::abs(*number) < 1e15 && *number == std::floor(*number)) return static_cast<std::int64_t>(*number);
        return *number;
    }
    return json::value_from(std::get<std::string>(value));
}

std::string text_at(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value ? json::value_to<std::string>(*value) : std::string();
}

json::array json_of(const std::vector<ExternalLink>& links) {
    json::array out;
    for (const auto& link : links)
        out.push_back(json::object{{"sheet", link.sheet},
                                   {"cell", link.address},
                                   {"formula", link.formula},
                                   {"value", link.readable ? "as_stored" : "unreadable"}});
    return out;
}

std::optional<double> number_of(const RecalcRecord& record, const char* name) {
    const auto found = record.named.find(name);
    const auto* number = found == record.named.end() ? nullptr : std::get_if<double>(&found->second);
    return number ? std::optional(*number) : std::nullopt;
}

// Total and star; that there is none, if there should be one.
std::string score_sentence(const RecalcRecord& record, const Registry& registry) {
    const auto id = record.named.find("CS_FRAMEWORK");
    const auto* text = id == record.named.end() ? nullptr : std::get_if<std::string>(&id->second);
    const auto* framework = text ? registry.find(*text) : nullptr;
    const auto total = number_of(record, "CS_TOTAL");
    if (!total) return record.named.contains("CS_TOTAL") ? "; " + say(Message::results_no_total) : std::string();
    auto out = "; " + say(Message::results_total,
                          framework ? points_text(*framework, *total) : fmt::format("{:.10g}", *total));
    if (const auto star = number_of(record, "CS_OVERALL_STAR"))
        out += "; " + say(Message::results_star, fmt::format("{:.10g}", *star));
    return out;
}

}  // namespace

bool RecalcRecord::name_lost() const {
    return std::ranges::any_of(errors, [](const auto& error) { return error.code == name_error; });
}

json::object json_of(const RecalcRecord& record) {
    json::object named;
    for (const auto& [name, value] : record.named) named[name] = named_value(value);
    json::array errors;
    for (const auto& error : record.errors)
        errors.push_back(json::object{{"sheet", error.sheet}, {"cell", error.address}, {"code", error.code}});
    json::object phases;
    for (const auto& [phase, time] : record.phases) phases[phase] = time.count();
    json::object out{{"id", record.id},
                     {"input", shown_path(record.input)},
                     {"status", json::string_view(status_word(record.status))},
                     {"milliseconds", record.time.count()},
                     {"phases", std::move(phases)},
                     {"attempts", record.attempts},
                     {"named", std::move(named)},
                     {"errors", std::move(errors)},
                     {"versions",
                      {{"citystar", record.versions.citystar},
                       {"libreoffice", record.versions.libreoffice},
                       {"frameworks", record.versions.frameworks}}}};
    if (!record.links.empty()) out["external_links"] = json_of(record.links);
    if (!record.input_sha256.empty()) out["input_sha256"] = record.input_sha256;
    if (!record.output.empty()) out["output"] = shown_path(record.output);
    if (!record.output_sha256.empty()) out["output_sha256"] = record.output_sha256;
    if (!record.detail.empty()) out["detail"] = record.detail;
    return out;
}

RecalcRecord record_of(const json::object& json) {
    RecalcRecord out;
    out.id = text_at(json, "id");
    out.input = path_shown(text_at(json, "input"));
    out.output = path_shown(text_at(json, "output"));
    out.input_sha256 = text_at(json, "input_sha256");
    out.output_sha256 = text_at(json, "output_sha256");
    out.detail = text_at(json, "detail");
    const auto status = workbook::status_of(text_at(json, "status"));
    if (!status) throw std::invalid_argument("status");
    out.status = *status;
    const auto& versions = json.at("versions").as_object();
    out.versions = {text_at(versions, "citystar"), text_at(versions, "libreoffice"), text_at(versions, "frameworks")};
    for (const auto& [name, value] : json.at("named").as_object())
        out.named[std::string(name)] =
            value.is_string() ? NamedValue(json::value_to<std::string>(value)) : NamedValue(value.to_number<double>());
    for (const auto& error : json.at("errors").as_array())
        out.errors.push_back({text_at(error.as_object(), "sheet"), text_at(error.as_object(), "cell"),
                              error.at("code").to_number<int>()});
    if (const auto* links = json.if_contains("external_links"))
        for (const auto& link : links->as_array()) {
            const auto& one = link.as_object();
            out.links.push_back({text_at(one, "sheet"), text_at(one, "cell"), text_at(one, "formula"),
                                 text_at(one, "value") == "as_stored"});
        }
    return out;
}

std::string summary_line(const std::map<Status, std::size_t>& counts) {
    std::size_t files = 0;
    json::object by_status;
    for (const auto& [status, count] : counts) {
        by_status[json::string_view(status_word(status))] = count;
        files += count;
    }
    return json::serialize(json::object{{"summary", {{"files", files}, {"by_status", std::move(by_status)}}}});
}

std::string record_sentence(const RecalcRecord& record, std::chrono::seconds timeout, const Registry& registry) {
    const auto text = record.status == Status::formula_errors
                          ? say(Message::status_formula_errors, record.errors.size(), places(record.errors))
                          : status_sentence(record.status, record.detail, timeout, user_language());
    std::string line = fmt::format("{:<14} {}: {}", status_word(record.status), shown_path(record.input), text);
    line += score_sentence(record, registry);
    if (!record.links.empty())
        line += "; " + say(Message::results_links, record.links.size(), record.links.front().sheet,
                           record.links.front().address);
    if (const auto lost = std::ranges::count(record.links, false, &ExternalLink::readable); lost > 0)
        line += "; " + say(Message::results_links_unreadable, lost);
    if (!record.output.empty()) line += " → " + shown_path(record.output);
    return line;
}

}  // namespace citystar::command

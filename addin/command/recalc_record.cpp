#include "recalc_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "speech.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

namespace json = boost::json;

constexpr int name_error = 525;
constexpr std::size_t named_in_sentence = 3;

// "填报.B7, 填报.B9, …": the first few places.
std::string places(const std::vector<CellError>& errors) {
    std::string out;
    for (std::size_t i = 0; i < std::min(errors.size(), named_in_sentence); ++i)
        out += fmt::format("{}{}.{}", i ? ", " : "", errors[i].sheet, errors[i].address);
    return errors.size() > named_in_sentence ? out + ", …" : out;
}

json::value named_value(const NamedValue& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        // Whole numbers are written as such: 80, not 8E1.
        if (std::abs(*number) < 1e15 && *number == std::floor(*number)) return static_cast<std::int64_t>(*number);
        return *number;
    }
    return json::value_from(std::get<std::string>(value));
}

std::string number_of(const RecalcRecord& record, const char* name) {
    const auto found = record.named.find(name);
    if (found == record.named.end()) return {};
    const auto* number = std::get_if<double>(&found->second);
    return number ? fmt::format("{:.10g}", *number) : std::string();
}

}  // namespace

bool RecalcRecord::name_lost() const {
    return std::ranges::any_of(errors, [](const auto& error) { return error.code == name_error; });
}

std::string record_line(const RecalcRecord& record) {
    json::object named;
    for (const auto& [name, value] : record.named) named[name] = named_value(value);
    json::array errors;
    for (const auto& error : record.errors)
        errors.push_back(json::object{{"sheet", error.sheet}, {"cell", error.address}, {"code", error.code}});
    json::object out{{"input", record.input.string()},
                     {"status", json::string_view(status_word(record.status))},
                     {"milliseconds", std::llround(record.seconds * 1000)},
                     {"named", std::move(named)},
                     {"errors", std::move(errors)},
                     {"version", CITYSTAR_VERSION}};
    if (!record.output.empty()) out["output"] = record.output.string();
    if (!record.detail.empty()) out["detail"] = record.detail;
    return json::serialize(out);
}

std::string summary_line(const std::vector<RecalcRecord>& records) {
    json::object counts;
    for (const auto& record : records) {
        auto& count = counts[json::string_view(status_word(record.status))];
        count = (count.is_int64() ? count.as_int64() : 0) + 1;
    }
    return json::serialize(json::object{{"summary", {{"files", records.size()}, {"by_status", std::move(counts)}}}});
}

std::string record_sentence(const RecalcRecord& record, std::chrono::seconds timeout) {
    std::string text;
    switch (record.status) {
        case Status::ok: text = say(Message::status_ok); break;
        case Status::formula_errors:
            text = say(Message::status_formula_errors, record.errors.size(), places(record.errors));
            break;
        case Status::encrypted: text = say(Message::status_encrypted); break;
        case Status::corrupt: text = say(Message::status_corrupt); break;
        case Status::not_a_workbook: text = say(Message::status_not_a_workbook); break;
        case Status::not_found: text = say(Message::status_not_found); break;
        case Status::timeout: text = say(Message::status_timeout, timeout.count()); break;
        case Status::crashed: text = say(Message::status_crashed); break;
        case Status::output_failed: text = say(Message::status_output_failed, record.detail); break;
    }
    std::string line = fmt::format("{:<14} {}: {}", status_word(record.status), record.input.string(), text);
    if (const auto total = number_of(record, "CS_TOTAL"); !total.empty())
        line += "; " + say(Message::results_total, total);
    if (const auto star = number_of(record, "CS_OVERALL_STAR"); !star.empty())
        line += "; " + say(Message::results_star, star);
    if (!record.output.empty()) line += " → " + record.output.string();
    return line;
}

}  // namespace citystar::command

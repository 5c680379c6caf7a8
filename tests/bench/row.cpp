#include "row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <boost/system/error_code.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "spread.hpp"

namespace citystar::bench {
namespace {

namespace json = boost::json;

// Three significant digits, without an exponent.
std::string number_text(double number) {
    const double size = std::abs(number);
    return fmt::format("{:.{}f}", number, size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

// Columns on a terminal. A Chinese character would take two columns, but these rows hold no Chinese text.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

json::object object_of(const ResultRow& row) {
    const auto spread = spread_of(row.samples);
    json::object out{{"group", row.group},
                     {"what", row.what},
                     {"unit", row.unit},
                     {"median", spread.median},
                     {"min", spread.min},
                     {"max", spread.max},
                     {"rounds", row.samples.size()},
                     {"samples", json::value_from(row.samples)}};
    if (!row.goal.empty()) out["goal"] = row.goal;
    if (!row.note.empty()) out["note"] = row.note;
    return out;
}

ResultRow row_of(const json::object& object) {
    const auto text = [&](const char* key) {
        const auto* value = object.if_contains(key);
        return value ? json::value_to<std::string>(*value) : std::string();
    };
    return {text("group"), text("what"), text("unit"), json::value_to<std::vector<double>>(object.at("samples")),
            text("goal"),  text("note")};
}

}  // namespace

ResultRow ratio_row(std::string group, std::string what, const std::vector<double>& above,
                    const std::vector<double>& below, std::string goal, std::string note) {
    return {std::move(group), std::move(what), "×", quotients(above, below), std::move(goal), std::move(note)};
}

json::array json_of(const std::vector<ResultRow>& rows) {
    json::array list;
    for (const auto& row : rows) list.push_back(object_of(row));
    return list;
}

void write_rows(const std::filesystem::path& file, const std::vector<ResultRow>& rows, json::object more) {
    more["rows"] = json_of(rows);
    std::ofstream out(file, std::ios::binary);
    out << json::serialize(more) << '\n';
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::vector<ResultRow> read_rows(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    boost::system::error_code failed;
    const auto root = json::parse(text, failed);
    const auto* object = failed ? nullptr : root.if_object();
    const auto* list = object ? object->if_contains("rows") : nullptr;
    if (!list) throw std::runtime_error(file.string() + ": no rows");
    std::vector<ResultRow> out;
    for (const auto& row : list->as_array()) out.push_back(row_of(row.as_object()));
    return out;
}

std::string table_of(const std::vector<ResultRow>& rows) {
    using Line = std::array<std::string, 7>;
    std::vector<Line> lines{{"group", "what", "median", "min–max", "rounds", "goal", "note"}, {}};
    for (const auto& row : rows) {
        const auto spread = spread_of(row.samples);
        lines.push_back({row.group, row.what, number_text(spread.median) + " " + row.unit,
                         number_text(spread.min) + "–" + number_text(spread.max), std::to_string(row.samples.size()),
                         row.goal, row.note});
    }
    std::array<std::size_t, 7> widths{};
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width_of(line[i]));
    for (std::size_t i = 0; i < widths.size(); ++i) lines[1][i] = std::string(widths[i], '-');
    std::string out;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            out += "| " + line[i] + std::string(widths[i] - width_of(line[i]) + 1, ' ');
        out += "|\n";
    }
    return out;
}

}  // namespace citystar::bench

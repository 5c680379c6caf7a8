#include "delivered_json.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace citystar::command {
namespace {

namespace json = boost::json;
using workbook::CellValue;
using workbook::SheetCells;
using workbook::Shown;

constexpr int most_shown = static_cast<int>(Shown::truth);

json::value value_json(const CellValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return json::string(*text);
    return nullptr;
}

CellValue value_of(const json::value& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return json::value_to<std::string>(value);
    return value.to_number<double>();
}

json::array lines_json(const std::vector<bool>& lines) {
    json::array out;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i]) out.push_back(i);
    return out;
}

std::vector<bool> lines_of(const json::value& hidden, std::size_t count) {
    std::vector<bool> out(count, false);
    for (const auto& line : hidden.as_array()) out.at(line.to_number<std::size_t>()) = true;
    return out;
}

json::array areas_json(const std::vector<workbook::Area>& areas) {
    json::array out;
    for (const auto& area : areas) out.push_back(json::array{area.left, area.top, area.right, area.bottom});
    return out;
}

std::vector<workbook::Area> areas_of(const json::value& areas) {
    std::vector<workbook::Area> out;
    for (const auto& area : areas.as_array())
        out.push_back({area.at(0).to_number<int>(), area.at(1).to_number<int>(), area.at(2).to_number<int>(),
                       area.at(3).to_number<int>()});
    return out;
}

json::array area_json(const workbook::CellArea& area) {
    return {area.sheet, area.left, area.top, area.right, area.bottom};
}

workbook::CellArea cell_area_of(const json::value& area, std::size_t sheets) {
    workbook::CellArea out{area.at(0).to_number<int>(), area.at(1).to_number<int>(), area.at(2).to_number<int>(),
                           area.at(3).to_number<int>(), area.at(4).to_number<int>()};
    if (out.sheet < 0 || static_cast<std::size_t>(out.sheet) >= sheets) throw std::runtime_error("no such sheet");
    return out;
}

json::object sheet_json(const SheetCells& sheet) {
    json::array rows;
    json::array formulas;
    json::array shown;
    for (int row = 0; row < sheet.rows(); ++row) {
        json::array values;
        for (int column = 0; column < sheet.columns(); ++column) {
            values.push_back(value_json(sheet.value(column, row)));
            if (const auto& formula = sheet.formula(column, row); !formula.empty())
                formulas.push_back(json::array{column, row, formula});
            if (const auto kind = sheet.shown_as(column, row); kind != Shown::number)
                shown.push_back(json::array{column, row, static_cast<int>(kind)});
        }
        rows.push_back(std::move(values));
    }
    return {{"name", sheet.name},
            {"hidden", sheet.hidden},
            {"locked", sheet.locked},
            {"cut_off", sheet.cut_off},
            {"values", std::move(rows)},
            {"formulas", std::move(formulas)},
            {"shown", std::move(shown)},
            {"hidden_rows", lines_json(sheet.hidden_rows)},
            {"hidden_columns", lines_json(sheet.hidden_columns)},
            {"invisible", areas_json(sheet.invisible)},
            {"merged", areas_json(sheet.merged)}};
}

SheetCells sheet_of(const json::object& from) {
    SheetCells out;
    out.name = json::value_to<std::string>(from.at("name"));
    out.hidden = from.at("hidden").as_bool();
    out.locked = from.at("locked").as_bool();
    out.cut_off = from.at("cut_off").as_bool();
    for (const auto& row : from.at("values").as_array()) {
        auto& values = out.values.emplace_back();
        for (const auto& value : row.as_array()) values.push_back(value_of(value));
        if (values.size() != out.values.front().size()) throw std::runtime_error("rows of different lengths");
    }
    const auto rows = out.values.size();
    const auto columns = rows == 0 ? 0 : out.values.front().size();
    out.formulas.assign(rows, std::vector<std::string>(columns));
    out.shown.assign(rows, std::vector<Shown>(columns, Shown::number));
    const auto at = [](auto& lines, const json::value& place) -> auto& {
        return lines.at(place.at(1).to_number<std::size_t>()).at(place.at(0).to_number<std::size_t>());
    };
    for (const auto& one : from.at("formulas").as_array())
        at(out.formulas, one) = json::value_to<std::string>(one.at(2));
    for (const auto& one : from.at("shown").as_array()) {
        const auto kind = one.at(2).to_number<int>();
        if (kind < 0 || kind > most_shown) throw std::runtime_error("no such kind");
        at(out.shown, one) = static_cast<Shown>(kind);
    }
    out.hidden_rows = lines_of(from.at("hidden_rows"), rows);
    out.hidden_columns = lines_of(from.at("hidden_columns"), columns);
    out.invisible = areas_of(from.at("invisible"));
    out.merged = areas_of(from.at("merged"));
    return out;
}

}  // namespace

json::object json_of(const workbook::Delivered& delivered) {
    json::array sheets;
    for (const auto& sheet : delivered.cells.sheets) sheets.push_back(sheet_json(sheet));
    json::object names;
    for (const auto& [name, area] : delivered.cells.names) names[name] = area_json(area);
    json::array inputs;
    for (const auto& area : delivered.inputs) inputs.push_back(area_json(area));
    return {{"sheets", std::move(sheets)}, {"names", std::move(names)}, {"inputs", std::move(inputs)}};
}

workbook::Delivered delivered_of(const json::object& from) {
    workbook::Delivered out;
    for (const auto& sheet : from.at("sheets").as_array()) out.cells.sheets.push_back(sheet_of(sheet.as_object()));
    const auto sheets = out.cells.sheets.size();
    for (const auto& [name, area] : from.at("names").as_object())
        out.cells.names.emplace(std::string(name), cell_area_of(area, sheets));
    for (const auto& area : from.at("inputs").as_array()) out.inputs.push_back(cell_area_of(area, sheets));
    return out;
}

}  // namespace citystar::command

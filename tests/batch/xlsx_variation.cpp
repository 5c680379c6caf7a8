#include <fmt/format.h>

#include "citystar/cell_address.hpp"
#include "variation.hpp"
#include "xml_member.hpp"

namespace citystar::batch {
namespace {

constexpr const char* strings_member = "xl/sharedStrings.xml";
constexpr const char* properties_member = "docProps/app.xml";
constexpr const char* workbook_member = "xl/workbook.xml";

constexpr const char* excel_properties =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application><DocSecurity>0</DocSecurity><AppVersion>16.0300</AppVersion></Properties>)";

// The index of a new shared string.
std::size_t add_string(pugi::xml_node strings, const std::string& text) {
    const auto index = std::distance(strings.begin(), strings.end());
    strings.append_child("si").append_child("t").text() = text.c_str();
    return static_cast<std::size_t>(index);
}

void put(pugi::xml_node cell, const Input& input, pugi::xml_node strings) {
    cell.remove_attribute("t");
    cell.remove_children();
    if (const auto* number = std::get_if<double>(&input))
        cell.append_child("v").text() = fmt::format("{}", *number).c_str();
    if (const auto* text = std::get_if<std::string>(&input)) {
        cell.append_attribute("t") = "s";
        cell.append_child("v").text() = fmt::format("{}", add_string(strings, *text)).c_str();
    }
}

// Removes marks that LibreOffice writes into every formula and number cell, and Excel never.
void drop_marks(pugi::xml_document& sheet) {
    for (const auto& found : sheet.select_nodes("//f")) found.node().remove_attribute("aca");
    for (const auto& found : sheet.select_nodes("//c[@t='n']")) found.node().remove_attribute("t");
}

}  // namespace

XlsxVariation::XlsxVariation(std::filesystem::path model, const Layout& layout)
    : model_(std::move(model)),
      layout_(layout),
      sheet_member_(fmt::format("xl/worksheets/sheet{}.xml", layout.sheet_number)) {
    load_member(sheet_, model_, sheet_member_);
    load_member(strings_, model_, strings_member);
    for (const auto& found : sheet_.select_nodes("//c"))
        cells_.emplace(found.node().attribute("r").value(), found.node());
}

void XlsxVariation::look_like_excel() {
    drop_marks(sheet_);
    pugi::xml_document workbook;
    load_member(workbook, model_, workbook_member);
    auto root = workbook.child("workbook");
    const auto sheets = std::distance(root.child("sheets").begin(), root.child("sheets").end());
    for (int number = 1; number <= sheets; ++number) {
        const auto member = fmt::format("xl/worksheets/sheet{}.xml", number);
        if (member == sheet_member_) continue;
        pugi::xml_document other;
        load_member(other, model_, member);
        drop_marks(other);
        more_[member] = serialized(other);
    }
    auto version = root.child("fileVersion");
    version.remove_attributes();
    version.append_attribute("appName") = "xl";
    version.append_attribute("lastEdited") = "7";
    version.append_attribute("rupBuild") = "22228";
    auto calculation = root.child("calcPr");
    calculation.remove_attributes();
    calculation.append_attribute("calcId") = "191029";
    root.remove_child("extLst");
    more_[workbook_member] = serialized(workbook);
    more_[properties_member] = excel_properties;
}

void XlsxVariation::write(const Contents& contents, const std::filesystem::path& file) {
    pugi::xml_document strings;
    strings.reset(strings_);
    auto list = strings.child("sst");
    const auto put_at = [&](const Place& place, const Input& input) {
        put(cells_.at(cell_address(place.column, place.row)), input, list);
    };
    put_at(layout_.unit, contents.unit);
    put_at(layout_.period, contents.period);
    for (std::size_t row = 0; row < contents.figures.size(); ++row)
        for (std::size_t i = 0; i < contents.figures[row].size(); ++i)
            put_at({layout_.values.column + static_cast<int>(i), layout_.values.row + static_cast<int>(row)},
                   contents.figures[row][i]);
    list.remove_attribute("count");
    list.remove_attribute("uniqueCount");
    more_[sheet_member_] = serialized(sheet_);
    more_[strings_member] = serialized(strings);
    copy_with(model_, file, more_);
}

}  // namespace citystar::batch

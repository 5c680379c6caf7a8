#include "league_cells.hpp"

#include "citystar/uno_text.hpp"
#include "console/document_speech.hpp"
#include "office.hpp"

namespace citystar::command {

using documents::language;
using documents::say;
using documents::today;
using templates::Area;
using templates::Sheet;
using templates::Style;
using workbook::cell_text;
using workbook::CellValue;
using Words = messages::Message;

void put(Sheet& sheet, sal_Int32 column, sal_Int32 row, const CellValue& value, Style style) {
    sheet.style({column, row, column, row}, style);
    if (const auto* number = std::get_if<double>(&value))
        sheet.number(column, row, *number);
    else
        sheet.text(column, row, cell_text(value));
}

std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return "\"" + out + "\"";
}

std::string link_formula(const std::filesystem::path& file, const std::string& place, const std::string& shown) {
    return "=HYPERLINK(" + quoted(utf8(office::file_url(file)) + (place.empty() ? "" : "#" + place)) + ";" +
           quoted(shown) + ")";
}

std::string quoted_sheet(const std::string& name) {
    std::string out;
    for (const char c : name) out += c == '\'' ? std::string("''") : std::string(1, c);
    return "'" + out + "'";
}

Sheet::Page printed(std::vector<Area> areas, std::optional<std::pair<sal_Int32, sal_Int32>> head, sal_Int32 columns) {
    return {
        .areas = std::move(areas),
        .head = head,
        .columns = columns,
        .footer = {say(Words::league_title) + "  " + today(), std::string(messages::raw(Words::page_of, language()))}};
}

}  // namespace citystar::command

#include "findings_sheet.hpp"

#include "console/document_speech.hpp"
#include "league_cells.hpp"

namespace citystar::command {

using documents::say;
using templates::Document;
using templates::Sheet;
using templates::Style;
using Words = messages::Message;

namespace {

std::string place_of(const workbook::Finding& finding) { return quoted_sheet(finding.sheet) + "!" + finding.cell; }

}  // namespace

Sheet write_findings(Document& document, const std::vector<LeagueRow>& league) {
    constexpr sal_Int32 head_row = 1;
    auto sheet = document.add(say(Words::league_sheet_findings));
    const Words heads[] = {Words::league_unit,       Words::league_severity, Words::league_place_sheet,
                           Words::league_place_cell, Words::league_code,     Words::league_finding,
                           Words::league_file};
    for (std::size_t i = 0; i < std::size(heads); ++i) sheet.text(at(i), head_row, say(heads[i]), Style::head);
    auto row = head_row;
    std::size_t errors = 0;
    for (const bool error : {true, false})
        for (const auto& one : league)
            for (const auto& finding : one.unit->findings) {
                if (finding.error != error) continue;
                ++row;
                errors += error;
                sheet.text(0, row, one.unit->name(), Style::text);
                sheet.text(1, row, say(error ? Words::league_error : Words::league_warning),
                           error ? Style::overdue : Style::behind);
                sheet.text(2, row, finding.sheet, Style::text);
                if (finding.cell.empty())
                    sheet.text(3, row, "", Style::text);
                else
                    sheet.formula(3, row, link_formula(one.unit->file, place_of(finding), finding.cell), Style::text);
                sheet.text(4, row, finding.code, Style::text);
                sheet.text(5, row, finding.text, Style::text);
                sheet.formula(6, row, link_formula(one.unit->file, "", one.unit->file.filename().string()),
                              Style::text);
            }
    const auto all = static_cast<std::size_t>(row - head_row);
    sheet.text(0, 0,
               all > 0 ? say(Words::league_findings_heading, errors, all - errors) : say(Words::league_no_findings),
               Style::heading);
    sheet.height(0, 900);
    const sal_Int32 widths[] = {4000, 1500, 2200, 1700, 1900, 13000, 4400};
    for (std::size_t i = 0; i < std::size(widths); ++i) sheet.width(at(i), widths[i]);
    sheet.fit_heights(head_row, row);
    if (row > head_row) sheet.filter({0, head_row, 6, row});
    sheet.freeze(0, head_row + 1);
    sheet.page(printed({{0, 0, 6, row}}, std::pair(head_row, head_row), 0));
    return sheet;
}

}  // namespace citystar::command

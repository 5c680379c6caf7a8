#include "notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "citystar/text.hpp"
#include "sheet.hpp"
#include "speech.hpp"

namespace citystar::command {
namespace {

namespace uno = com::sun::star::uno;
using templates::Document;
using templates::Style;
using Words = messages::Message;

constexpr std::size_t most_findings = 30;

std::string name_of(const Assessment& unit) { return unit.unit.empty() ? unit.file.stem().string() : unit.unit; }

}  // namespace

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> notice_page(
    const uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Assessment& unit) {
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> made(
        loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}), uno::UNO_QUERY_THROW);
    Document document(made);
    auto sheet = document.add(say(Words::notice_title));
    const auto errors = count_errors(unit.findings);
    sheet.text(0, 0, say(Words::notice_title), Style::title);
    sheet.text(0, 1, say(Words::notice_to, name_of(unit)), Style::heading);
    sheet.text(0, 2,
               unit.scored() ? say(Words::notice_intro, unit.file.filename().string(), errors,
                                   unit.findings.size() - errors, fmt::format("{:.10g}", unit.total))
                             : say(Words::notice_unscored, unit.file.filename().string()),
               Style::note);
    for (const sal_Int32 row : {0, 1, 2}) sheet.merge({0, row, 5, row});
    sheet.height(0, 1000);
    sheet.height(2, 1200);
    const Words heads[] = {Words::notice_number,     Words::league_severity, Words::league_place_sheet,
                           Words::league_place_cell, Words::league_code,     Words::notice_mend};
    for (std::size_t i = 0; i < std::size(heads); ++i)
        sheet.text(static_cast<sal_Int32>(i), 3, say(heads[i]), Style::head);
    sal_Int32 row = 3;
    for (const auto& finding : unit.findings) {
        if (row - 3 >= static_cast<sal_Int32>(most_findings)) break;
        ++row;
        sheet.style({0, row, 0, row}, Style::centred);
        sheet.number(0, row, row - 3);
        sheet.text(1, row, say(finding.error ? Words::league_error : Words::league_warning), Style::centred);
        sheet.text(2, row, finding.sheet, Style::text);
        sheet.text(3, row, finding.cell, Style::text);
        sheet.text(4, row, finding.code, Style::text);
        sheet.text(5, row, finding.text, Style::text);
    }
    if (row > 3) sheet.fit_heights(4, row);
    ++row;
    const auto more = unit.findings.size() > most_findings ? unit.findings.size() - most_findings : 0;
    sheet.text(0, row, more > 0 ? say(Words::finding_more_findings, more) : say(Words::notice_end), Style::note);
    sheet.merge({0, row, 5, row});
    const sal_Int32 widths[] = {1200, 1600, 2600, 1800, 2000, 16000};
    for (std::size_t i = 0; i < std::size(widths); ++i) sheet.width(static_cast<sal_Int32>(i), widths[i]);
    sheet.page({.areas = {{0, 0, 5, row}}, .one_page = true});
    document.finish(sheet);
    return made;
}

std::vector<std::string> notice_names(const std::vector<Assessment>& units) {
    std::vector<std::string> out;
    std::set<std::string> taken;
    for (const auto& unit : units) {
        auto name = name_of(unit);
        for (auto& c : name)
            if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ||
                static_cast<unsigned char>(c) < ' ')
                c = '_';
        if (name.size() > 120) name.resize(valid_utf8_prefix(std::string_view(name).substr(0, 120)));
        if (name.empty() || name.front() == '.') name.insert(0, "_");
        auto free = name;
        for (int number = 2; !taken.insert(free).second; ++number) free = fmt::format("{}~{}", name, number);
        out.push_back(std::move(free));
    }
    return out;
}

}  // namespace citystar::command

#include "notices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "citystar/text.hpp"
#include "citystar/uno_text.hpp"
#include "console/document_speech.hpp"
#include "console/shown_points.hpp"
#include "sheet.hpp"

namespace citystar::command {

using documents::say;

namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
using templates::Document;
using templates::Style;
using workbook::Finding;
using Words = messages::Message;

constexpr std::size_t most_findings = 30;

// The title of the document, by which an earlier notice of a unit is recognized.
std::string document_title(const std::string& unit, Language language) {
    return messages::say(Words::notice_document, language, unit);
}

// A text in the form that PDF writers use for properties of the document: UTF-16 in hexadecimal digits.
std::string pdf_text(const std::string& text) {
    const auto wide = utf16(text);
    std::string out = "FEFF";
    for (sal_Int32 i = 0; i < wide.getLength(); ++i) out += fmt::format("{:04X}", static_cast<unsigned>(wide[i]));
    return out;
}

// A notice's title as its file has it, in both languages.
std::array<std::string, 2> title_entries(const std::string& unit) {
    const auto entry = [&](Language language) { return "/Title<" + pdf_text(document_title(unit, language)) + ">"; };
    return {entry(Language::zh), entry(Language::en)};
}

// The title as the file has it; empty if it has no title.
std::string title_entry(const fs::path& pdf) {
    std::ifstream in(pdf, std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(in), {});
    const auto begin = content.rfind("/Title<");
    const auto end = begin == std::string::npos ? begin : content.find('>', begin);
    return end == std::string::npos ? std::string() : content.substr(begin, end + 1 - begin);
}

bool is_notice_of(const std::string& unit, const fs::path& pdf) {
    return std::ranges::count(title_entries(unit), title_entry(pdf)) > 0;
}

std::string file_name_of(const Assessment& unit) {
    auto name = unit.name();
    for (auto& c : name)
        if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < ' ')
            c = '_';
    if (name.size() > 120) name.resize(valid_utf8_prefix(std::string_view(name).substr(0, 120)));
    if (name.empty() || name.front() == '.') name.insert(0, "_");
    // Windows removes these at the end.
    if (name.back() == '.' || name.back() == ' ') name.back() = '_';
    return name;
}

// The finding about a file as a whole, in words for its sender, who has to do something other than the evaluator.
std::string told_to_sender(const Finding& finding, const Assessment& unit) {
    using workbook::Status;
    if (finding.kind != status_word(unit.status)) return finding.text;
    switch (unit.status) {
        case Status::corrupt: return say(Words::notice_corrupt);
        case Status::encrypted: return say(Words::notice_encrypted);
        case Status::not_a_workbook:
        case Status::left_out: return say(Words::notice_not_workbook);
        case Status::timeout:
        case Status::crashed: return say(Words::notice_not_finished);
        default: return finding.text;
    }
}

}  // namespace

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> notice_page(
    const uno::Reference<com::sun::star::frame::XComponentLoader>& loader, const Assessment& unit) {
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> made(
        loader->loadComponentFromURL("private:factory/scalc", "_blank", 0, {}), uno::UNO_QUERY_THROW);
    Document document(made);
    auto sheet = document.add(say(Words::notice_title));
    const auto errors = count_errors(unit.findings);
    sheet.text(0, 0, say(Words::notice_title), Style::title);
    sheet.text(0, 1, say(Words::notice_to, unit.name()), Style::heading);
    sheet.text(0, 2,
               unit.scored() ? say(Words::notice_intro, unit.framework->title.in(documents::language()),
                                   unit.file.filename().string(), errors, unit.findings.size() - errors,
                                   points_text(*unit.framework, unit.total))
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
        sheet.text(5, row, told_to_sender(finding, unit), Style::text);
    }
    if (row > 3) sheet.fit_heights(4, row);
    ++row;
    const auto more = unit.findings.size() > most_findings ? unit.findings.size() - most_findings : 0;
    sheet.text(0, row, more > 0 ? say(Words::finding_more_findings, more) : say(Words::notice_end), Style::note);
    sheet.merge({0, row, 5, row});
    const sal_Int32 widths[] = {1200, 1600, 2600, 1800, 2000, 16000};
    for (std::size_t i = 0; i < std::size(widths); ++i) sheet.width(static_cast<sal_Int32>(i), widths[i]);
    const auto title = document_title(unit.name(), documents::language());
    sheet.page({.areas = {{0, 0, 5, row}},
                .one_page = true,
                .footer = {title + "  " + documents::today(),
                           std::string(messages::raw(Words::page_of, documents::language()))}});
    document.describe(title, "CityStar");
    document.finish(sheet);
    return made;
}

std::vector<std::string> notice_names(const std::vector<Assessment>& units, const fs::path& folder) {
    std::vector<std::string> out;
    std::set<std::string> taken;
    for (const auto& unit : units) {
        auto& free = out.emplace_back();
        if (unit.findings.empty() || unit.status == workbook::Status::skipped) continue;
        const auto name = file_name_of(unit);
        free = name;
        const auto usable = [&] {
            const auto file = folder / (free + ".pdf");
            std::error_code failed;
            return (!fs::exists(fs::symlink_status(file, failed)) || is_notice_of(unit.name(), file)) &&
                   taken.insert(name_key(free)).second;
        };
        for (int number = 2; !usable(); ++number) free = fmt::format("{}~{}", name, number);
    }
    return out;
}

void remove_stale_notices(const std::vector<Assessment>& units, const std::vector<std::string>& kept,
                          const fs::path& folder) {
    std::set<std::string> titles;
    for (const auto& unit : units)
        for (auto& entry : title_entries(unit.name())) titles.insert(std::move(entry));
    const std::set<std::string> current(kept.begin(), kept.end());
    std::vector<fs::path> stale;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".pdf" && entry.is_regular_file() && !entry.is_symlink() &&
            !current.contains(entry.path().stem().string()) && titles.contains(title_entry(entry.path())))
            stale.push_back(entry.path());
    for (const auto& file : stale) fs::remove(file);
}

}  // namespace citystar::command

#include "marked_workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <set>

#include "regular_file.hpp"
#include "text_edits.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t largest_part = std::size_t{256} << 20;

bool is_about_the_file(const std::string& part) { return part == "meta.xml" || part == "docProps/core.xml"; }

std::string text_of(std::time_t time, bool universal) {
    std::tm fields{};
    if (!(universal ? gmtime_r(&time, &fields) : localtime_r(&time, &fields))) return {};
    std::array<char, 64> out{};
    const auto size = std::strftime(out.data(), out.size(), universal ? "%FT%TZ" : "%FT%T", &fields);
    return {out.data(), size};
}

// .xlsx has the times in UTC, and .ods in the local time zone.
void set_times(std::string& part, std::time_t time) {
    for (const std::string_view name : {"meta:creation-date", "dc:date", "dcterms:created", "dcterms:modified"}) {
        const auto tag = part.find("<" + std::string(name));
        const auto begin = tag == std::string::npos ? tag : part.find('>', tag);
        const auto end = begin == std::string::npos ? begin : part.find('<', begin);
        if (end == std::string::npos) continue;
        part.replace(begin + 1, end - begin - 1, text_of(time, part[end - 1] == 'Z'));
    }
}

// The formulas of our templates that give a date whatever is filled in. Their stored results are those of the day on
// which the workbook was finished.
struct DateFormula {
    std::string_view ods;
    std::string_view xlsx;
    bool first_of_january;
};
constexpr std::array<DateFormula, 3> date_formulas{
    {{"\"of:=TODAY()\"", ">TODAY()</f>", false},
     {"\"of:=CS_TODAY\"", ">CS_TODAY</f>", false},
     {"\"of:=DATE(YEAR(CS_TODAY);1;1)\"", ">DATE(YEAR(CS_TODAY),1,1)</f>", true}}};

bool has_dates(const std::string& part) {
    return std::ranges::any_of(date_formulas, [&](const DateFormula& one) {
        return part.find(one.ods) != std::string::npos || part.find(one.xlsx) != std::string::npos;
    });
}

// Replaces what stands between two texts, if both follow within the cell.
void replace_between(std::string& part, std::size_t from, std::string_view before, std::string_view after,
                     const std::string& by) {
    const auto cell_end = std::min(part.find("</table:table-cell>", from), part.find("</c>", from));
    const auto begin = part.find(before, from);
    if (begin == std::string::npos || begin > cell_end) return;
    const auto end = part.find(after, begin + before.size());
    if (end < cell_end) part.replace(begin + before.size(), end - begin - before.size(), by);
}

// Sets the results of those formulas to a day: as the template shows dates, and as days since 1899-12-30.
void set_dates(std::string& part, std::chrono::year_month_day day) {
    using namespace std::chrono;
    const auto serial = [](year_month_day one) {
        return std::to_string((sys_days(one) - sys_days(1899y / December / 30)).count());
    };
    for (const auto& formula : date_formulas) {
        const auto value = formula.first_of_january ? day.year() / January / 1 : day;
        const auto shown = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(value.year()),
                                       static_cast<unsigned>(value.month()), static_cast<unsigned>(value.day()));
        for (std::size_t at = 0; (at = part.find(formula.ods, at)) != std::string::npos; at += formula.ods.size()) {
            replace_between(part, at, " office:date-value=\"", "\"", shown);
            replace_between(part, at, "<text:p>", "</text:p>", shown);
        }
        for (std::size_t at = 0; (at = part.find(formula.xlsx, at)) != std::string::npos; at += formula.xlsx.size())
            replace_between(part, at, "<v>", "</v>", serial(value));
    }
}

// The day in the local time zone, as LibreOffice takes it.
std::chrono::year_month_day local_day(std::time_t time) {
    std::tm fields{};
    localtime_r(&time, &fields);
    return {std::chrono::year(fields.tm_year + 1900), std::chrono::month(static_cast<unsigned>(fields.tm_mon + 1)),
            std::chrono::day(static_cast<unsigned>(fields.tm_mday))};
}

}  // namespace

std::optional<MarkedWorkbook> MarkedWorkbook::read(const std::filesystem::path& file, std::vector<std::string> marks) {
    MarkedWorkbook out;
    RegularFile in(file);
    out.bytes_.assign(std::istreambuf_iterator<char>(in), {});
    out.marks_ = std::move(marks);
    const auto archive = ZipArchive::open_bytes(out.bytes_);
    if (!archive) return std::nullopt;
    std::set<std::string> found;
    for (const auto& part : archive->parts()) {
        if (!part.name.ends_with(".xml")) continue;
        auto bytes = archive->read(part.name, largest_part);
        if (!bytes) return std::nullopt;
        bool changes = is_about_the_file(part.name) || has_dates(*bytes);
        for (const auto& mark : out.marks_)
            if (bytes->find(mark) != std::string::npos) {
                changes = true;
                found.insert(mark);
            }
        if (changes) out.parts_.push_back({part.name, std::move(*bytes)});
    }
    if (found.size() < out.marks_.size()) return std::nullopt;
    return out;
}

bool MarkedWorkbook::takes(std::string_view text) {
    const auto control = [](unsigned char c) { return c < ' '; };
    return !text.empty() && !text.starts_with(' ') && !text.ends_with(' ') &&
           text.find("  ") == std::string_view::npos && text.find("\uFFFE") == std::string_view::npos &&
           text.find("\uFFFF") == std::string_view::npos && std::ranges::none_of(text, control);
}

std::optional<std::string> MarkedWorkbook::with(const std::vector<std::string>& texts,
                                                std::chrono::system_clock::time_point made) const {
    auto parts = parts_;
    const auto time = std::chrono::system_clock::to_time_t(made);
    const auto day = local_day(time);
    for (auto& part : parts) {
        if (is_about_the_file(part.name))
            set_times(part.bytes, time);
        else
            set_dates(part.bytes, day);
        for (std::size_t i = 0; i < marks_.size(); ++i) replace_all(part.bytes, marks_[i], escaped_xml(texts.at(i)));
    }
    const auto archive = ZipArchive::open_bytes(bytes_);
    return archive ? archive->copy_of(parts) : std::nullopt;
}

}  // namespace citystar::command

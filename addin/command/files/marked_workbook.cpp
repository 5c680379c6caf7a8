#include "marked_workbook.hpp"

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
        bool changes = is_about_the_file(part.name);
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
    for (auto& part : parts) {
        if (is_about_the_file(part.name)) set_times(part.bytes, std::chrono::system_clock::to_time_t(made));
        for (std::size_t i = 0; i < marks_.size(); ++i) replace_all(part.bytes, marks_[i], escaped_xml(texts.at(i)));
    }
    const auto archive = ZipArchive::open_bytes(bytes_);
    return archive ? archive->copy_of(parts) : std::nullopt;
}

}  // namespace citystar::command

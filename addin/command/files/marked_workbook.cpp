#include "marked_workbook.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "regular_file.hpp"
#include "text_edits.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t largest_part = std::size_t{256} << 20;

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
        bool marked = false;
        for (const auto& mark : out.marks_)
            if (bytes->find(mark) != std::string::npos) {
                marked = true;
                found.insert(mark);
            }
        if (marked) out.parts_.push_back({part.name, std::move(*bytes)});
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

std::optional<std::string> MarkedWorkbook::with(const std::vector<std::string>& texts) const {
    auto parts = parts_;
    for (auto& part : parts)
        for (std::size_t i = 0; i < marks_.size(); ++i) replace_all(part.bytes, marks_[i], escaped_xml(texts.at(i)));
    const auto archive = ZipArchive::open_bytes(bytes_);
    return archive ? archive->copy_of(parts) : std::nullopt;
}

}  // namespace citystar::command

#include "slim_copy.hpp"

#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "slim_content.hpp"
#include "text_edits.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_part = std::size_t{256} << 20;

bool forget_heights(std::string& content) {
    return replace_all(content, "style:use-optimal-row-height=\"true\"", "style:use-optimal-row-height=\"false\"");
}

void make_slim(std::string& content) {
    // Charts and lists of permitted values change no result. Where there are forms, there are drawings too.
    remove_all(content, "<table:shapes>", "</table:shapes>");
    remove_all(content, "<table:content-validations>", "</table:content-validations>");
    remove_all(content, "<office:forms form:automatic-focus=\"false\" form:apply-design-mode=\"false\"/", ">");
}

// Removes the areas and titles to be printed, which LibreOffice breaks into pages one by one.
bool forget_pages(std::string& workbook) {
    constexpr std::string_view begin = "<definedName ";
    constexpr std::string_view end = "</definedName>";
    std::string out;
    std::size_t copied = 0;
    for (auto at = workbook.find(begin); at != std::string::npos; at = workbook.find(begin, at + 1)) {
        const auto tag_end = workbook.find('>', at);
        const auto to = workbook.find(end, at);
        if (tag_end == std::string::npos || to == std::string::npos) break;
        const auto tag = std::string_view(workbook).substr(at, tag_end - at);
        if (tag.find("name=\"_xlnm.Print_") == std::string_view::npos) continue;
        out.append(workbook, copied, at - copied);
        copied = to + end.size();
        at = copied - 1;
    }
    if (copied == 0) return false;
    out.append(workbook, copied);
    workbook = std::move(out);
    return true;
}

using Parts = std::vector<NewPart>;

void put(Parts& parts, const char* name, std::string bytes) {
    parts.push_back({name, std::move(bytes), Compression::none});
}

// What a slim copy has in place of the parts of the same names; empty if there is nothing to leave out.
Parts slim_ods(const ZipArchive& archive, std::string content) {
    if (!forget_heights(content)) return {};
    make_slim(content);
    Parts out;
    put(out, "content.xml", std::move(content));
    if (auto styles = archive.read("styles.xml", largest_part)) put(out, "styles.xml", slim_styles(std::move(*styles)));
    return out;
}

Parts slim_parts(const ZipArchive& archive) {
    if (auto content = archive.read("content.xml", largest_part)) return slim_ods(archive, std::move(*content));
    constexpr auto name = "xl/workbook.xml";
    auto workbook = archive.read(name, largest_part);
    Parts out;
    if (workbook && forget_pages(*workbook)) put(out, name, std::move(*workbook));
    return out;
}

}  // namespace

bool make_slim_copy(const fs::path& workbook, const fs::path& copy) {
    const auto archive = ZipArchive::open(workbook);
    const auto parts = archive ? slim_parts(*archive) : Parts();
    if (!parts.empty() && archive->copy_to(copy, parts)) return true;
    std::error_code failed;
    fs::remove(copy, failed);
    return false;
}

}  // namespace citystar::command

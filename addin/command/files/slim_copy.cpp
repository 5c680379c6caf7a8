#include "slim_copy.hpp"

#include <list>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "slim_content.hpp"
#include "text_edits.hpp"
#include "zip_parts.hpp"

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

// New parts must live until the archive is closed.
using Parts = std::list<std::string>;

bool put(zip_t* archive, const char* name, std::string bytes, Parts& parts) {
    parts.push_back(std::move(bytes));
    return put_zip_part(archive, name, parts.back(), Compression::none);
}

bool slim_ods(zip_t* archive, std::string content, Parts& parts) {
    if (!forget_heights(content)) return false;
    make_slim(content);
    if (!put(archive, "content.xml", std::move(content), parts)) return false;
    auto styles = zip_part(archive, "styles.xml", largest_part);
    return !styles || put(archive, "styles.xml", slim_styles(std::move(*styles)), parts);
}

bool make_slim(zip_t* archive, Parts& parts) {
    if (auto content = zip_part(archive, "content.xml", largest_part))
        return slim_ods(archive, std::move(*content), parts);
    constexpr auto name = "xl/workbook.xml";
    auto workbook = zip_part(archive, name, largest_part);
    return workbook && forget_pages(*workbook) && put(archive, name, std::move(*workbook), parts);
}

}  // namespace

bool make_slim_copy(const fs::path& workbook, const fs::path& copy) {
    std::error_code failed;
    if (!fs::copy_file(workbook, copy, fs::copy_options::overwrite_existing, failed)) return false;
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed);
    bool done = false;
    if (zip_t* archive = zip_open(copy.c_str(), 0, nullptr)) {
        Parts parts;
        done = make_slim(archive, parts);
        if (!done || zip_close(archive) != 0) {
            zip_discard(archive);
            done = false;
        }
    }
    if (!done) fs::remove(copy, failed);
    return done;
}

}  // namespace citystar::command

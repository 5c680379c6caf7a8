#include "light_copy.hpp"

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "light_content.hpp"
#include "zip_parts.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_part = std::size_t{256} << 20;

bool forget_heights(std::string& content) {
    constexpr std::string_view asked = "style:use-optimal-row-height=\"true\"";
    constexpr std::string_view given = "style:use-optimal-row-height=\"false\"";
    bool any = false;
    for (auto at = content.find(asked); at != std::string::npos; at = content.find(asked, at)) {
        content.replace(at, asked.size(), given);
        any = true;
    }
    return any;
}

void remove_all(std::string& content, std::string_view begin, std::string_view end) {
    for (auto from = content.find(begin); from != std::string::npos; from = content.find(begin, from)) {
        const auto to = content.find(end, from);
        if (to == std::string::npos) return;
        content.erase(from, to + end.size() - from);
    }
}

void lighten(std::string& content) {
    // Charts and lists of what may be typed change no value; where there are forms there are drawings.
    remove_all(content, "<table:shapes>", "</table:shapes>");
    remove_all(content, "<table:content-validations>", "</table:content-validations>");
    remove_all(content, "<office:forms form:automatic-focus=\"false\" form:apply-design-mode=\"false\"/", ">");
}

struct Parts {
    std::string content;
    std::string styles;
};

// The parts must live until the archive is closed.
bool lighten(zip_t* archive, Parts& parts) {
    auto content = zip_part(archive, "content.xml", largest_part);
    if (!content || !forget_heights(*content)) return false;
    lighten(*content);
    parts.content = std::move(*content);
    if (!put_zip_part(archive, "content.xml", parts.content, Compression::none)) return false;
    auto styles = zip_part(archive, "styles.xml", largest_part);
    if (!styles) return true;
    parts.styles = light_styles(std::move(*styles));
    return put_zip_part(archive, "styles.xml", parts.styles, Compression::none);
}

}  // namespace

bool make_light_copy(const fs::path& workbook, const fs::path& copy) {
    std::error_code failed;
    if (!fs::copy_file(workbook, copy, fs::copy_options::overwrite_existing, failed)) return false;
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed);
    bool done = false;
    if (zip_t* archive = zip_open(copy.c_str(), 0, nullptr)) {
        Parts parts;
        done = lighten(archive, parts);
        if (!done || zip_close(archive) != 0) {
            zip_discard(archive);
            done = false;
        }
    }
    if (!done) fs::remove(copy, failed);
    return done;
}

}  // namespace citystar::command

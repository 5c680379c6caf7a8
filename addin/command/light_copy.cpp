#include "light_copy.hpp"

#include <zip.h>

#include <string>
#include <string_view>
#include <system_error>

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr auto content_name = "content.xml";
constexpr zip_uint64_t largest_content = 256u << 20;

// Empty if there is none, or too much of it.
std::string content_of(zip_t* archive) {
    zip_stat_t about;
    if (zip_stat(archive, content_name, 0, &about) != 0 || !(about.valid & ZIP_STAT_SIZE) ||
        about.size > largest_content)
        return {};
    std::string out(about.size, '\0');
    zip_file_t* member = zip_fopen(archive, content_name, 0);
    if (!member) return {};
    const auto got = zip_fread(member, out.data(), out.size());
    zip_fclose(member);
    return got == static_cast<zip_int64_t>(out.size()) ? out : std::string();
}

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

// Charts and lists of what may be typed change no value.
void forget_extras(std::string& content) {
    remove_all(content, "<table:shapes>", "</table:shapes>");
    remove_all(content, "<table:content-validations>", "</table:content-validations>");
}

bool lighten(zip_t* archive, std::string& content) {
    content = content_of(archive);
    if (!forget_heights(content)) return false;
    forget_extras(content);
    const auto index = zip_name_locate(archive, content_name, 0);
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (!source) return false;
    if (zip_file_replace(archive, static_cast<zip_uint64_t>(index), source, 0) != 0) {
        zip_source_free(source);
        return false;
    }
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    return true;
}

}  // namespace

bool make_light_copy(const fs::path& workbook, const fs::path& copy) {
    std::error_code failed;
    if (!fs::copy_file(workbook, copy, fs::copy_options::overwrite_existing, failed)) return false;
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, failed);
    bool done = false;
    if (zip_t* archive = zip_open(copy.c_str(), 0, nullptr)) {
        std::string content;  // must live until the archive is closed
        done = lighten(archive, content);
        if (!done || zip_close(archive) != 0) {
            zip_discard(archive);
            done = false;
        }
    }
    if (!done) fs::remove(copy, failed);
    return done;
}

}  // namespace citystar::command

#include "preflight.hpp"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

struct CloseArchive {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

// The beginning of a member, or nothing if there is none or it cannot be read.
std::string member(zip_t* archive, const char* name, std::size_t limit) {
    std::string out(limit, '\0');
    zip_file_t* file = zip_fopen(archive, name, 0);
    if (!file) return {};
    const auto got = zip_fread(file, out.data(), limit);
    zip_fclose(file);
    out.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return out;
}

bool has_member(zip_t* archive, const char* name) { return zip_name_locate(archive, name, 0) >= 0; }

Preflight look_into_archive(zip_t* archive) {
    if (has_member(archive, "content.xml") && has_member(archive, "META-INF/manifest.xml")) {
        if (member(archive, "mimetype", 100).find("spreadsheet") == std::string::npos) return {Status::not_a_workbook};
        const auto manifest = member(archive, "META-INF/manifest.xml", 1u << 20);
        if (manifest.find("encryption-data") != std::string::npos) return {Status::encrypted, Format::ods};
        return {Status::ok, Format::ods};
    }
    if (has_member(archive, "encrypted-package")) return {Status::encrypted, Format::ods};
    if (has_member(archive, "xl/workbook.xml")) return {Status::ok, Format::xlsx};
    return {Status::not_a_workbook};
}

bool named_like_a_workbook(const fs::path& file) {
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return ending == ".ods" || ending == ".xlsx" || ending == ".ots" || ending == ".xlsm";
}

// An encrypted XLSX is an OLE file with a stream of this name (UTF-16).
bool holds_encrypted_package(std::ifstream& file) {
    constexpr std::string_view name("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    file.clear();
    file.seekg(0);
    std::string content(std::istreambuf_iterator<char>(file), {});
    return content.find(name) != std::string::npos;
}

}  // namespace

Preflight preflight(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) return {Status::not_found};
    std::ifstream file(path, std::ios::binary);
    if (!file) return {Status::not_found};
    char head[8] = {};
    file.read(head, sizeof head);
    const std::string_view start(head, static_cast<std::size_t>(file.gcount()));
    const auto damaged = named_like_a_workbook(path) ? Status::corrupt : Status::not_a_workbook;
    if (start.starts_with("PK")) {
        int error = 0;
        const Archive archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
        return archive ? look_into_archive(archive.get()) : Preflight{damaged};
    }
    if (start.starts_with("\xD0\xCF\x11\xE0"))
        return {holds_encrypted_package(file) ? Status::encrypted : Status::ok, Format::other};
    if (start.starts_with("<?xml") && path.extension() == ".fods") return {Status::ok, Format::other};
    return {damaged};
}

}  // namespace citystar::command

#include "preflight.hpp"

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "ole_file.hpp"
#include "opc_parts.hpp"
#include "regular_file.hpp"
#include "workbook_formats.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using messages::Message;

constexpr std::size_t most_bytes = std::size_t{16} << 20;

Preflight damaged(Message why, std::string part = {}) { return {Status::corrupt, Format::other, why, std::move(part)}; }

// The result for the first of these parts that is there but cannot be read.
std::optional<Preflight> unreadable(const ZipArchive& archive) {
    for (const auto* name : {"mimetype", "META-INF/manifest.xml", "[Content_Types].xml", "_rels/.rels"})
        if (const auto found = archive.find(name); found && !archive.read(name, most_bytes))
            return damaged(archive.parts()[*found].unpackable ? Message::part_damaged : Message::part_packing, name);
    return std::nullopt;
}

Preflight look_into_odf(const ZipArchive& archive) {
    const auto manifest = archive.read("META-INF/manifest.xml", most_bytes).value_or("");
    // If the archive has no type of its own, the manifest tells it.
    const auto type = archive.read("mimetype", most_bytes).value_or(manifest);
    if (type.find("opendocument.spreadsheet") == std::string::npos) return {Status::not_a_workbook};
    if (manifest.find("encryption-data") != std::string::npos) return {Status::encrypted, Format::ods};
    return {Status::ok, Format::ods};
}

// The result for a type of the main part; .xlsx, .xlsm, .xltx, .xltm, .xlam and .xlsb are known by words in their
// types.
Preflight look_into_package(const MainPart& main) {
    const auto holds = [&](const char* words) { return main.content_type.find(words) != std::string::npos; };
    if (holds("ms-excel.sheet.binary")) return {Status::ok, Format::other};
    if (holds("spreadsheetml") || holds("ms-excel.")) return {Status::ok, Format::xlsx};
    return {Status::not_a_workbook};
}

bool has_part_below(const ZipArchive& archive, std::string_view folder) {
    return std::ranges::any_of(archive.parts(), [&](const auto& part) { return part.name.starts_with(folder); });
}

Preflight look_into_archive(const ZipArchive& archive) {
    if (auto fault = unreadable(archive)) return *fault;
    const bool content = archive.contains("content.xml");
    const bool manifest = archive.contains("META-INF/manifest.xml");
    if (content && manifest) return look_into_odf(archive);
    if (archive.contains("encrypted-package")) return {Status::encrypted, Format::ods};
    if (const auto main = main_part(archive)) return look_into_package(*main);
    const auto type = archive.read("mimetype", 100).value_or("");
    if (type.find("opendocument.spreadsheet") != std::string::npos)
        return damaged(Message::part_missing, content ? "META-INF/manifest.xml" : "content.xml");
    if (has_part_below(archive, "xl/"))
        return damaged(Message::part_missing, archive.contains("_rels/.rels") ? "[Content_Types].xml" : "_rels/.rels");
    return {Status::not_a_workbook};
}

Preflight no_file(const fs::path& path) {
    if (errno == EISDIR || errno == ENOTSUP) return {Status::not_found, Format::other, Message::no_regular_file};
    std::error_code failed;
    if (fs::exists(path, failed) && errno == EACCES) return {Status::not_found, Format::other, Message::no_permission};
    return {Status::not_found};
}

// The start without what may precede XML: the mark of its encoding and, in an encoding of two bytes per character,
// every second byte.
std::string xml_start(std::string_view start) {
    std::string out;
    for (const char c : start)
        if (c != 0 && static_cast<unsigned char>(c) < 0xEF) out += c;
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") || start.starts_with("\xEF\xBB\xBF")) return out;
    return std::string(start);
}

// A workbook in one piece of XML: OpenDocument, UOF (the Chinese standard) or Excel 2003.
bool flat_workbook(std::string_view start) {
    const auto text = xml_start(start);
    if (!text.starts_with("<?xml")) return false;
    const auto holds = [&](const char* words) { return text.find(words) != std::string::npos; };
    return (holds("office:document") && holds("opendocument.spreadsheet")) ||
           holds("urn:schemas-microsoft-com:office:spreadsheet") || holds("uof-spreadsheet") || holds("uof:UOF");
}

// Excel's format before it had a container; its first record tells.
bool old_records(std::string_view start) {
    return start.size() >= 4 && start[0] == '\x09' && (start[1] == 0 || start[1] == 2 || start[1] == 4) &&
           start[3] == 0;
}

bool old_container(const fs::path& path) {
    std::string start(4, '\0');
    RegularFile(path).read(start.data(), 4);
    return start == "\xD0\xCF\x11\xE0";
}

}  // namespace

std::string Preflight::detail(Language language) const {
    return why ? messages::say(*why, language, part) : std::string();
}

Preflight preflight(const fs::path& path) {
    RegularFile file(path);
    if (!file) return no_file(path);
    std::string start(std::size_t{1} << 16, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    const bool named = serves(path, use_read);
    if (start.starts_with("PK")) {
        if (const auto archive = ZipArchive::open(path)) return look_into_archive(*archive);
        return named ? damaged(Message::no_directory) : Preflight{Status::not_a_workbook};
    }
    if (start.starts_with("\xD0\xCF\x11\xE0") || flat_workbook(start) || old_records(start)) return {Status::ok};
    if (!named) return {Status::not_a_workbook};
    return damaged(start.empty() ? Message::file_empty : Message::no_workbook_start);
}

bool spreadsheet_by_content(const fs::path& path) {
    auto status = preflight(path).status;
    if (status == Status::ok && old_container(path)) status = look_into_ole(path);
    return status == Status::ok || (status == Status::encrypted && path.extension().empty());
}

}  // namespace citystar::command

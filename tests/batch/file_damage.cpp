#include "file_damage.hpp"

#include <fmt/format.h>

#include <fstream>
#include <string>

#include "zip_members.hpp"

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;

std::string cells_member(const fs::path& file) {
    return file.extension() == ".xlsx" ? "xl/worksheets/sheet1.xml" : "content.xml";
}

// Flips a bit in the middle of the packed bytes, which changes a figure or a tag.
void flip_bit(const fs::path& file) {
    const auto at = packed_bytes_of(file, cells_member(file)) + 2000;
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekg(static_cast<std::streamoff>(at));
    const auto byte = bytes.get();
    bytes.seekp(static_cast<std::streamoff>(at));
    bytes.put(static_cast<char>(byte ^ 4));
}

void append(const fs::path& file, const char* bytes) { std::ofstream(file, std::ios::binary | std::ios::app) << bytes; }

void replace(std::string& text, const std::string& from, const std::string& to) {
    if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

void rename_main_part(const fs::path& file) {
    Members members{{"xl/book.xml", read_member(file, "xl/workbook.xml")},
                    {"xl/_rels/book.xml.rels", read_member(file, "xl/_rels/workbook.xml.rels")}};
    for (const char* name : {"_rels/.rels", "[Content_Types].xml"}) {
        members[name] = read_member(file, name);
        replace(members[name], "xl/workbook.xml", "xl/book.xml");
    }
    remove_member(file, "xl/workbook.xml");
    remove_member(file, "xl/_rels/workbook.xml.rels");
    const auto copy = fs::path(file.string() + ".copy");
    copy_with(file, copy, members);
    fs::rename(copy, file);
}

constexpr const char* package_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body>)";

void write_package(const fs::path& file, const std::string& mimetype, const std::string& body) {
    write_zip(file,
              {{"mimetype", mimetype},
               {"content.xml", package_head + body + "</office:body></office:document-content>"},
               {"META-INF/manifest.xml", fmt::format(
                                             R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)",
                                             mimetype)}},
              "mimetype");
}

}  // namespace

bool damages_file(Kind kind) {
    switch (kind) {
        case Kind::truncated:
        case Kind::flipped_bit:
        case Kind::missing_part:
        case Kind::cut_end:
        case Kind::bytes_after:
        case Kind::renamed_part:
        case Kind::no_mimetype: return true;
        default: return false;
    }
}

bool needs_xlsx(Kind kind) { return kind == Kind::renamed_part; }
bool needs_ods(Kind kind) { return kind == Kind::no_mimetype; }

void damage_file(Kind kind, const fs::path& file) {
    switch (kind) {
        case Kind::truncated: fs::resize_file(file, fs::file_size(file) / 2); break;
        case Kind::flipped_bit: flip_bit(file); break;
        case Kind::missing_part: remove_member(file, cells_member(file)); break;
        case Kind::cut_end: fs::resize_file(file, fs::file_size(file) - 10); break;
        case Kind::bytes_after: append(file, "\r\n"); break;
        case Kind::renamed_part: rename_main_part(file); break;
        case Kind::no_mimetype: remove_member(file, "mimetype"); break;
        default: break;
    }
}

// A unit with the name of a framework's alias, and numbers like its codes, do not make it a workbook of ours.
void write_foreign(const fs::path& file) {
    std::string rows;
    for (int i = 1; i <= 20; ++i)
        rows += fmt::format(
            R"(<table:table-row><table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="{1}"><text:p>{1}</text:p></table:table-cell></table:table-row>)",
            i, i * 100);
    write_package(
        file, "application/vnd.oasis.opendocument.spreadsheet",
        R"(<office:spreadsheet><table:table table:name="预算"><table:table-row><table:table-cell office:value-type="string"><text:p>章丘</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>十四五</text:p></table:table-cell></table:table-row>)" +
            rows + "</table:table></office:spreadsheet>");
}

void write_text_document(const fs::path& file) {
    write_package(file, "application/vnd.oasis.opendocument.text",
                  "<office:text><text:p>自评报告</text:p></office:text>");
}

}  // namespace citystar::batch

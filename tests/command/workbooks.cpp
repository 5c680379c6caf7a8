#include "workbooks.hpp"

#include <zip.h>

#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "installation.hpp"

namespace citystar::test {

namespace fs = std::filesystem;

namespace {

std::string escaped(const std::string& text) {
    return std::regex_replace(std::regex_replace(text, std::regex("&"), "&amp;"), std::regex("\""), "&quot;");
}

std::string content_xml(const std::string& spreadsheet) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"><office:body><office:spreadsheet>)" +
           spreadsheet + "</office:spreadsheet></office:body></office:document-content>";
}

std::string column_of(const std::vector<std::string>& formulas) {
    std::ostringstream out;
    out << "<table:table table:name=\"A\">";
    for (const auto& formula : formulas)
        out << "<table:table-row><table:table-cell table:formula=\"of:=" << escaped(formula)
            << "\" office:value-type=\"float\" office:value=\"0\"/></table:table-row>";
    out << "</table:table>";
    return out.str();
}

constexpr const char* manifest_xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)";

void add(zip_t* archive, const char* name, const std::string& content) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (!source || zip_file_add(archive, name, source, ZIP_FL_OVERWRITE) < 0) throw std::runtime_error(name);
}

}  // namespace

void write_ods(const std::filesystem::path& file, const std::vector<std::string>& formulas) {
    write_ods_content(file, column_of(formulas));
}

void write_ods_content(const std::filesystem::path& file, const std::string& spreadsheet) {
    const std::string mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    const std::string content = content_xml(spreadsheet);
    const std::string manifest = manifest_xml;
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) throw std::runtime_error(file.string());
    add(archive, "mimetype", mimetype);
    zip_set_file_compression(archive, 0, ZIP_CM_STORE, 0);
    add(archive, "content.xml", content);
    add(archive, "META-INF/manifest.xml", manifest);
    if (zip_close(archive) != 0) throw std::runtime_error(file.string());
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string content_of(const std::filesystem::path& ods) { return part_of(ods, "content.xml"); }

std::string part_of(const std::filesystem::path& workbook, const char* name) {
    int error = 0;
    zip_t* archive = zip_open(workbook.c_str(), ZIP_RDONLY, &error);
    if (!archive) return {};
    std::string content;
    if (zip_file_t* member = zip_fopen(archive, name, 0)) {
        std::vector<char> block(1u << 16);
        while (const auto got = zip_fread(member, block.data(), block.size())) {
            if (got < 0) break;
            content.append(block.data(), static_cast<std::size_t>(got));
        }
        zip_fclose(member);
    }
    zip_discard(archive);
    return content;
}

std::vector<std::string> stored_results(const std::filesystem::path& ods) {
    const auto content = content_of(ods);
    std::vector<std::string> out;
    const std::regex cell("<table:table-cell[^>]*table:formula=[^>]*>(<text:p>([^<]*)</text:p>)?");
    const std::regex value("office:value=\"([^\"]*)\"");
    for (std::sregex_iterator it(content.begin(), content.end(), cell), end; it != end; ++it) {
        const std::string tag = it->str();
        std::smatch found;
        out.push_back(std::regex_search(tag, found, value) ? found[1].str() : (*it)[2].str());
    }
    return out;
}

fs::path extension_without_finished_workbooks(const fs::path& folder) {
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt"))
        if (entry.path().filename() != "forms")
            fs::copy(entry.path(), folder / entry.path().filename(), fs::copy_options::recursive);
    return folder;
}

fs::path office_that_does_not_start(const fs::path& folder) {
    const auto program = office::find_installation().program;
    fs::create_directories(folder / "program");
    for (const auto& file : fs::directory_iterator(program))
        fs::create_symlink(file.path().filename() == "soffice.bin" ? fs::path("/bin/false") : file.path(),
                           folder / "program" / file.path().filename());
    fs::create_directory_symlink(program.parent_path() / "share", folder / "share");
    return folder;
}

}  // namespace citystar::test

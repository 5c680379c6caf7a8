#include "light_workbook.hpp"

#include <list>
#include <system_error>

#include "light_content.hpp"
#include "zip_parts.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{16} << 20;
// Of what else an .ods holds no cell knows anything.
constexpr const char* parts[] = {"META-INF/manifest.xml", "styles.xml", "settings.xml", "meta.xml"};

// The bytes must live until the archive is closed.
bool add(zip_t* archive, const char* name, const std::string& bytes) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (!source) return false;
    const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    // It is read once, by a neighbour.
    return zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0) == 0;
}

}  // namespace

bool write_light_workbook(const OdsResults& workbook, const fs::path& file) {
    const auto content = light_content(workbook.content());
    if (!content) return false;
    const auto source = zip_source_of(workbook.file());
    const auto from = source ? open_zip(source.get(), ZIP_RDONLY) : ZipArchive(nullptr, zip_discard);
    if (!from) return false;
    const std::string mime_type = OdsResults::mime_type;
    int error = 0;
    ZipArchive to(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error), zip_discard);
    if (!to || !add(to.get(), "mimetype", mime_type) || !add(to.get(), "content.xml", *content)) return false;
    std::list<std::string> texts;
    for (const auto* name : parts) {
        if (zip_name_locate(from.get(), name, 0) < 0) continue;
        auto text = zip_part(from.get(), name, most_bytes);
        // Its conditions may hold formulas.
        if (!text || text->find("is-true-formula") != std::string::npos) return false;
        texts.push_back(std::move(*text));
        if (!add(to.get(), name, texts.back())) return false;
    }
    if (zip_close(to.get()) != 0) return false;
    static_cast<void>(to.release());
    return true;
}

}  // namespace citystar::command

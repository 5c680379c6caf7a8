#include "slim_workbook.hpp"

#include <list>
#include <system_error>

#include "outside_links.hpp"
#include "slim_content.hpp"
#include "zip_parts.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = std::size_t{16} << 20;
// Written in addition to content.xml; no result depends on any other part. All are stored uncompressed, since they are
// read only once.
constexpr const char* parts[] = {"META-INF/manifest.xml", "styles.xml", "settings.xml", "meta.xml"};

}  // namespace

bool write_slim_workbook(const OdsResults& workbook, const fs::path& file) {
    auto content = slim_content(workbook.content());
    if (!content || !plainly_written(*content)) return false;
    limit_spaces(*content);
    take_out_references(*content, nothing_inside);
    const auto source = zip_source_of(workbook.file());
    const auto from = source ? open_zip(source.get(), ZIP_RDONLY) : ZipArchive(nullptr, zip_discard);
    if (!from) return false;
    const std::string mime_type = OdsResults::mime_type;
    int error = 0;
    ZipArchive to(zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error), zip_discard);
    if (!to || !put_zip_part(to.get(), "mimetype", mime_type, Compression::none) ||
        !put_zip_part(to.get(), "content.xml", *content, Compression::none))
        return false;
    std::list<std::string> texts;
    for (const auto* name : parts) {
        if (zip_name_locate(from.get(), name, 0) < 0) continue;
        auto text = zip_part(from.get(), name, most_bytes);
        // Its conditions may hold formulas.
        if (!text || text->find("is-true-formula") != std::string::npos) return false;
        if (!plainly_written(*text)) return false;
        texts.push_back(slim_styles(std::move(*text)));
        take_out_references(texts.back(), nothing_inside);
        if (!put_zip_part(to.get(), name, texts.back(), Compression::none)) return false;
    }
    if (zip_close(to.get()) != 0) return false;
    static_cast<void>(to.release());
    return true;
}

}  // namespace citystar::command

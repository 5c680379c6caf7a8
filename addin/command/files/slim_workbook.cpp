#include "slim_workbook.hpp"

#include <utility>
#include <vector>

#include "outside_links.hpp"
#include "slim_content.hpp"
#include "zip_archive.hpp"

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
    const auto from = ZipArchive::open_bytes(workbook.file());
    if (!from) return false;
    std::vector<NewPart> to;
    to.push_back({"mimetype", OdsResults::mime_type, Compression::none});
    to.push_back({"content.xml", std::move(*content), Compression::none});
    for (const auto* name : parts) {
        if (!from->contains(name)) continue;
        auto text = from->read(name, most_bytes);
        // Its conditions may hold formulas.
        if (!text || text->find("is-true-formula") != std::string::npos) return false;
        if (!plainly_written(*text)) return false;
        to.push_back({name, slim_styles(std::move(*text)), Compression::none});
        take_out_references(to.back().bytes, nothing_inside);
    }
    return ZipArchive().copy_to(file, to);
}

}  // namespace citystar::command

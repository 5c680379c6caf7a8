#include "table_styles.hpp"

#include <cerrno>
#include <list>
#include <string>
#include <string_view>
#include <system_error>

#include "zip_parts.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t largest_table = std::size_t{4} << 20;
constexpr std::string_view end_of_table = "</table>";
constexpr std::string_view plain_style =
    "<tableStyleInfo showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"0\" showColumnStripes=\"0\"/>";

bool is_table(std::string_view part) { return part.starts_with("xl/tables/") && part.ends_with(".xml"); }

}  // namespace

void style_tables(const std::filesystem::path& xlsx) {
    ZipArchive archive(zip_open(xlsx.c_str(), 0, nullptr), &zip_discard);
    if (!archive) return;
    std::list<std::string> changed;  // libzip reads them when it closes the archive
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        const char* name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
        if (!name || !is_table(name)) continue;
        auto table = zip_part(archive.get(), name, largest_table);
        if (!table || table->find("<tableStyleInfo") != std::string::npos) continue;
        const auto end = table->rfind(end_of_table);
        if (end == std::string::npos) continue;
        table->insert(end, plain_style);
        changed.push_back(std::move(*table));
        put_zip_part(archive.get(), std::string(name).c_str(), changed.back(), Compression::fast);
    }
    if (changed.empty()) return;
    if (zip_close(archive.get()) != 0) throw std::system_error(EIO, std::generic_category(), xlsx.string());
    archive.release();
}

}  // namespace citystar::command

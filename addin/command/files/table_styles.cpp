#include "table_styles.hpp"

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "zip_archive.hpp"

namespace citystar::command {
namespace {

constexpr std::size_t largest_table = std::size_t{4} << 20;
constexpr std::string_view end_of_table = "</table>";
constexpr std::string_view plain_style =
    "<tableStyleInfo showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"0\" showColumnStripes=\"0\"/>";

bool is_table(std::string_view part) { return part.starts_with("xl/tables/") && part.ends_with(".xml"); }

}  // namespace

void style_tables(const std::filesystem::path& xlsx) {
    const auto archive = ZipArchive::open(xlsx);
    if (!archive) return;
    std::vector<NewPart> changed;
    for (const auto& part : archive->parts()) {
        if (!is_table(part.name)) continue;
        auto table = archive->read(part.name, largest_table);
        if (!table || table->find("<tableStyleInfo") != std::string::npos) continue;
        const auto end = table->rfind(end_of_table);
        if (end == std::string::npos) continue;
        table->insert(end, plain_style);
        changed.push_back({part.name, std::move(*table)});
    }
    if (!changed.empty() && !archive->copy_to(xlsx, changed))
        throw std::system_error(EIO, std::generic_category(), xlsx.string());
}

}  // namespace citystar::command

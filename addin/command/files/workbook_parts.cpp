#include "workbook_parts.hpp"

#include <iterator>
#include <memory>

#include "regular_file.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_part = std::size_t{256} << 20;

bool flat_workbook(std::string_view start) {
    return start.find("office:document") != std::string_view::npos &&
           start.find("opendocument.spreadsheet") != std::string_view::npos;
}

WorkbookParts flat_parts(const fs::path& workbook) {
    std::error_code failed;
    if (const auto size = fs::file_size(workbook, failed); failed || size > largest_part) return {};
    RegularFile file(workbook);
    std::string start(std::size_t{1} << 16, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(file.gcount()));
    if (!flat_workbook(start)) return {};
    file.clear();
    return {start.append(std::istreambuf_iterator<char>(file), {}), true};
}

}  // namespace

WorkbookParts workbook_parts(const fs::path& workbook) {
    auto opened = ZipArchive::open(workbook);
    if (!opened) return flat_parts(workbook);
    WorkbookParts out;
    out.part = [archive = std::make_shared<const ZipArchive>(std::move(*opened))](const std::string& name) {
        return archive->read(name, largest_part);
    };
    out.content = out.part(ods_content);
    return out;
}

}  // namespace citystar::command

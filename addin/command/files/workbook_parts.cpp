#include "workbook_parts.hpp"

#include <iterator>
#include <memory>

#include "regular_file.hpp"
#include "zip_parts.hpp"

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
    const std::shared_ptr<zip_t> archive(zip_open(workbook.c_str(), ZIP_RDONLY, nullptr), [](zip_t* open) {
        if (open) zip_discard(open);
    });
    if (!archive) return flat_parts(workbook);
    WorkbookParts out;
    out.part = [archive](const std::string& name) { return zip_part(archive.get(), name.c_str(), largest_part); };
    out.content = out.part(ods_content);
    return out;
}

}  // namespace citystar::command

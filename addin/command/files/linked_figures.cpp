#include "linked_figures.hpp"

#include <cerrno>
#include <fstream>
#include <map>
#include <system_error>

#include "ods_links.hpp"
#include "ods_shown_types.hpp"
#include "repeated_formulas.hpp"
#include "workbook_parts.hpp"
#include "xlsx_book.hpp"
#include "xlsx_links.hpp"
#include "xlsx_shown_types.hpp"
#include "zip_archive.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using messages::Message;
using Parts = std::map<std::string, std::string>;

// Writes `copy`, which may be the file itself.
bool put_parts(const fs::path& file, Parts parts, const fs::path& copy) {
    const auto archive = ZipArchive::open(file);
    std::vector<NewPart> changed;
    for (auto& [name, bytes] : parts) changed.push_back({name, std::move(bytes)});
    return archive && archive->copy_to(copy, changed);
}

bool written(const fs::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary);
    out << bytes << std::flush;
    return static_cast<bool>(out);
}

struct Changes {
    bool followed = false;
    Parts parts = {};  // the changed ones
    std::vector<LinkedCell> links = {};
    std::optional<Message> why_not = {};
    std::string part = {};
};

Changes changes_of(const std::string& content, const PartReader& read) {
    auto unrolled = unrolled_formulas(content);
    if (unrolled.too_many) return {true, {}, {}, Message::formulas_repeated, std::to_string(unrolled.repeated)};
    auto linked = replace_ods_links(unrolled.content);
    if (!linked) return {true, {}, {}, Message::part_no_utf8, ods_content};
    auto shown = show_ods_types(linked->content, read);
    if (unrolled.repeated == 0 && !linked->changed && !shown) return {true, {}, std::move(linked->cells)};
    return {true, {{ods_content, std::move(shown ? *shown : linked->content)}}, std::move(linked->cells)};
}

Changes changes_of(const WorkbookParts& file) {
    if (file.content) return changes_of(*file.content, file.part);
    if (!file.part || !read_xlsx_book(file.part)) return {};
    auto linked = replace_xlsx_links(file.part);
    if (!linked) return {true, {}, {}, Message::part_no_utf8, "worksheet"};
    auto& parts = linked->parts;
    const PartReader changed = [&](const std::string& name) {
        const auto found = parts.find(name);
        return found == parts.end() ? file.part(name) : found->second;
    };
    auto shown = show_xlsx_types(changed);
    shown.merge(parts);
    return {true, std::move(shown), std::move(linked->cells)};
}

}  // namespace

ReadyWorkbook ready_workbook(const fs::path& workbook, const fs::path& copy) {
    const auto file = workbook_parts(workbook);
    auto changes = changes_of(file);
    if (changes.parts.empty())
        return {workbook, changes.followed, std::move(changes.links), changes.why_not, std::move(changes.part)};
    const bool done =
        file.flat ? written(copy, changes.parts.at(ods_content)) : put_parts(workbook, std::move(changes.parts), copy);
    if (!done) throw std::system_error(errno ? errno : EIO, std::generic_category(), copy.string());
    return {copy, true, std::move(changes.links)};
}

void restore_links(const fs::path& workbook, const fs::path& stored, const std::vector<LinkedCell>& cells) {
    const auto from = workbook_parts(workbook);
    const auto to = workbook_parts(stored);
    if (from.content && to.content && !to.flat)
        put_parts(stored, {{ods_content, with_ods_links(*to.content, cells)}}, stored);
    else if (from.part && to.part && !from.content && !to.content)
        put_parts(stored, with_xlsx_links(from.part, to.part, cells), stored);
}

}  // namespace citystar::command

#include "ods_shown_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "linked_cell.hpp"
#include "ods_cells.hpp"
#include "raw_tag.hpp"
#include "text_edits.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

constexpr auto style_space = "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";
constexpr auto number_space = "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"";
constexpr int most_ancestors = 100;  // ancestors may form a circle

struct CellStyle {
    std::string parent;
    std::string format;
    std::size_t begin = 0;
    std::size_t tag_end = 0;
    std::size_t end = 0;  // 0 if another element lies within it
};

// The styles of cells in one part.
class Styles : XmlWalk {
public:
    explicit Styles(const std::string& part) { understood = walk(part); }

    bool understood = false;
    std::map<std::string, CellStyle> cells;
    std::set<std::string> percentages;  // formats
    std::size_t room = 0;               // the end of the automatic ones, where new ones are inserted

private:
    static std::string given(const char** attributes, std::string_view name) {
        const char* const found = value_of(attributes, name);
        return found ? found : "";
    }

    void begin(std::string_view name, const char** attributes) override {
        if (name == "percentage-style") percentages.insert(given(attributes, "name"));
        if (name == "automatic-styles") automatic_ = at();
        if (name != "style" || given(attributes, "family") != "table-cell") return;
        open_ = &cells[given(attributes, "name")];
        *open_ = {given(attributes, "parent-style-name"), given(attributes, "data-style-name"), at(), behind()};
    }
    void end(std::string_view name) override {
        if (name == "automatic-styles" && at() > automatic_) room = at();
        if (name != "style" || !open_) return;
        // For an empty element the end is reported at its only tag.
        open_->end = std::max(behind(), open_->tag_end);
        open_ = nullptr;
    }

    std::size_t automatic_ = 0;
    CellStyle* open_ = nullptr;
};

// Automatic styles are looked up first. A format belongs to the part that names it.
bool shows_percentages(const Styles& automatic, const Styles& common, std::string style) {
    for (int i = 0; i < most_ancestors; ++i) {
        const auto* from = automatic.cells.contains(style) ? &automatic : &common;
        const auto found = from->cells.find(style);
        if (found == from->cells.end()) return false;
        if (!found->second.format.empty()) return from->percentages.contains(found->second.format);
        style = found->second.parent;
    }
    return false;
}

std::string unused(const Styles& styles, std::string name) {
    while (styles.cells.contains(name) || styles.percentages.contains(name)) name += '_';
    return name;
}

// The style under another name, with a format that shows no percentages.
std::string plain_style(const std::string& content, const Styles& styles, const std::string& style,
                        const std::string& name, const std::string& format) {
    const auto found = styles.cells.find(style);
    if (found == styles.cells.end() || found->second.end < found->second.tag_end)
        return fmt::format(
            "<style:style {} style:name=\"{}\" style:family=\"table-cell\" style:parent-style-name=\"{}\" "
            "style:data-style-name=\"{}\"/>",
            style_space, name, escaped_xml(style), format);
    const auto& [parent, known, begin, tag_end, end] = found->second;
    const auto tag = content.substr(begin, tag_end - begin);
    std::string prefix;
    const auto bare = tag_without(tag, [&](const RawAttribute& attribute) {
        if (attribute.name == "name") prefix = attribute.prefix;
        return attribute.name == "name" || attribute.name == "data-style-name";
    });
    const auto attributes = fmt::format(" {0}name=\"{1}\" {0}data-style-name=\"{2}\"", prefix, name, format);
    return tag_with(bare, attributes) + content.substr(tag_end, end - tag_end);
}

// The cell's tag with a style.
std::string styled(std::string_view tag, const std::string& style) {
    const auto colon = tag.substr(0, tag.find_first_of(" \t\r\n/>")).find(':');
    const auto prefix = colon == std::string_view::npos ? std::string_view() : tag.substr(1, colon);
    const auto bare = tag_without(tag, [](const RawAttribute& attribute) { return attribute.name == "style-name"; });
    return tag_with(bare, fmt::format(" {}style-name=\"{}\"", prefix, style));
}

// Whether a tag has such a type and no formula; for most workbooks this quick look is enough.
bool may_have_types(std::string_view content) {
    for (const std::string_view type : {"boolean", "date", "time"})
        for (const char quote : {'"', '\''}) {
            const auto mark = fmt::format("value-type={0}{1}{0}", quote, type);
            for (auto at = content.find(mark); at != std::string_view::npos; at = content.find(mark, at + 1)) {
                const auto begin = content.rfind('<', at);
                if (begin != std::string_view::npos &&
                    content.substr(begin, content.find('>', at) - begin).find("formula=") == std::string_view::npos)
                    return true;
            }
        }
    return false;
}

}  // namespace

std::optional<std::string> show_ods_types(const std::string& content, const PartReader& read) {
    if (!may_have_types(content)) return std::nullopt;
    const auto file = read_ods_cells(content, [](const StoredCell& cell) {
        return !cell.has_formula && cell.type != workbook::Shown::number && !cell.style.empty();
    });
    const Styles automatic(content);
    if (!file.understood || file.cells.empty() || !automatic.understood) return std::nullopt;
    if (automatic.room == 0 || automatic.room > file.cells.front().begin) return std::nullopt;
    const Styles common(read ? read("styles.xml").value_or("") : std::string());
    const auto format = unused(automatic, "citystar-general");
    std::map<std::string, std::string> plain;
    auto styles = fmt::format(
        "<number:number-style {} {} style:name=\"{}\"><number:number number:min-integer-digits=\"1\"/>"
        "</number:number-style>",
        number_space, style_space, format);
    std::vector<PartEdit> edits(1);
    for (const auto& cell : file.cells) {
        if (!shows_percentages(automatic, common, cell.style)) continue;
        auto& name = plain[cell.style];
        if (name.empty()) {
            name = unused(automatic, fmt::format("citystar-plain-{}", plain.size()));
            styles += plain_style(content, automatic, cell.style, name, format);
        }
        const auto tag = std::string_view(content).substr(cell.begin, cell.end - cell.begin);
        edits.push_back({cell.begin, cell.end, styled(tag, name)});
    }
    if (plain.empty()) return std::nullopt;
    edits.front() = {automatic.room, automatic.room, styles};
    return edited(content, edits);
}

}  // namespace citystar::command

#include "xlsx_shown_types.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "linked_cell.hpp"
#include "opc_parts.hpp"
#include "raw_tag.hpp"
#include "xlsx_book.hpp"
#include "xlsx_cells.hpp"
#include "xml_walk.hpp"

namespace citystar::command {
namespace {

using workbook::Shown;

constexpr int general_format = 0;
constexpr int date_format = 14;

int number_in(const char* text) {
    int out = 0;
    const std::string_view digits = text ? text : "";
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

// A format without its texts and without the contents of brackets: colours, conditions, languages.
std::string signs_of(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '\\') {
            ++i;
        } else if (code[i] == '"' || code[i] == '[') {
            i = std::min(code.find(code[i] == '"' ? '"' : ']', i + 1), code.size());
        } else {
            out += code[i];
        }
    }
    return out;
}

// Numbers of formats that every program knows without a definition.
bool known_date(int format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) ||
           (format >= 50 && format <= 58);
}

// The formats of cells; more can be added.
class Formats : XmlWalk {
public:
    explicit Formats(std::string part) : part_(std::move(part)) { understood_ = walk(part_) && room_ > 0; }

    // The number of a style with the same look and a format that shows the type; nothing if this style already does.
    std::optional<std::size_t> that_shows(Shown type, const std::string& format) {
        const auto number = static_cast<std::size_t>(number_in(format.c_str()));
        if (!understood_ || number >= looks_.size()) return std::nullopt;
        const auto& look = looks_[number];
        if (look.end < look.tag_end) return std::nullopt;
        const int wanted = type == Shown::truth ? general_format : date_format;
        if (wanted == general_format ? is_general(look.format) : is_date(look.format)) return std::nullopt;
        const auto [known, first] = added_.try_emplace({number, wanted}, looks_.size() + added_.size());
        if (first) more_ += copy_of(look, wanted);
        return known->second;
    }

    // The part with the added formats.
    std::string part() const {
        const auto tag = part_.substr(list_, list_end_ - list_);
        const auto bare = tag_without(tag, [](const RawAttribute& attribute) { return attribute.name == "count"; });
        const auto counted = tag_with(bare, fmt::format(" count=\"{}\"", looks_.size() + added_.size()));
        return edited(part_, {{list_, list_end_, counted}, {room_, room_, more_}});
    }

private:
    struct Look {
        int format = 0;
        std::size_t begin = 0;
        std::size_t tag_end = 0;
        std::size_t end = 0;
    };

    void begin(std::string_view name, const char** attributes) override {
        if (name == "numFmt") {
            const char* const code = value_of(attributes, "formatCode");
            codes_.try_emplace(number_in(value_of(attributes, "numFmtId")), signs_of(code ? code : ""));
        } else if (name == "cellXfs") {
            list_ = at();
            list_end_ = behind();
            open_ = true;
        } else if (name == "xf" && open_) {
            looks_.push_back({number_in(value_of(attributes, "numFmtId")), at(), behind()});
        }
    }
    void end(std::string_view name) override {
        if (!open_) return;
        // For an empty element the end is reported at its only tag.
        if (name == "xf") looks_.back().end = std::max(behind(), looks_.back().tag_end);
        if (name == "cellXfs") {
            open_ = false;
            room_ = at() > list_ ? at() : 0;
        }
    }

    bool is_general(int format) const {
        const auto code = codes_.find(format);
        return code == codes_.end() ? format == general_format : code->second == "General";
    }
    bool is_date(int format) const {
        const auto code = codes_.find(format);
        return code == codes_.end()
                   ? known_date(format)
                   : code->second != "General" && code->second.find_first_of("yYmMdDhHsS") != std::string::npos;
    }

    std::string copy_of(const Look& look, int format) const {
        const auto tag = part_.substr(look.begin, look.tag_end - look.begin);
        const auto bare = tag_without(tag, [](const RawAttribute& attribute) {
            return attribute.name == "numFmtId" || attribute.name == "applyNumberFormat";
        });
        return tag_with(bare, fmt::format(" numFmtId=\"{}\" applyNumberFormat=\"1\"", format)) +
               part_.substr(look.tag_end, look.end - look.tag_end);
    }

    const std::string part_;
    bool understood_ = false;
    bool open_ = false;
    std::size_t list_ = 0;
    std::size_t list_end_ = 0;
    std::size_t room_ = 0;
    std::map<int, std::string> codes_;
    std::vector<Look> looks_;
    std::map<std::pair<std::size_t, int>, std::size_t> added_;
    std::string more_;
};

std::string styles_part(const XlsxBook& book, const PartReader& read) {
    const auto list = read(book.relations);
    const auto folder = book.part.substr(0, book.part.rfind('/') + 1);
    const auto relations = list ? relationships(*list, folder) : std::nullopt;
    if (!relations) return {};
    const auto found = std::ranges::find_if(*relations, [](const auto& one) { return one.is("styles"); });
    return found == relations->end() ? std::string() : found->target;
}

// For most sheets this quick look is enough.
bool may_have_types(const std::string& sheet) {
    constexpr const char* marks[] = {" t=\"b\"", " t='b'", " t=\"d\"", " t='d'"};
    return std::ranges::any_of(marks, [&](const char* mark) { return sheet.find(mark) != std::string::npos; });
}

std::vector<PartEdit> edits_of(const std::string& sheet, const std::vector<StoredCell>& cells, Formats& formats) {
    std::vector<PartEdit> out;
    for (const auto& cell : cells) {
        const auto format = formats.that_shows(cell.type, cell.style);
        if (!format) continue;
        const auto tag = std::string_view(sheet).substr(cell.begin, cell.end - cell.begin);
        const auto bare = tag_without(
            tag, [](const RawAttribute& attribute) { return attribute.prefix.empty() && attribute.name == "s"; });
        out.push_back({cell.begin, cell.end, tag_with(bare, fmt::format(" s=\"{}\"", *format))});
    }
    return out;
}

}  // namespace

std::map<std::string, std::string> show_xlsx_types(const PartReader& read) {
    std::map<std::string, std::string> out;
    const auto book = read_xlsx_book(read);
    if (!book) return out;
    std::optional<Formats> formats;
    std::string styles;
    for (const auto& [name, part] : book->sheets) {
        const auto sheet = read(part);
        if (!sheet || !may_have_types(*sheet)) continue;
        const auto cells = read_xlsx_cells(
            *sheet, name, [](const auto& cell) { return !cell.has_formula && cell.type != Shown::number; });
        if (!cells || cells->empty()) continue;
        if (!formats) {
            styles = styles_part(*book, read);
            formats.emplace(read(styles).value_or(""));
        }
        const auto edits = edits_of(*sheet, *cells, *formats);
        if (!edits.empty()) out[part] = edited(*sheet, edits);
    }
    if (!out.empty()) out[styles] = formats->part();
    return out;
}

}  // namespace citystar::command

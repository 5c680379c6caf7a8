#include "xlsx_form.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "citystar/cell_address.hpp"
#include "raw_xml.hpp"
#include "sha256.hpp"
#include "xlsx_book.hpp"

namespace citystar::command {
namespace {

constexpr double readable_row = readable_line * 72 / 25.4;  // points
// Of fonts, fills and so on, and of formats: each format is hashed with all that it refers to.
constexpr std::size_t largest_element = 4096;
constexpr std::size_t most_formats = 8192;
constexpr double readable_column = 2;  // characters

bool one_of(std::string_view name, std::initializer_list<std::string_view> some) {
    return std::ranges::find(some, name) != some.end();
}

std::string whole(const RawTag& tag, std::initializer_list<std::string_view> without = {}) {
    std::string out = tag.begins ? "<" : "</";
    out += tag.name;
    for (const auto& attribute : tag.attributes)
        if (!one_of(attribute.name, without)) append_attribute(out, attribute);
    return out.append(tag.begins && tag.ends ? "/>" : ">");
}

// Whether attributes that do not belong to the form have values that every reader takes for the same.
bool plain(const RawTag& tag, std::initializer_list<std::string_view> names) {
    return std::ranges::all_of(
        tag.attributes, [&](const auto& one) { return !one_of(one.name, names) || plain_text(one.value).has_value(); });
}

struct SharedText {
    std::string_view raw;
    std::optional<std::string> plain;  ///< nothing if it is marked up, or if its white space may be read in two ways
};

// The text of <si>, if it is one <t>.
std::optional<std::string> plain_item(std::string_view item) {
    RawTag tag;
    std::size_t at = 0;
    if (!item.starts_with("<t") || !read_raw_tag(item, at, tag) || tag.name != "t") return std::nullopt;
    const auto text = element_content(item, tag, at);
    if (!text || at != item.size()) return std::nullopt;
    for (const auto& [name, value] : tag.attributes)
        if (name != "xml:space" || value != "preserve" || tag.attributes.size() > 1) return std::nullopt;
    auto out = plain_text(*text);
    // Excel writes characters as _x000A_.
    if (!out || out->empty() || out->front() == ' ' || out->back() == ' ' || out->find("  ") != std::string::npos ||
        out->find("_x") != std::string::npos)
        return std::nullopt;
    return out;
}

// Nothing if there is any other element: LibreOffice counts a text whose element has a prefix too.
std::optional<std::vector<SharedText>> shared_texts(std::string_view part) {
    std::vector<SharedText> out;
    RawTag tag;
    auto at = part.find("<sst");
    if (at == std::string_view::npos || !read_raw_tag(part, at, tag) || tag.name != "sst" || !tag.begins)
        return std::nullopt;
    for (bool more = !tag.ends; more;) {
        at = part.find('<', at);
        if (at == std::string_view::npos || !read_raw_tag(part, at, tag)) return std::nullopt;
        more = tag.begins;
        if (!more) break;
        const auto item = element_content(part, tag, at);
        if (tag.name != "si" || !tag.attributes.empty() || !item) return std::nullopt;
        out.push_back({*item, plain_item(*item)});
    }
    return out;
}

// "AB12" without dollars; columns and rows count from 0.
std::optional<std::pair<int, int>> place(std::string_view address) {
    int column = 0;
    std::size_t letters = 0;
    for (; letters < address.size() && address[letters] >= 'A' && address[letters] <= 'Z' && letters < 3; ++letters)
        column = column * 26 + (address[letters] - 'A' + 1);
    int row = 0;
    const auto digits = address.substr(letters);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    if (letters == 0 || digits.empty() || digits.front() == '0' || error != std::errc() ||
        end != digits.data() + digits.size() || row < 1 || row > 1048576 || column > 16384)
        return std::nullopt;
    return std::pair(column - 1, row - 1);
}

std::optional<std::size_t> index(std::string_view text) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

class Sheet {
public:
    Sheet(std::string_view text, int number, const XlsxFormStyles& styles, const std::vector<SharedText>& shared,
          FormText& form, Form& out)
        : text_(text), number_(number), styles_(styles), shared_(shared), form_(form), out_(out) {}

    bool read() {
        const auto data = text_.find("<sheetData>");
        const auto end = text_.find("</sheetData>", data);
        if (data == std::string_view::npos || end == std::string_view::npos) return false;
        return head(text_.substr(0, data)) && rows(text_.substr(data + 11, end - data - 11)) && tail(text_.substr(end));
    }

private:
    // What stands before the rows: without views, the extent of the cells, and widths.
    bool head(std::string_view text) {
        const auto start = text.find("<worksheet");
        if (start == std::string_view::npos) return false;
        form_.add(text.substr(0, start));
        RawTag tag;
        for (auto at = start; at < text.size();) {
            if (text[at] != '<' || !read_raw_tag(text, at, tag) || tag.repeats()) return false;
            if (tag.name == "dimension") {
                if (!tag.ends || !tag.begins) return false;
            } else if (tag.name == "sheetViews") {
                const auto views = element_content(text, tag, at);
                if (!tag.begins || !tag.attributes.empty() || !views || !balanced(*views)) return false;
            } else if (tag.name == "col") {
                if (!plain(tag, {"customWidth"})) return false;
                const auto width = finite_number(tag.value("width"));
                form_.add(width && *width >= readable_column ? whole(tag, {"width", "customWidth"}) : whole(tag));
            } else if (one_of(tag.name, {"worksheet", "sheetPr", "pageSetUpPr", "outlinePr", "tabColor",
                                         "sheetFormatPr", "cols"})) {
                form_.add(whole(tag));
            } else {
                return false;
            }
        }
        return true;
    }

    bool tail(std::string_view text) {
        // The formats of conditions are numbered, and say nothing about cells.
        RawTag tag;
        for (std::size_t at = 0; at < text.size();) {
            const auto begin = std::min(text.find('<', at), text.size());
            form_.add(text.substr(at, begin - at));
            at = begin;
            if (at == text.size()) break;
            if (!read_raw_tag(text, at, tag) || tag.repeats() || !plain(tag, {"dxfId"})) return false;
            // Cells elsewhere, such as those of a second table of rows.
            if (tag.begins && one_of(tag.name, {"sheetData", "row", "c"})) return false;
            form_.add(tag.name == "cfRule" ? whole(tag, {"dxfId"}) : std::string(text.substr(begin, at - begin)));
        }
        return true;
    }

    bool rows(std::string_view text) {
        RawTag tag;
        int last = -1;
        for (std::size_t at = 0; at < text.size();) {
            if (text[at] != '<' || !read_raw_tag(text, at, tag) || tag.name != "row" || !tag.begins || tag.repeats())
                return false;
            const auto number = index(tag.value("r"));
            if (!number || *number < 1 || *number > 1048576 || static_cast<int>(*number) - 1 <= last) return false;
            last = static_cast<int>(*number) - 1;
            if (!plain(tag, {"ht", "customHeight", "spans"})) return false;
            const auto height = finite_number(tag.value("ht"));
            form_.add(!tag.has("ht") || (height && *height >= readable_row)
                          ? whole(tag, {"ht", "customHeight", "spans"})
                          : whole(tag, {"spans"}));
            const auto cells = element_content(text, tag, at);
            if (!cells || !this->cells(*cells, last)) return false;
        }
        return true;
    }

    bool cells(std::string_view text, int row) {
        RawTag tag;
        int last = -1;
        for (std::size_t at = 0; at < text.size();) {
            if (text[at] != '<' || !read_raw_tag(text, at, tag) || tag.name != "c" || !tag.begins || tag.repeats())
                return false;
            const auto where = place(tag.value("r"));
            if (!where || where->second != row || where->first <= last) return false;
            last = where->first;
            const auto inside = element_content(text, tag, at);
            if (!inside || !cell(tag, *inside, last, row)) return false;
        }
        return true;
    }

    struct Parts {
        std::optional<std::string_view> formula;  ///< the whole element
        std::optional<std::string_view> value;
    };

    static std::optional<Parts> parts(std::string_view inside) {
        Parts out;
        RawTag tag;
        for (std::size_t at = 0; at < inside.size();) {
            const auto begin = at;
            if (inside[at] != '<' || !read_raw_tag(inside, at, tag) || !tag.begins || tag.repeats())
                return std::nullopt;
            const auto text = element_content(inside, tag, at);
            if (!text || text->find('<') != std::string_view::npos) return std::nullopt;
            if (tag.name == "f" && !out.formula && !out.value) {
                out.formula = inside.substr(begin, at - begin);
            } else if (tag.name == "v" && !out.value && tag.attributes.empty()) {
                out.value = *text;
            } else {
                return std::nullopt;
            }
        }
        return out;
    }

    bool cell(const RawTag& tag, std::string_view inside, int column, int row) {
        const auto found = parts(inside);
        const auto number = index(tag.has("s") ? tag.value("s") : "0");
        const auto* format = number ? styles_.format(*number) : nullptr;
        if (!found || !format) return false;
        const auto type = tag.value("t");
        // LibreOffice gives the result of a formula the number format of its operands.
        const bool result = found->formula && !format->open;
        auto text = std::string("<c").append(result ? format->bare : format->whole);
        for (const auto& attribute : tag.attributes)
            if (attribute.name != "s" && attribute.name != "t") append_attribute(text, attribute);
        form_.add(text.append(">"));
        if (format->open) {
            out_.open.push_back({number_, column, row, column, row});
            return entry(type, *found, column, row);
        }
        if (!found->formula) return constant(type, *found);
        form_.add(*found->formula);
        if (!one_of(type, {"", "n", "str", "s", "b", "e"})) return false;
        if (found->value && !plain_text(*found->value)) return false;
        const bool shows_number = found->value && one_of(type, {"", "n"});
        out_.results.push_back({number_, column, row, shows_number ? finite_number(*found->value) : std::nullopt});
        return true;
    }

    bool constant(std::string_view type, const Parts& parts) {
        if (!parts.value) {
            form_.add(std::string("\1empty").append(type));
            return true;
        }
        if (type != "s") {
            form_.add(std::string("\1").append(type).append(1, '\2').append(*parts.value).append(1, '\3'));
            return true;
        }
        const auto number = index(*parts.value);
        if (!number || *number >= shared_.size()) return false;
        form_.add(std::string("\1s\2").append(shared_[*number].raw).append(1, '\3'));
        return true;
    }

    bool entry(std::string_view type, const Parts& parts, int column, int row) {
        Entry out;
        out.sheet = number_;
        out.column = column;
        out.row = row;
        if (parts.formula) {
            if (!one_of(type, {"", "n", "str", "s", "b", "e"}) || (parts.value && !plain_text(*parts.value)))
                return false;
            out.formula = *parts.formula;
        } else if (!parts.value) {
            return one_of(type, {"", "n"});
        } else if (type == "s") {
            const auto number = index(*parts.value);
            if (!number || *number >= shared_.size() || !shared_[*number].plain) return false;
            out.value = *shared_[*number].plain;
        } else if (one_of(type, {"", "n"})) {
            const auto number = finite_number(*parts.value);
            if (!number) return false;
            out.type = Entry::Type::number;
            out.value = *number;
        } else {
            return false;
        }
        out_.entries.push_back(std::move(out));
        return true;
    }

    std::string_view text_;
    int number_;
    const XlsxFormStyles& styles_;
    const std::vector<SharedText>& shared_;
    FormText& form_;
    Form& out_;
};

// The workbook part without its windows.
bool add_book(std::string_view text, FormText& form) {
    const auto views = text.find("<bookViews>");
    const auto end = text.find("</bookViews>", views);
    if (views == std::string_view::npos) {
        form.add(text);
        return true;
    }
    if (end == std::string_view::npos || !balanced(text.substr(views + 11, end - views - 11))) return false;
    form.add(text.substr(0, views));
    form.add(text.substr(end));
    return true;
}

// Formats refer to lists of number formats, fonts, fills, borders and named styles by numbers, which differ from file
// to file.
class FormatReader {
public:
    using Format = XlsxFormStyles::Format;

    FormatReader(std::string_view text, std::string& rest, std::vector<Format>& formats)
        : text_(text), rest_(rest), formats_(formats) {}

    bool read() {
        RawTag tag;
        std::string_view list;  // the element that holds what is being read
        for (auto at = text_.find("<styleSheet"); at < text_.size();) {
            const auto begin = std::min(text_.find('<', at), text_.size());
            rest_ += text_.substr(at, begin - at);
            at = begin;
            if (at == text_.size()) break;
            if (!read_raw_tag(text_, at, tag) || tag.repeats()) return false;
            if (one_of(tag.name, {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"})) {
                if (tag.begins && !lists_.insert(tag.name).second) return false;
                list = tag.begins && !tag.ends ? tag.name : std::string_view();
            } else if (tag.name == "dxfs") {
                if (!element_content(text_, tag, at)) return false;
            } else if (list.empty()) {
                rest_ += text_.substr(begin, at - begin);
            } else {
                const auto inside = element_content(text_, tag, at);
                // LibreOffice passes over other elements, and numbers the rest.
                if (!tag.begins || tag.name != element_of(list) || !inside || at - begin > largest_element)
                    return false;
                if (styles_.size() + formats_.size() > most_formats) return false;
                take(list, tag, *inside, text_.substr(begin, at - begin));
            }
        }
        return true;
    }

private:
    struct Style {
        std::string text;
        std::string_view font;
        std::string_view fill;
        std::string_view border;
    };

    static std::string_view element_of(std::string_view list) {
        return one_of(list, {"cellStyleXfs", "cellXfs"}) ? "xf" : list.substr(0, list.size() - 1);
    }

    void take(std::string_view list, const RawTag& tag, std::string_view inside, std::string_view element) {
        if (list == "numFmts")
            number_formats_.try_emplace(std::string(tag.value("numFmtId")), tag.value("formatCode"));
        else if (list == "fonts")
            fonts_.push_back(element);
        else if (list == "fills")
            fills_.push_back(element);
        else if (list == "borders")
            borders_.push_back(element);
        else if (list == "cellStyleXfs")
            styles_.push_back(
                {format_of(tag, inside).whole, tag.value("fontId"), tag.value("fillId"), tag.value("borderId")});
        else
            formats_.push_back(format_of(tag, inside));
    }

    Format format_of(const RawTag& tag, std::string_view inside) const {
        std::string number_format;
        std::string text = "<xf";
        for (const auto& attribute : tag.attributes) {
            const auto& [name, value] = attribute;
            if (name == "numFmtId") {
                const auto found = number_formats_.find(value);
                number_format = found == number_formats_.end() ? std::string(value) : found->second;
            } else if (name == "fontId") {
                text += listed(fonts_, value);
            } else if (name == "fillId") {
                text += listed(fills_, value);
            } else if (name == "borderId") {
                text += listed(borders_, value);
            } else if (name == "xfId") {
                if (const auto* style = style_of(tag)) text += style->text;
            } else if (!says_nothing(tag, name)) {
                append_attribute(text, attribute);
            }
        }
        text.append(">").append(inside);
        Format out;
        out.bare = "\4" + sha256(text);
        out.whole = "\4" + sha256(text + "\5" + number_format);
        out.open = inside.find(" locked=\"false\"") != std::string_view::npos ||
                   inside.find(" locked=\"0\"") != std::string_view::npos;
        return out;
    }

    static std::string_view listed(const std::vector<std::string_view>& list, std::string_view number) {
        const auto found = index(number);
        return found && *found < list.size() ? list[*found] : std::string_view();
    }

    const Style* style_of(const RawTag& tag) const {
        const auto number = index(tag.value("xfId"));
        return number && *number < styles_.size() ? &styles_[*number] : nullptr;
    }

    // Whether a format says that it applies a font, a fill or a border makes no difference if its style has the same.
    bool says_nothing(const RawTag& tag, std::string_view name) const {
        const auto* style = style_of(tag);
        if (!style) return false;
        return (name == "applyFont" && style->font == tag.value("fontId")) ||
               (name == "applyFill" && style->fill == tag.value("fillId")) ||
               (name == "applyBorder" && style->border == tag.value("borderId"));
    }

    std::string_view text_;
    std::string& rest_;
    std::vector<Format>& formats_;
    std::set<std::string_view> lists_;  // those that were there
    std::map<std::string, std::string, std::less<>> number_formats_;
    std::vector<std::string_view> fonts_;
    std::vector<std::string_view> fills_;
    std::vector<std::string_view> borders_;
    std::vector<Style> styles_;
};

}  // namespace

bool XlsxFormStyles::read(const std::string& part) {
    if (part == part_) return usual_;
    part_ = part;
    rest_.clear();
    formats_.clear();
    return usual_ = !has_control_characters(part) && FormatReader(part_, rest_, formats_).read();
}

bool read_xlsx_form(const PartReader& read, XlsxFormStyles& styles, FormText& text, Form& out) {
    const auto book = read_xlsx_book(read);
    const auto styles_part = read("xl/styles.xml");
    if (!book || book->has_other_books || !styles_part || !styles.read(*styles_part)) return false;
    const auto workbook = read(book->part);
    const auto shared_part = read("xl/sharedStrings.xml");
    if (!workbook || !shared_part || has_control_characters(*workbook) || has_control_characters(*shared_part) ||
        !add_book(*workbook, text))
        return false;
    const auto shared = shared_texts(*shared_part);
    if (!shared) return false;
    text.add(styles.rest());
    int number = 0;
    for (const auto& [name, part] : book->sheets) {
        const auto sheet = read(part);
        if (!sheet || has_control_characters(*sheet)) return false;
        text.add(std::string("\4").append(part).append(1, '\5'));
        if (!Sheet(*sheet, number++, styles, *shared, text, out).read()) return false;
    }
    return true;
}

}  // namespace citystar::command

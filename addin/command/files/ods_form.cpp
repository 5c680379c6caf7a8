#include "ods_form.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>
#include <utility>

#include "raw_xml.hpp"
#include "sha256.hpp"

namespace citystar::command {
namespace {

using Names = std::set<std::string_view>;

constexpr std::int64_t most_columns = 16384;
constexpr std::int64_t most_rows = 1048576;
constexpr std::int64_t most_equal_entries = 1000;

// Elements outside cells. Their tags belong to the form as they are; an element in no list may mean anything.
const Names kept{"office:document-content",
                 "office:body",
                 "office:spreadsheet",
                 "office:forms",
                 "table:calculation-settings",
                 "table:iteration",
                 "table:content-validations",
                 "table:content-validation",
                 "table:help-message",
                 "table:error-message",
                 "table:table-protection",
                 "loext:table-protection",
                 "table:table-header-rows",
                 "table:table-header-columns",
                 "table:table-columns",
                 "table:table-rows",
                 "table:named-expressions",
                 "table:named-range",
                 "table:named-expression",
                 "table:database-ranges",
                 "table:database-range",
                 "calcext:conditional-formats",
                 "calcext:conditional-format",
                 "calcext:condition",
                 "calcext:data-bar",
                 "calcext:formatting-entry",
                 "calcext:color-scale",
                 "calcext:color-scale-entry",
                 "calcext:icon-set"};
// The texts of results may be marked up in these ways.
const Names text_parts{"text:p", "text:s", "text:span", "text:tab", "text:line-break"};

bool blank(std::string_view text) { return text.find_first_not_of(" \n\t\r") == std::string_view::npos; }

std::string key(std::string_view family, std::string_view name) {
    return std::string(family).append(1, '\1').append(name);
}

// The serial number of a day, with 1899-12-30 as 0.
std::optional<double> day_number(std::string_view date) {
    const auto number = [&](std::size_t from, std::size_t count) {
        int out = -1;
        const auto digits = date.substr(from, count);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        return error == std::errc() && end == digits.data() + digits.size() ? out : -1;
    };
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
    const int year = number(0, 4);
    const int month = number(5, 2);
    const int day = number(8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day of(std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)});
    constexpr std::chrono::sys_days zero{std::chrono::year{1899} / 12 / 30};
    if (!of.ok() || std::chrono::sys_days(of) < zero) return std::nullopt;
    return static_cast<double>((std::chrono::sys_days(of) - zero).count());
}

class Content {
public:
    Content(std::string_view text, const OdsFormStyles& styles, FormText& form, Form& out)
        : text_(text), styles_(styles), form_(form), out_(out) {}

    bool read(std::size_t at) {
        RawTag tag;
        for (auto from = at;; from = at) {
            at = text_.find('<', at);
            if (!blank(text_.substr(from, at - from))) return false;
            if (at == std::string_view::npos) return true;
            if (!read_raw_tag(text_, at, tag) || tag.repeats() || !take(tag, at)) return false;
        }
    }

private:
    bool take(const RawTag& tag, std::size_t& at) {
        if (tag.name == "table:table") return table(tag);
        if (tag.name == "table:table-column") return columns(tag);
        if (tag.name == "table:table-row") return row(tag);
        if (tag.name == "table:table-cell" || tag.name == "table:covered-table-cell") return in_row_ && cell(tag, at);
        if (in_row_) return false;
        if (tag.name == "table:shapes") return shapes(tag, at);
        if (tag.name == "table:help-message" || tag.name == "table:error-message") return message(tag, at);
        if (!kept.contains(tag.name)) return false;
        if (tag.name == "table:content-validation") return validation(tag);
        add(tag);
        return true;
    }

    // LibreOffice stores any of the cells as the first one if they come from an .xlsx. What is allowed is no value.
    bool validation(RawTag tag) {
        const auto base = std::ranges::find(tag.attributes, "table:base-cell-address", &RawTag::Attribute::name);
        if (base != tag.attributes.end()) {
            if (!plain_text(base->value)) return false;
            tag.attributes.erase(base);
        }
        add(tag);
        return true;
    }

    void add(const RawTag& tag, std::optional<std::string_view> style = {}) {
        std::string out = tag.begins ? "<" : "</";
        out += tag.name;
        for (const auto& attribute : tag.attributes)
            if (!style || attribute.name != "table:style-name") append_attribute(out, attribute);
        out.append(style.value_or("")).append(tag.begins && tag.ends ? "/>" : ">");
        form_.add(out);
    }

    bool table(const RawTag& tag) {
        if (in_row_) return false;
        add(tag, styles_.canonical("table", tag.value("table:style-name")));
        if (!tag.begins) return std::exchange(in_table_, false);
        if (in_table_ || tag.ends) return false;
        in_table_ = true;
        ++sheet_;
        row_ = 0;
        columns_.clear();
        return true;
    }

    bool columns(const RawTag& tag) {
        const auto count = repeat_count(tag, "table:number-columns-repeated");
        if (!in_table_ || in_row_ || !tag.begins || !tag.ends || count == 0 || count > most_columns) return false;
        std::string out = "column";
        for (const auto& attribute : tag.attributes)
            if (attribute.name != "table:number-columns-repeated" && attribute.name != "table:style-name" &&
                attribute.name != "table:default-cell-style-name")
                append_attribute(out, attribute);
        const auto style = tag.value("table:default-cell-style-name");
        // The style of its cells belongs to each cell.
        out += styles_.canonical("table-column", tag.value("table:style-name"));
        form_.add_repeated(out, count);
        columns_.push_back({(columns_.empty() ? 0 : columns_.back().end) + count, style});
        return columns_.back().end <= most_columns;
    }

    bool row(const RawTag& tag) {
        if (!tag.begins) {
            if (!in_row_) return false;
            in_row_ = false;
            end_row();
            return row_ <= most_rows;
        }
        row_count_ = repeat_count(tag, "table:number-rows-repeated");
        if (!in_table_ || in_row_ || tag.ends || row_count_ == 0 || row_count_ > most_rows ||
            tag.has("table:default-cell-style-name"))
            return false;
        in_row_ = true;
        column_ = 0;
        row_text_ = FormText();
        std::string out = "row";
        for (const auto& attribute : tag.attributes)
            if (attribute.name != "table:number-rows-repeated" && attribute.name != "table:style-name")
                append_attribute(out, attribute);
        row_text_.add(out.append(styles_.canonical("table-row", tag.value("table:style-name"))));
        return true;
    }

    void end_row() {
        form_.add_repeated(row_text_.take(), row_count_);
        row_ += row_count_;
    }

    bool cell(const RawTag& tag, std::size_t& at) {
        if (!tag.begins) return false;  // every start tag is read together with its end
        const auto count = repeat_count(tag, "table:number-columns-repeated");
        if (count == 0 || column_ + count > most_columns) return false;
        bool done = true;
        for (auto left = count; left > 0 && done;) {
            // Cells without a style have that of their columns, which may differ.
            auto style = tag.value("table:style-name");
            auto some = left;
            if (style.empty()) {
                const auto found = std::ranges::upper_bound(columns_, column_, {}, &Columns::end);
                if (found == columns_.end()) return false;
                style = found->style;
                some = std::min(left, found->end - column_);
                // Its content would be read once for each of these styles.
                if (some < left && !tag.ends) return false;
            }
            auto end = at;
            done = cells(tag, style, some, end);
            left -= some;
            column_ += some;
            if (left == 0) at = end;
        }
        return done;
    }

    bool cells(const RawTag& tag, std::string_view style, std::int64_t count, std::size_t& at) {
        const bool covered = tag.name == "table:covered-table-cell";
        std::string out = covered ? "covered" : "cell";
        const bool formula = tag.has("table:formula");
        const bool open = styles_.open(style);
        // LibreOffice gives the result of a formula the number format of its operands.
        out += formula && !open ? styles_.bare(style) : styles_.canonical("table-cell", style);
        const bool free = open || formula;  // the value is not part of the form
        for (const auto& attribute : tag.attributes) {
            const auto& name = attribute.name;
            if (name == "table:number-columns-repeated" || name == "table:style-name") continue;
            const bool value = name.starts_with("office:") || name == "calcext:value-type";
            if (free && value) continue;
            if (open && name == "table:formula") continue;
            append_attribute(out, attribute);
        }
        if (open)
            out_.open.push_back({sheet_, static_cast<int>(column_), static_cast<int>(row_),
                                 static_cast<int>(column_ + count - 1), static_cast<int>(row_ + row_count_ - 1)});
        const auto inside = element_content(text_, tag, at);
        if (!inside || inside->find("<table:") != std::string_view::npos) return false;
        if (!free) {
            out += *inside;
        } else if (formula && !open) {
            if (!result(tag, *inside, count)) return false;
        } else if (!entry(tag, *inside, count)) {
            return false;
        }
        row_text_.add_repeated(out.append(open ? "open" : ""), count);
        return true;
    }

    bool result(const RawTag& tag, std::string_view inside, std::int64_t count) {
        for (const auto& attribute : tag.attributes)
            if ((attribute.name.starts_with("office:") || attribute.name == "calcext:value-type") &&
                !plain_text(attribute.value))
                return false;
        const auto text = inner_text(inside, false);
        if (!text || count * row_count_ > most_equal_entries) return false;
        std::optional<double> number;
        const auto type = tag.value("office:value-type");
        // LibreOffice marks errors only in its own attribute.
        const bool error =
            tag.value("calcext:value-type") == "error" || text->starts_with("#") || text->starts_with("Err:");
        if (!error && (type == "float" || type == "percentage")) number = finite_number(tag.value("office:value"));
        for_each_cell(count, [&](int column, int row) { out_.results.push_back({sheet_, column, row, number}); });
        return true;
    }

    bool entry(const RawTag& tag, std::string_view inside, std::int64_t count) {
        Entry out;
        out.sheet = sheet_;
        const auto type = tag.value("office:value-type");
        const auto shown = tag.value("calcext:value-type");
        for (const auto& [name, value] : tag.attributes) {
            const bool known = name == "office:value-type" || name == "office:value" || name == "office:date-value" ||
                               name == "calcext:value-type";
            if (name.starts_with("office:") && !known && !tag.has("table:formula")) return false;
        }
        if (tag.has("table:formula")) {
            out.formula = tag.value("table:formula");
            if (!inner_text(inside, false)) return false;
            for (const auto& attribute : tag.attributes)
                if (!plain_text(attribute.value)) return false;
        } else if (type.empty()) {
            return inside.empty() && shown.empty() && tag.value("office:value").empty() &&
                   tag.value("office:date-value").empty();
        } else {
            if (type != shown) return false;
            // The text that shows a number need not be there.
            const auto text = inside.empty() && type != "string" ? std::string() : inner_text(inside, true);
            if (!text) return false;
            std::optional<double> number;
            if (type == "string" && !tag.has("office:value") && !tag.has("office:date-value")) {
                out.value = *text;
            } else if ((type == "float" || type == "percentage") && !tag.has("office:date-value")) {
                out.type = type == "float" ? Entry::Type::number : Entry::Type::percent;
                number = finite_number(tag.value("office:value"));
            } else if (type == "date" && !tag.has("office:value")) {
                out.type = Entry::Type::date;
                number = day_number(tag.value("office:date-value"));
            } else {
                return false;
            }
            if (type != "string") {
                if (!number) return false;
                out.value = *number;
            }
        }
        if (count * row_count_ > most_equal_entries) return false;
        for_each_cell(count, [&](int column, int row) {
            out.column = column;
            out.row = row;
            out_.entries.push_back(out);
        });
        return true;
    }

    void for_each_cell(std::int64_t count, const auto& visit) const {
        for (std::int64_t row = row_; row < row_ + row_count_; ++row)
            for (std::int64_t column = column_; column < column_ + count; ++column)
                visit(static_cast<int>(column), static_cast<int>(row));
    }

    // The text of a cell. `strict`: one paragraph without markup, in which XML changes no white space.
    static std::optional<std::string> inner_text(std::string_view inside, bool strict) {
        std::string out;
        std::size_t paragraphs = 0;
        std::size_t depth = 0;
        RawTag tag;
        for (std::size_t at = 0; at < inside.size();) {
            if (inside[at] != '<') {
                const auto end = std::min(inside.find('<', at), inside.size());
                const auto text = plain_text(inside.substr(at, end - at));
                if (!text || depth == 0) return std::nullopt;
                out += *text;
                at = end;
                continue;
            }
            if (!read_raw_tag(inside, at, tag) || !text_parts.contains(tag.name)) return std::nullopt;
            if (strict && (tag.name != "text:p" || !tag.attributes.empty())) return std::nullopt;
            if (tag.repeats() || !std::ranges::all_of(tag.attributes, [](const auto& attribute) {
                    return plain_text(attribute.value).has_value();
                }))
                return std::nullopt;
            if (tag.begins && tag.name == "text:p") ++paragraphs;
            if (tag.begins && !tag.ends) ++depth;
            if (!tag.begins && depth-- == 0) return std::nullopt;
        }
        if (depth != 0 || (strict && paragraphs != 1)) return std::nullopt;
        if (strict && (out.empty() || out.front() == ' ' || out.back() == ' ' || out.find("  ") != std::string::npos))
            return std::nullopt;
        return out;
    }

    // Drawings hold no figures. What leads outside is looked at by LibreOffice.
    bool shapes(const RawTag& tag, std::size_t& at) {
        const auto inside = element_content(text_, tag, at);
        if (!in_table_ || !tag.begins || !tag.attributes.empty() || !inside || !balanced(*inside)) return false;
        constexpr std::string_view href = "xlink:href=\"";
        for (auto link = inside->find(href); link != std::string_view::npos; link = inside->find(href, link + 1)) {
            const auto target = inside->substr(link + href.size());
            if (!target.starts_with("./") && !target.starts_with('#')) return false;
        }
        return inside->find("<office:") == std::string_view::npos;
    }

    // The words beside a cell that is filled in: text that belongs to the form as it is.
    bool message(const RawTag& tag, std::size_t& at) {
        add(tag);
        const auto begin = at;
        if (!tag.begins || !element_content(text_, tag, at)) return false;
        form_.add(text_.substr(begin, at - begin));
        return true;
    }

    struct Columns {
        std::int64_t end = 0;
        std::string_view style;
    };

    std::string_view text_;
    const OdsFormStyles& styles_;
    FormText& form_;
    Form& out_;
    FormText row_text_;
    bool in_table_ = false;
    bool in_row_ = false;
    int sheet_ = -1;
    std::int64_t row_ = 0;
    std::int64_t row_count_ = 1;
    std::int64_t column_ = 0;
    std::vector<Columns> columns_;
};

}  // namespace

bool OdsFormStyles::read(std::string_view root, std::string_view automatic, std::string_view styles) {
    if (automatic == automatic_ && styles == named_) return usual_;
    automatic_ = automatic;
    named_ = styles;
    styles_.clear();
    // Styles that no cell has are in no digest.
    usual_ = well_formed(std::string(root).append(automatic).append("</office:document-content>"));
    // Named styles belong to the form as their part has them; only their protection is asked for.
    for (auto at = styles.find("<style:style "); at != std::string_view::npos && usual_;
         at = styles.find("<style:style ", at + 1))
        usual_ = add(styles.substr(at), false);
    RawTag tag;
    for (std::size_t at = 0; (at = automatic.find('<', at)) != std::string_view::npos && usual_;) {
        const auto begin = at;
        usual_ = read_raw_tag(automatic, at, tag) && tag.begins && element_content(automatic, tag, at) &&
                 add(automatic.substr(begin, at - begin), true);
    }
    return usual_;
}

bool OdsFormStyles::add(std::string_view element, bool automatic) {
    RawTag tag;
    std::size_t at = 0;
    if (!read_raw_tag(element, at, tag) || !element_content(element, tag, at)) return false;
    element = element.substr(0, at);
    const bool data = tag.name != "style:style";
    const auto family = data ? std::string_view("data") : tag.value("style:family");
    const auto name = tag.value("style:name");
    Style style;
    style.parent = tag.value("style:parent-style-name");
    std::string whole;
    std::string format;
    for (std::size_t i = 0; i < element.size();) {
        if (element[i] != '<') {
            const auto next = std::min(element.find('<', i), element.size());
            whole += element.substr(i, next - i);
            i = next;
            continue;
        }
        if (!read_raw_tag(element, i, tag) || tag.repeats()) return false;
        whole.append(tag.begins ? "<" : "</").append(tag.name);
        for (const auto& attribute : tag.attributes) {
            if (attribute.name == "style:name") continue;
            const bool size = attribute.name == "style:row-height" || attribute.name == "style:column-width";
            const auto length = size ? millimetres(attribute.value) : std::nullopt;
            if (attribute.name == "style:use-optimal-row-height" || (length && *length >= readable_line)) continue;
            if (attribute.name == "style:cell-protect") style.open = attribute.value == "none";
            if (!data && attribute.name == "style:data-style-name") {
                format = canonical("data", attribute.value);
                continue;
            }
            if (data && attribute.name == "style:apply-style-name")
                whole.append(1, ' ').append(attribute.name).append(canonical("data", attribute.value));
            else
                append_attribute(whole, attribute);
        }
        whole.append(tag.begins && tag.ends ? "/>" : ">");
    }
    if (automatic) {
        // Nothing but another number format than that of its parent.
        const bool plain =
            whole == R"(<style:style style:family="table-cell" style:parent-style-name=")" + style.parent + R"("/>)";
        style.bare = plain ? style.parent : "\4" + sha256(whole);
        style.canonical = "\4" + sha256(whole + "\5" + format);
    }
    return styles_.try_emplace(key(family, name), std::move(style)).second;
}

std::string_view OdsFormStyles::canonical(std::string_view family, std::string_view name) const {
    const auto found = styles_.find(key(family, name));
    return found == styles_.end() || found->second.canonical.empty() ? name : std::string_view(found->second.canonical);
}

std::string_view OdsFormStyles::bare(std::string_view cell_style) const {
    const auto found = styles_.find(key("table-cell", cell_style));
    return found == styles_.end() || found->second.bare.empty() ? cell_style : std::string_view(found->second.bare);
}

bool OdsFormStyles::open(std::string_view cell_style) const {
    std::string name(cell_style);
    for (int depth = 0; depth < 20; ++depth) {
        const auto found = styles_.find(key("table-cell", name));
        if (found == styles_.end()) return false;
        if (found->second.open) return *found->second.open;
        name = found->second.parent;
    }
    return false;
}

namespace {

// LibreOffice stores page styles in any order if they come from an .xlsx. They say nothing about values.
std::string with_sorted_pages(std::string styles) {
    constexpr std::string_view begin = "<office:master-styles>";
    const std::string_view all(styles);
    const auto tag_at = all.find(begin);
    if (tag_at == std::string_view::npos) return styles;
    const auto first = tag_at + begin.size();
    std::vector<std::string_view> pages;
    RawTag tag;
    auto at = first;
    while (all.substr(at).starts_with("<style:master-page ")) {
        const auto from = at;
        if (!read_raw_tag(all, at, tag) || !element_content(all, tag, at)) return styles;
        pages.push_back(all.substr(from, at - from));
    }
    std::ranges::sort(pages);
    std::string sorted;
    for (const auto page : pages) sorted += page;
    return styles.replace(first, at - first, sorted);
}

}  // namespace

bool read_ods_form(const std::string& content, const std::string& styles_part, OdsFormStyles& styles, FormText& text,
                   Form& out) {
    constexpr std::string_view begin = "<office:automatic-styles>";
    constexpr std::string_view end = "</office:automatic-styles>";
    const std::string_view all(content);
    const auto from = all.find(begin);
    const auto to = all.find(end, from);
    if (from == std::string_view::npos || to == std::string_view::npos) return false;
    const auto first = from + begin.size();
    const auto root = all.find("<office:document-content ");
    const auto root_end = all.find('>', root);
    if (root == std::string_view::npos || root_end > from) return false;
    if (has_control_characters(all) || has_control_characters(styles_part)) return false;
    if (!styles.read(all.substr(root, root_end + 1 - root), all.substr(first, to - first), styles_part)) return false;
    text.add(with_sorted_pages(styles_part));
    text.add(all.substr(0, first));
    return Content(all, styles, text, out).read(to + end.size());
}

}  // namespace citystar::command

#include "slim_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "plain_formula.hpp"
#include "raw_xml.hpp"
#include "text_edits.hpp"

namespace citystar::command {
namespace {

using Names = std::set<std::string_view>;

// These stay as they are. An element in none of the lists may mean anything.
const Names kept{"office:document-content",
                 "office:scripts",
                 "office:body",
                 "office:spreadsheet",
                 "loext:table-protection",
                 "table:table-protection",
                 "table:calculation-settings",
                 "table:iteration",
                 "table:table",
                 "table:table-rows",
                 "table:table-row",
                 "table:table-row-group",
                 "table:table-cell",
                 "table:covered-table-cell",
                 "table:named-expressions",
                 "table:named-range",
                 "table:named-expression",
                 "table:database-ranges",
                 "table:database-range",
                 "table:filter",
                 "table:filter-and",
                 "table:filter-or",
                 "table:filter-condition",
                 "table:filter-set-item",
                 "table:sort",
                 "table:sort-by",
                 "calcext:conditional-formats",
                 "calcext:conditional-format",
                 "calcext:condition",
                 "calcext:color-scale",
                 "calcext:color-scale-entry",
                 "calcext:data-bar",
                 "calcext:formatting-entry",
                 "calcext:icon-set",
                 "calcext:date-is",
                 "text:p",
                 "text:span",
                 "text:s",
                 "text:tab",
                 "text:line-break",
                 "text:a"};
// Removed with their contents.
const Names cut{"table:shapes", "table:content-validations", "office:annotation"};
// Removed, but their contents stay.
const Names opened{"office:forms", "table:table-header-rows", "table:table-columns", "table:table-header-columns",
                   "table:table-column-group"};
const Names style_parts{"office:automatic-styles", "office:font-face-decls"};

std::string with_given_heights(std::string_view text) {
    std::string out(text);
    replace_all(out, "style:use-optimal-row-height=\"true\"", "style:use-optimal-row-height=\"false\"");
    return out;
}

// Whether the contents of a cell, a name or a condition allow a slim copy. Results and texts do not matter here.
bool harmless(const RawTag& tag) {
    return std::ranges::all_of(tag.attributes, [&](const auto& attribute) {
        const auto& [name, value] = attribute;
        if (name == "table:formula" || name == "table:expression") return plain_formula(value);
        if (name == "calcext:value" || name == "table:condition") return plain_condition(value);
        if (name == "table:cell-range-address") return value.find('#') == std::string_view::npos;
        if (name == "table:precision-as-shown") return value == "false";
        return !name.starts_with("xmlns") || tag.name == "office:document-content";
    });
}

class Lightener {
public:
    explicit Lightener(std::string_view text) : text_(text) { out_.reserve(text.size()); }

    std::optional<std::string> run() {
        std::size_t at = text_.starts_with("<?xml") ? text_.find('>') + 1 : 0;
        RawTag tag;
        while ((at = text_.find('<', at)) != std::string_view::npos) {
            const auto begin = at;
            if (!read_raw_tag(text_, at, tag)) return std::nullopt;
            if (!handle(tag, begin, at)) return std::nullopt;
        }
        out_ += text_.substr(copied_);
        return std::move(out_);
    }

private:
    bool handle(const RawTag& tag, std::size_t begin, std::size_t end) {
        if (!inside_.empty()) return inside(tag, begin, end);
        const bool drawing = in_cell_ && tag.name.starts_with("draw:");
        if (style_parts.contains(tag.name) || cut.contains(tag.name) || drawing) {
            if (!tag.ends) {
                inside_ = tag.name;
                from_ = begin;
                depth_ = 1;
            } else {
                leave_out(begin, end);
            }
            return true;
        }
        if (!harmless(tag)) return false;
        if (tag.name == "table:table-column") {
            leave_out(begin, end);
            return !tag.begins || add_columns(tag);
        }
        if (opened.contains(tag.name)) {
            leave_out(begin, end);
            return true;
        }
        put_columns(begin);
        if (tag.name == "table:table-cell" || tag.name == "table:covered-table-cell") in_cell_ = !tag.ends;
        return kept.contains(tag.name);
    }

    // Inside an element that is removed, or whose styles are checked at its end.
    bool inside(const RawTag& tag, std::size_t, std::size_t end) {
        if (tag.name == inside_) depth_ += tag.ends ? (tag.begins ? 0 : -1) : 1;
        const auto conditional = tag.value("style:condition");
        if (!conditional.empty() && !plain_condition(conditional)) return false;
        if (depth_ > 0) return true;
        if (style_parts.contains(inside_)) {
            out_ += text_.substr(copied_, from_ - copied_);
            out_ += with_given_heights(text_.substr(from_, end - from_));
            copied_ = end;
        } else {
            leave_out(from_, end);
        }
        inside_ = {};
        return true;
    }

    void leave_out(std::size_t begin, std::size_t end) {
        out_ += text_.substr(copied_, begin - copied_);
        copied_ = end;
    }

    // Columns without their widths, equal neighbours joined: LibreOffice takes as long for one column as for all
    // together. Their styles stay with them, because a formula's format follows its operands in a cell that takes its
    // style from the column, and does not follow them in a cell that has the same style itself.
    bool add_columns(const RawTag& tag) {
        const auto count = repeat_count(tag, "table:number-columns-repeated");
        const auto style = tag.value("table:default-cell-style-name");
        if (count == 0) return false;
        if (!columns_.empty() && columns_.back().style == style)
            columns_.back().count += count;
        else
            columns_.push_back({count, style});
        return true;
    }

    void put_columns(std::size_t at) {
        if (columns_.empty()) return;
        leave_out(at, at);
        for (const auto& [count, style] : columns_) {
            out_ += fmt::format("<table:table-column table:number-columns-repeated=\"{}\"", count);
            if (!style.empty()) out_ += fmt::format(" table:default-cell-style-name=\"{}\"", style);
            out_ += "/>";
        }
        columns_.clear();
    }

    struct Columns {
        std::int64_t count = 0;
        std::string_view style;
    };

    std::string_view text_;
    std::string out_;
    std::size_t copied_ = 0;   // the text up to here is in out_, or was removed
    std::string_view inside_;  // an element of which only the end is looked for
    std::size_t from_ = 0;     // where it begins
    int depth_ = 0;
    bool in_cell_ = false;
    std::vector<Columns> columns_;  // to be written before the next element
};

}  // namespace

std::optional<std::string> slim_content(const std::string& content) { return Lightener(content).run(); }

std::string slim_styles(std::string styles) {
    constexpr std::string_view begin = "<style:default-style style:family=\"graphic\"";
    constexpr std::string_view end = "</style:default-style>";
    const auto from = styles.find(begin);
    const auto to = styles.find(end, from);
    if (from != std::string::npos && to != std::string::npos) styles.erase(from, to + end.size() - from);
    return styles;
}

}  // namespace citystar::command

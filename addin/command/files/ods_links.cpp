#include "ods_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "ods_cells.hpp"
#include "outside_formula.hpp"
#include "raw_tag.hpp"
#include "text_edits.hpp"

namespace citystar::command {
namespace {

using workbook::Grammar;
using workbook::may_reach_outside;
using workbook::outside_name_key;
using workbook::OutsideNames;
using workbook::reaches_outside;

OutsideNames outside_names(const std::map<std::string, std::string>& names) {
    OutsideNames out;
    for (std::size_t before = 1; before != out.size();) {
        before = out.size();
        for (const auto& [name, expression] : names)
            if (reaches_outside(expression, Grammar::open_formula, out)) out.insert(outside_name_key(name));
        if (out.empty()) break;
    }
    return out;
}

bool of_formula(const RawAttribute& attribute) {
    return attribute.name == "formula" || attribute.name == "number-matrix-columns-spanned" ||
           attribute.name == "number-matrix-rows-spanned";
}

bool may_have_linked_areas(std::string_view content) {
    return content.find("cell-range-source") != std::string_view::npos ||
           content.find("table-source") != std::string_view::npos ||
           content.find("database-source-") != std::string_view::npos;
}

struct Taken {
    std::string tag;       // without what makes its cell a formula
    std::string original;  // the removed part
    std::string prefix;    // the prefix of the attribute's name
};

Taken without_formula(std::string_view tag) {
    Taken out;
    out.tag = tag_without(tag, of_formula);
    for (const auto& attribute : attributes_of(tag)) {
        if (!of_formula(attribute)) continue;
        out.original += tag.substr(attribute.begin, attribute.end - attribute.begin);
        if (attribute.name == "formula") out.prefix = attribute.prefix;
    }
    return out;
}

// The value in the grammar of the formula that it replaces: "of:=" and the like must be known to the file.
std::string as_formula(const StoredCell& cell) {
    const auto sign = cell.formula.find('=');
    const auto grammar =
        sign != std::string::npos && sign < 10 ? cell.formula.substr(0, sign + 1) : std::string("of:=");
    return grammar + (cell.literal.empty() ? std::string("NA()") : cell.literal);
}

std::string_view tag_of(const std::string& content, const StoredCell& cell) {
    return std::string_view(content).substr(cell.begin, cell.end - cell.begin);
}

}  // namespace

std::optional<LinkedContent> replace_ods_links(const std::string& content) {
    LinkedContent out{content, {}};
    if (!may_reach_outside(content, Grammar::open_formula) && !may_have_linked_areas(content)) return out;
    const auto file = read_ods_cells(content, [](const auto& cell) { return cell.has_formula; });
    if (!file.understood) return std::nullopt;
    const auto names = outside_names(file.names);
    std::vector<PartEdit> edits;
    for (const auto& cell : file.cells) {
        if (!reaches_outside(cell.formula, Grammar::open_formula, names)) continue;
        auto taken = without_formula(tag_of(content, cell));
        const auto formula = fmt::format(" {}formula=\"{}\"", taken.prefix, escaped_xml(as_formula(cell)));
        edits.push_back({cell.begin, cell.end, tag_with(taken.tag, formula)});
        out.cells.push_back(
            {cell.sheet, cell.column, cell.row, cell.formula, !cell.literal.empty(), std::move(taken.original)});
    }
    out.changed = !edits.empty();
    if (out.changed) out.content = edited(content, edits);
    for (const auto& area : file.areas)
        out.cells.push_back({area.sheet, area.column, area.row, area.source, true, {}, area.columns, area.rows});
    return out;
}

std::string with_ods_links(const std::string& content, const std::vector<LinkedCell>& cells) {
    std::map<std::tuple<std::string, int, int>, const LinkedCell*> wanted;
    // The same prefix may have another meaning in the new file.
    for (const auto& cell : cells)
        if (cell.original.starts_with(" table:")) wanted[{cell.sheet, cell.column, cell.row}] = &cell;
    const auto file = read_ods_cells(content, [&](const auto& cell) {
        return cell.has_formula && wanted.contains({cell.sheet, cell.column, cell.row});
    });
    if (!file.understood) return content;
    std::vector<PartEdit> edits;
    for (const auto& cell : file.cells) {
        const auto& original = wanted.at({cell.sheet, cell.column, cell.row})->original;
        edits.push_back({cell.begin, cell.end, tag_with(without_formula(tag_of(content, cell)).tag, original)});
    }
    return edited(content, edits);
}

}  // namespace citystar::command

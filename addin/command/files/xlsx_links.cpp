#include "xlsx_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "outside_formula.hpp"
#include "text_edits.hpp"
#include "xlsx_book.hpp"
#include "xlsx_cells.hpp"
#include "xlsx_queries.hpp"

namespace citystar::command {
namespace {

using workbook::Grammar;
using workbook::may_reach_outside;
using workbook::outside_name_key;
using workbook::OutsideNames;
using workbook::reaches_outside;

OutsideNames outside_names(const XlsxBook& book) {
    OutsideNames out;
    for (std::size_t before = 1; before != out.size();) {
        before = out.size();
        for (const auto& [name, formula] : book.names)
            if (reaches_outside(formula, Grammar::excel, out)) out.insert(outside_name_key(name));
        if (out.empty()) break;
    }
    return out;
}

// The formulas of a sheet that lead outside; those of a group have the formula of the first. Nothing if not understood.
std::optional<std::vector<StoredCell>> linked_cells(const std::string& part, const std::string& name,
                                                    const OutsideNames& names) {
    auto cells = read_xlsx_cells(part, name, [](const auto& cell) { return cell.has_formula; });
    if (!cells) return std::nullopt;
    std::map<std::string, std::string> groups;
    for (const auto& cell : *cells)
        if (!cell.group.empty() && !cell.formula.empty()) groups[cell.group] = cell.formula;
    for (auto& cell : *cells)
        if (cell.formula.empty() && !cell.group.empty()) cell.formula = groups[cell.group];
    std::erase_if(*cells, [&](const auto& cell) { return !reaches_outside(cell.formula, Grammar::excel, names); });
    return cells;
}

bool puts_back(const LinkedCell& cell, bool books) {
    return cell.original.starts_with("<f") && (books || cell.formula.find('[') == std::string::npos);
}

// A sheet with its original formulas.
std::string sheet_with(const std::string& sheet, const std::string& name, const std::vector<LinkedCell>& cells,
                       bool books) {
    std::map<std::pair<int, int>, const LinkedCell*> wanted;
    for (const auto& cell : cells)
        if (cell.sheet == name && puts_back(cell, books)) wanted[{cell.column, cell.row}] = &cell;
    const auto found = read_xlsx_cells(sheet, name, [&](const auto& cell) {
        return cell.has_formula && wanted.contains({cell.column, cell.row});
    });
    if (!found) return sheet;
    std::vector<PartEdit> edits;
    for (const auto& cell : *found)
        edits.push_back({cell.begin, cell.end, wanted.at({cell.column, cell.row})->original});
    return edited(sheet, edits);
}

bool insert_before(std::string& part, std::string_view mark, const std::string& text) {
    const auto at = part.rfind(mark);
    if (at == std::string::npos) return false;
    part.insert(at, text);
    return true;
}

constexpr auto relation_type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink";
constexpr auto content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml";

// The parts of the other workbooks and of their list; nothing if they cannot be named. LibreOffice writes no prefix.
std::map<std::string, std::string> books_of(const XlsxBook& from, const PartReader& original, const XlsxBook& to,
                                            const PartReader& stored) {
    std::map<std::string, std::string> out;
    auto types = stored("[Content_Types].xml");
    auto book = stored(to.part);
    auto relations = stored(to.relations);
    if (!types || !book || !relations) return {};
    if (from.other_books.empty()) return {};
    std::string listed;
    int number = 0;
    for (const auto& part : from.other_books) {
        const auto bytes = original(part);
        if (!bytes) return {};
        const auto id = fmt::format("rIdOther{}", ++number);
        const auto name = std::filesystem::path(part).filename().string();
        const auto new_part = "xl/externalLinks/" + name;
        out[new_part] = *bytes;
        if (const auto own =
                original(std::filesystem::path(part).parent_path().generic_string() + "/_rels/" + name + ".rels"))
            out["xl/externalLinks/_rels/" + name + ".rels"] = *own;
        listed += fmt::format("<externalReference r:id=\"{}\"/>", id);
        const auto relation = fmt::format("<Relationship Id=\"{}\" Type=\"{}\" Target=\"/{}\"/>", id, relation_type,
                                          escaped_xml(new_part));
        const auto type =
            fmt::format("<Override PartName=\"/{}\" ContentType=\"{}\"/>", escaped_xml(new_part), content_type);
        if (!insert_before(*relations, "</Relationships>", relation) || !insert_before(*types, "</Types>", type))
            return {};
    }
    constexpr std::string_view sheets = "</sheets>";
    const auto at = book->find(sheets);
    if (at == std::string::npos) return {};
    book->insert(at + sheets.size(), "<externalReferences>" + listed + "</externalReferences>");
    out["[Content_Types].xml"] = *types;
    out[to.part] = *book;
    out[to.relations] = *relations;
    return out;
}

}  // namespace

std::optional<LinkedParts> replace_xlsx_links(const PartReader& read) {
    LinkedParts out;
    const auto book = read_xlsx_book(read);
    if (!book) return out;
    const auto names = outside_names(*book);
    for (const auto& [name, part] : book->sheets) {
        const auto sheet = read(part);
        if (!sheet || (names.empty() && !may_reach_outside(*sheet, Grammar::excel))) continue;
        auto cells = linked_cells(*sheet, name, names);
        if (!cells) return std::nullopt;
        std::vector<PartEdit> edits;
        for (auto& cell : *cells) {
            const auto literal = cell.literal.empty() ? std::string("NA()") : cell.literal;
            edits.push_back({cell.begin, cell.end, fmt::format("<{0}f>{1}</{0}f>", cell.prefix, escaped_xml(literal))});
            out.cells.push_back({name, cell.column, cell.row, std::move(cell.formula), !cell.literal.empty(),
                                 sheet->substr(cell.begin, cell.end - cell.begin)});
        }
        if (!edits.empty()) out.parts[part] = edited(*sheet, edits);
    }
    std::ranges::move(xlsx_queries(*book, read), std::back_inserter(out.cells));
    return out;
}

std::map<std::string, std::string> with_xlsx_links(const PartReader& original, const PartReader& stored,
                                                   const std::vector<LinkedCell>& cells) {
    const auto from = read_xlsx_book(original);
    const auto to = read_xlsx_book(stored);
    if (!from || !to) return {};
    std::map<std::string, std::string> out;
    if (!to->has_other_books) out = books_of(*from, original, *to, stored);
    const bool books = !out.empty();
    for (const auto& [name, part] : to->sheets)
        if (const auto sheet = stored(part)) {
            auto changed = sheet_with(*sheet, name, cells, books);
            if (changed != *sheet) out[part] = std::move(changed);
        }
    return out;
}

}  // namespace citystar::command

#include "outside_links.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "citystar/cell_address.hpp"
#include "formula_text.hpp"
#include "messages.hpp"
#include "outside_formula.hpp"
#include "workbook_cells.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {
namespace {

using messages::Message;
using messages::say;

constexpr int most_cells_followed = 5000;

using Place = std::tuple<std::string, int, int>;  // sheet, column, row

class Links {
public:
    Links(const WorkbookCells& cells, const std::vector<OutsideLink>& links) {
        for (const auto& sheet : cells.sheets) sheets_[sheet.name] = &sheet;
        for (const auto& link : links)
            if (link.columns == 1 && link.rows == 1)
                links_[{link.sheet, link.column, link.row}] = &link;
            else
                areas_.push_back(&link);
    }

    // The first link that the cell's value depends on; a link that cannot be read is preferred. Null: the value depends
    // on none.
    const OutsideLink* behind(const Place& start) {
        const OutsideLink* out = nullptr;
        std::set<Place> seen;
        std::vector<Place> open{start};
        while (!open.empty() && seen.size() < most_cells_followed) {
            const auto place = open.back();
            open.pop_back();
            if (!seen.insert(place).second) continue;
            if (const auto* link = link_at(place)) {
                told_.insert(link);
                if (!out || (out->readable && !link->readable)) out = link;
            } else {
                follow(place, open);
            }
        }
        return out;
    }

    std::vector<const OutsideLink*> untold() const {
        std::vector<const OutsideLink*> out;
        for (const auto& [place, link] : links_)
            if (!told_.contains(link)) out.push_back(link);
        std::ranges::copy_if(areas_, std::back_inserter(out), [&](const auto* area) { return !told_.contains(area); });
        return out;
    }

private:
    const OutsideLink* link_at(const Place& place) const {
        const auto found = links_.find(place);
        if (found != links_.end()) return found->second;
        const auto area = std::ranges::find_if(
            areas_, [&](const auto* one) { return std::apply(std::bind_front(&OutsideLink::holds, one), place); });
        return area == areas_.end() ? nullptr : *area;
    }

    void follow(const Place& place, std::vector<Place>& open) const {
        const auto& [name, column, row] = place;
        const auto sheet = sheets_.find(name);
        if (sheet == sheets_.end()) return;
        const auto& formula = sheet->second->formula(column, row);
        if (formula.empty()) return;
        const auto parts = formula_parts(formula, name);
        for (const auto& part : parts)
            if (part.place) add_area(*part.place, part.last(), open);
    }

    // Follows only cells with formulas, and linked cells.
    void add_area(const CellPlace& from, const CellPlace& to, std::vector<Place>& open) const {
        const auto found = sheets_.find(from.sheet);
        if (found == sheets_.end()) return;
        const auto& sheet = *found->second;
        const auto [top, bottom] = std::minmax(from.row, to.row);
        const auto [left, right] = std::minmax(from.column, to.column);
        for (int row = top; row <= std::min(bottom, sheet.rows() - 1); ++row)
            for (int column = left; column <= std::min(right, sheet.columns() - 1); ++column)
                if (!sheet.formula(column, row).empty() || link_at({from.sheet, column, row}))
                    open.emplace_back(from.sheet, column, row);
    }

    std::map<std::string, const SheetCells*> sheets_;
    std::map<Place, const OutsideLink*> links_;
    std::vector<const OutsideLink*> areas_;
    std::set<const OutsideLink*> told_;
};

// The place of an input's address, such as "B7". Addresses are those of the sheet even if the table is read sideways.
std::optional<Place> place_of(const InputCell& cell) {
    const auto tokens = formula_tokens(cell.address);
    if (tokens.size() != 1 || tokens.front().kind != FormulaToken::Kind::place) return std::nullopt;
    return Place{cell.sheet, tokens.front().place.column, tokens.front().place.row};
}

class Finder {
public:
    Finder(const WorkbookCells& cells, const std::vector<OutsideLink>& links, Findings& findings, Language language)
        : links_(cells, links), findings_(findings), language_(language) {}

    void look_at(const InputRow& row) {
        for (const auto* cells : {&row.declared, &row.verified})
            for (const auto& cell : *cells) look_at(cell, row);
        for (const auto* cell : {&row.numerator, &row.denominator})
            if (*cell) look_at(**cell, row);
    }

    void tell_the_rest() {
        std::map<std::string, std::vector<const OutsideLink*>> by_sheet;
        for (const auto* link : links_.untold()) by_sheet[link->sheet].push_back(link);
        for (const auto& [sheet, some] : by_sheet) {
            const auto& first = *some.front();
            findings_.push_back({false, "external_link", sheet, cell_address(first.column, first.row), "",
                                 say(Message::finding_links_elsewhere, language_, some.size())});
        }
    }

private:
    void look_at(const InputCell& cell, const InputRow& row) {
        const auto place = place_of(cell);
        const auto* link = place ? links_.behind(*place) : nullptr;
        // A query may return nothing.
        if (!link || (link->readable && cell.blank())) return;
        // The cell's error came through the link, so its own finding is not needed.
        std::erase_if(findings_, [&](const Finding& one) {
            return one.kind == "cell_error" && one.sheet == cell.sheet && one.cell == cell.address;
        });
        const auto& [sheet, column, number] = *place;
        const bool itself = link->holds(sheet, column, number);
        const auto there = itself ? std::string() : link->sheet + "." + cell_address(link->column, link->row);
        findings_.push_back({!link->readable, "external_link", cell.sheet, cell.address,
                             row.indicator ? row.indicator->code : std::string(), words(*link, there, cell)});
    }

    std::string words(const OutsideLink& link, const std::string& there, const InputCell& cell) const {
        const auto value = cell_text(cell.value);
        if (!link.readable)
            return there.empty() ? say(Message::finding_link_unreadable, language_)
                                 : say(Message::finding_link_unreadable_behind, language_, there);
        return there.empty() ? say(Message::finding_link, language_, value)
                             : say(Message::finding_link_behind, language_, value, there);
    }

    Links links_;
    Findings& findings_;
    const Language language_;
};

}  // namespace

std::vector<OutsideLink> links_by_formulas(const WorkbookCells& cells) {
    std::vector<OutsideLink> out;
    for (const auto& sheet : cells.sheets)
        for (int row = 0; row < static_cast<int>(sheet.formulas.size()); ++row)
            for (int column = 0; column < sheet.columns(); ++column) {
                const auto& formula = sheet.formula(column, row);
                if (formula.empty() || !reaches_outside(formula, Grammar::open_formula, {})) continue;
                const bool readable = !std::holds_alternative<std::monostate>(sheet.value(column, row));
                out.push_back({sheet.name, column, row, readable});
            }
    return out;
}

void find_outside_links(const WorkbookCells& cells, const std::vector<OutsideLink>& links, const WorkbookInputs& inputs,
                        Findings& findings, Language language) {
    if (links.empty()) return;
    Finder finder(cells, links, findings, language);
    for (const auto& row : inputs.rows) finder.look_at(row);
    if (inputs.chosen) finder.tell_the_rest();
}

}  // namespace citystar::workbook

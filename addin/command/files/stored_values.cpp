#include "stored_values.hpp"

#include <algorithm>
#include <iterator>

#include "ods_cells.hpp"
#include "workbook_parts.hpp"
#include "xlsx_book.hpp"
#include "xlsx_cells.hpp"

namespace citystar::command {
namespace {

using workbook::CellPlace;

bool holds(const StoredCell& cell, const CellPlace& place) {
    return cell.sheet == place.sheet && place.column >= cell.column && place.column < cell.column + cell.columns &&
           place.row >= cell.row && place.row < cell.row + cell.rows;
}

bool is_typed(const StoredCell& cell) { return !cell.has_formula && cell.type != workbook::Shown::number; }

std::optional<std::vector<StoredCell>> xlsx_cells(const PartReader& read, const std::vector<CellPlace>& places,
                                                  const std::set<std::string>& sheets, const Wanted& wanted) {
    const auto book = read_xlsx_book(read);
    if (!book) return std::nullopt;
    std::vector<StoredCell> out;
    for (const auto& [name, part] : book->sheets) {
        if (!sheets.contains(name) && std::ranges::find(places, name, &CellPlace::sheet) == places.end()) continue;
        const auto sheet = read(part);
        auto cells = sheet ? read_xlsx_cells(*sheet, name, wanted) : std::nullopt;
        if (cells) std::ranges::move(*cells, std::back_inserter(out));
    }
    return out;
}

}  // namespace

std::optional<StoredValues> stored_values(const std::filesystem::path& workbook, const std::vector<CellPlace>& places,
                                          const std::set<std::string>& sheets) {
    const Wanted wanted = [&](const StoredCell& cell) {
        return (is_typed(cell) && sheets.contains(cell.sheet)) ||
               std::ranges::any_of(places, [&](const auto& place) { return holds(cell, place); });
    };
    const auto parts = workbook_parts(workbook);
    std::optional<std::vector<StoredCell>> cells;
    if (parts.content)
        cells = read_ods_cells(*parts.content, wanted).cells;
    else if (parts.part)
        cells = xlsx_cells(parts.part, places, sheets, wanted);
    if (!cells) return std::nullopt;
    StoredValues out;
    for (const auto& place : places) {
        const auto found = std::ranges::find_if(*cells, [&](const auto& cell) { return holds(cell, place); });
        out.numbers.push_back(found == cells->end() ? std::nullopt : found->number);
    }
    for (const auto& cell : *cells)
        if (is_typed(cell))
            out.typed.push_back({cell.sheet, cell.column, cell.row, cell.columns, cell.rows, cell.type});
    return out;
}

}  // namespace citystar::command

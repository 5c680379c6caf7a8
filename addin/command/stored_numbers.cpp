#include "stored_numbers.hpp"

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

Wanted holds_one_of(const std::vector<CellPlace>& places) {
    return [&](const StoredCell& cell) {
        return std::ranges::any_of(places, [&](const auto& place) { return holds(cell, place); });
    };
}

std::optional<std::vector<StoredCell>> xlsx_cells(const PartReader& read, const std::vector<CellPlace>& places) {
    const auto book = read_xlsx_book(read);
    if (!book) return std::nullopt;
    std::vector<StoredCell> out;
    for (const auto& [name, part] : book->sheets) {
        if (std::ranges::find(places, name, &CellPlace::sheet) == places.end()) continue;
        const auto sheet = read(part);
        auto cells = sheet ? read_xlsx_cells(*sheet, name, holds_one_of(places)) : std::nullopt;
        if (cells) std::ranges::move(*cells, std::back_inserter(out));
    }
    return out;
}

}  // namespace

std::optional<std::vector<std::optional<double>>> stored_numbers(const std::filesystem::path& workbook,
                                                                 const std::vector<CellPlace>& places) {
    const auto parts = workbook_parts(workbook);
    std::optional<std::vector<StoredCell>> cells;
    if (parts.content)
        cells = read_ods_cells(*parts.content, holds_one_of(places)).cells;
    else if (parts.part)
        cells = xlsx_cells(parts.part, places);
    if (!cells) return std::nullopt;
    std::vector<std::optional<double>> out;
    for (const auto& place : places) {
        const auto found = std::ranges::find_if(*cells, [&](const auto& cell) { return holds(cell, place); });
        out.push_back(found == cells->end() ? std::nullopt : found->number);
    }
    return out;
}

}  // namespace citystar::command

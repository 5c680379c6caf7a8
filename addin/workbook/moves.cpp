#include "moves.hpp"

#include <algorithm>
#include <array>

namespace citystar::workbook {
namespace {

int counterpart(const std::vector<int>& lines, int line) {
    return line < static_cast<int>(lines.size()) ? lines[static_cast<std::size_t>(line)] : -1;
}

bool agree_places(const CellPlace& expected, const CellPlace& is) {
    const auto same = [](int x, int y) { return x < 0 || x == y; };
    if (expected.column < 0 && expected.row < 0) return true;
    return expected.sheet == is.sheet && same(expected.column, is.column) && same(expected.row, is.row);
}

}  // namespace

bool Moves::all_in_place() const {
    const auto same = [](const std::vector<int>& lines) {
        for (int i = 0; i < static_cast<int>(lines.size()); ++i)
            if (const int line = counterpart(lines, i); line >= 0 && line != i) return false;
        return true;
    };
    return std::ranges::all_of(pairs_, [&](const SheetPair& pair) {
        return landmarks_.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)].name == name_of(pair) &&
               same(pair.columns) && same(pair.rows);
    });
}

template <typename Into>
std::vector<FormulaPart> Moves::with_places(const SheetPair& pair, int column, int row, const Into& into) const {
    auto out = landmarks_.parts(pair.delivered, column, row);
    for (auto& part : out)
        for (auto* place : {&part.place, &part.end})
            if (*place) into(**place);
    return out;
}

std::vector<FormulaPart> Moves::formula(const SheetPair& pair, int column, int row) const {
    const auto& home = landmarks_.delivered().cells.sheets[static_cast<std::size_t>(pair.delivered)].name;
    return with_places(pair, column, row, [&](CellPlace& place) {
        const bool same_sheet = place.sheet == home;
        const auto* there = pair_of(place.sheet);
        if (!there) {
            place.column = place.row = -1;
            return;
        }
        place.sheet = name_of(*there);
        place.column = counterpart(there->columns, place.column);
        if (same_sheet && place.row == row)
            place.row = counterpart(pair.rows, row);
        else
            place.row = there->rows_in_order ? counterpart(there->rows, place.row) : -1;
    });
}

std::vector<FormulaPart> Moves::unmoved(const SheetPair& pair, int column, int row) const {
    return with_places(pair, column, row, [&](CellPlace& place) {
        if (const auto* there = pair_of(place.sheet)) place.sheet = name_of(*there);
    });
}

std::optional<CellArea> Moves::area(const CellArea& delivered) const {
    const auto* pair = pair_of(delivered.sheet);
    if (!pair) return std::nullopt;
    const auto column = [&](int line) {
        return pair->found_columns.holds(line) ? counterpart(pair->columns, line) : -1;
    };
    const auto row = [&](int line) {
        return pair->rows_in_order && pair->found_rows.holds(line) ? counterpart(pair->rows, line) : -1;
    };
    return CellArea{pair->returned, column(delivered.left), row(delivered.top), column(delivered.right),
                    row(delivered.bottom)};
}

const SheetPair* Moves::pair_of(int delivered) const {
    const auto found = std::ranges::find(pairs_, delivered, &SheetPair::delivered);
    return found == pairs_.end() ? nullptr : &*found;
}

const SheetPair* Moves::pair_of(const std::string& delivered) const {
    const auto& sheets = landmarks_.delivered().cells.sheets;
    const auto found = std::ranges::find(sheets, delivered, &SheetCells::name);
    return found == sheets.end() ? nullptr : pair_of(static_cast<int>(found - sheets.begin()));
}

const std::string& Moves::name_of(const SheetPair& pair) const {
    return returned_.sheets[static_cast<std::size_t>(pair.returned)].name;
}

bool agree(const std::vector<FormulaPart>& expected, const std::vector<FormulaPart>& is) {
    return std::ranges::equal(expected, is, [](const FormulaPart& a, const FormulaPart& b) {
        if (!a.place || !b.place) return a.place.has_value() == b.place.has_value() && a.text == b.text;
        return agree_places(*a.place, *b.place) && agree_places(a.last(), b.last());
    });
}

bool all_known(const std::vector<FormulaPart>& expected) {
    return std::ranges::all_of(expected, [](const FormulaPart& part) {
        return !part.place || std::ranges::min(std::array{part.place->column, part.place->row, part.last().column,
                                                          part.last().row}) >= 0;
    });
}

}  // namespace citystar::workbook

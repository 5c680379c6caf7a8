// The places, in a returned workbook, of the cells that a template's formulas and names lead to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "counterparts.hpp"
#include "formula_text.hpp"

namespace citystar::workbook {

/// A template's cells in the addresses of one workbook. Refers to the objects that it is made from. Pure.
class Moves {
public:
    Moves(const Landmarks& landmarks, const WorkbookCells& returned)
        : landmarks_(landmarks), returned_(returned), pairs_(landmarks.pairs(returned)), in_place_(all_in_place()) {}

    const std::vector<SheetPair>& pairs() const noexcept { return pairs_; }

    /// Whether every sheet, column and row that was found has its name and place of the template. Then a formula of the
    /// template is where it should be if it has the same text.
    bool in_place() const noexcept { return in_place_; }
    /// The formula of the template's cell as it should be in the workbook; unknown parts of an address are -1.
    std::vector<FormulaPart> formula(const SheetPair& pair, int column, int row) const;
    /// The formula of the template's cell with only the names of sheets adapted. A program leaves it in this form if it
    /// moves cells and does not adjust formulas.
    std::vector<FormulaPart> unmoved(const SheetPair& pair, int column, int row) const;
    /// The cells of a named range in the workbook; uncertain lines are -1. Nothing if the sheet is uncertain.
    std::optional<CellArea> area(const CellArea& delivered) const;

private:
    template <typename Into>
    std::vector<FormulaPart> with_places(const SheetPair& pair, int column, int row, const Into& into) const;
    const SheetPair* pair_of(int delivered) const;
    const SheetPair* pair_of(const std::string& delivered) const;
    const std::string& name_of(const SheetPair& pair) const;
    bool all_in_place() const;

    const Landmarks& landmarks_;
    const WorkbookCells& returned_;
    std::vector<SheetPair> pairs_;
    bool in_place_;
};

/// Whether a formula is the expected one, as far as the expected one is known.
bool agree(const std::vector<FormulaPart>& expected, const std::vector<FormulaPart>& is);

/// Whether all of its addresses are known.
bool all_known(const std::vector<FormulaPart>& expected);

}  // namespace citystar::workbook

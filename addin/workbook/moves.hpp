// Where the cells that a template's formulas and names lead to are in a returned workbook.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "counterparts.hpp"
#include "formula_text.hpp"

namespace citystar::workbook {

/// A template's cells in the addresses of one workbook. Refers to what it is made of. Pure.
class Moves {
public:
    Moves(const Landmarks& landmarks, const WorkbookCells& returned)
        : landmarks_(landmarks), returned_(returned), pairs_(landmarks.pairs(returned)) {}

    const std::vector<SheetPair>& pairs() const noexcept { return pairs_; }

    /// The formula of the template's cell as it should be in the workbook; what is not known of an address is -1.
    std::vector<FormulaPart> formula(const SheetPair& pair, int column, int row) const;
    /// The formula of the template's cell, unchanged but for the names of sheets: what a program leaves behind that
    /// moves cells and nothing else.
    std::vector<FormulaPart> unmoved(const SheetPair& pair, int column, int row) const;
    /// Where the cells of a named range are; lines that are not known for sure are -1. Nothing if the sheet is not.
    std::optional<CellArea> area(const CellArea& delivered) const;

private:
    template <typename Into>
    std::vector<FormulaPart> with_places(const SheetPair& pair, int column, int row, const Into& into) const;
    const SheetPair* pair_of(int delivered) const;
    const SheetPair* pair_of(const std::string& delivered) const;
    const std::string& name_of(const SheetPair& pair) const;

    const Landmarks& landmarks_;
    const WorkbookCells& returned_;
    std::vector<SheetPair> pairs_;
};

/// Whether a formula is the expected one, as far as that is known.
bool agree(const std::vector<FormulaPart>& expected, const std::vector<FormulaPart>& is);

/// Whether all of its addresses are known.
bool all_known(const std::vector<FormulaPart>& expected);

}  // namespace citystar::workbook

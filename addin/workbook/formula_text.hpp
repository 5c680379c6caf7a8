// Formulas taken apart, so that they can be compared after rows, columns and sheets have moved and whichever program
// wrote them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formula_tokens.hpp"

namespace citystar::workbook {

/// A cell, a range, or the text between them: names in capitals, numbers in their shortest form, no spaces.
struct FormulaPart {
    std::string text;
    std::optional<CellPlace> place;
    std::optional<CellPlace> end;  ///< the last cell of a range, as written

    /// The end of the range; a single cell is its own end: `$A1:$A1` and `$A1` are the same.
    const CellPlace& last() const { return end ? *end : *place; }
};

/// The parts of a formula in Calc's own grammar ("=$Sheet.$A$1+B2"). Formulas with the same meaning have the same
/// parts: only necessary brackets remain, functions get their plain_function() names, and absolute references are not
/// distinguished from relative ones. `sheet` is the sheet of the formula. Never fails: what cannot be parsed stays
/// text. Pure.
std::vector<FormulaPart> formula_parts(std::string_view formula, const std::string& sheet);

/// The cell or range if the formula consists of nothing more; otherwise nothing. Pure.
std::optional<FormulaPart> only_reference(const std::vector<FormulaPart>& parts);

/// The formula without its references, by which it is recognized in other places.
std::string formula_shape(const std::vector<FormulaPart>& parts);

/// The parts joined into a formula again, to be typed into a cell of `sheet`; "…" for places with a negative number.
std::string formula_of(const std::vector<FormulaPart>& parts, const std::string& sheet);

}  // namespace citystar::workbook

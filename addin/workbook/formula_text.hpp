// Formulas taken apart, so that they can be compared whatever became of rows, columns and sheets, and whoever wrote
// them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formula_tokens.hpp"

namespace citystar::workbook {

/// A cell or a range, or what stands between such: names in capitals, numbers in their shortest form, no spaces.
struct FormulaPart {
    std::string text;
    std::optional<CellPlace> place;
    std::optional<CellPlace> end;  ///< the last cell of a range, as written

    /// The end of what may be a single cell: `$A1:$A1` and `$A1` are the same.
    const CellPlace& last() const { return end ? *end : *place; }
};

/// The parts of a formula in Calc's own grammar ("=$Sheet.$A$1+B2"). Formulas that mean the same have the same parts:
/// brackets are the fewest, functions have plain_function() names, whether references are absolute is not kept.
/// `sheet` is where the formula stands. Never fails: what cannot be understood stays text. Pure.
std::vector<FormulaPart> formula_parts(std::string_view formula, const std::string& sheet);

/// The cell or range that is all there is of a formula; nothing if there is more, or less. Pure.
std::optional<FormulaPart> only_reference(const std::vector<FormulaPart>& parts);

/// The formula without its references, by which it is known in other places.
std::string formula_shape(const std::vector<FormulaPart>& parts);

/// The parts as a formula again, to be typed into a cell of `sheet`; "…" for places with a negative number.
std::string formula_of(const std::vector<FormulaPart>& parts, const std::string& sheet);

}  // namespace citystar::workbook

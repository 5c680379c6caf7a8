// Formulas taken apart, so that they can be compared whatever became of rows, columns and sheets.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace citystar::workbook {

/// Where a reference leads; columns and rows count from 0.
struct CellPlace {
    std::string sheet;
    int column = 0;
    int row = 0;

    bool operator==(const CellPlace&) const = default;
};

/// A reference, or what stands between references: names in capitals, numbers in their shortest form, no spaces.
struct FormulaPart {
    std::string text;
    std::optional<CellPlace> place;
};

/// The parts of a formula in Calc's own grammar ("=$Sheet.$A$1+B2"); whether references are absolute is not kept.
/// `sheet` is where the formula stands. Never fails: what cannot be understood stays text. Pure.
std::vector<FormulaPart> formula_parts(std::string_view formula, const std::string& sheet);

/// The formula without its references, by which it is known in other places.
std::string formula_shape(const std::vector<FormulaPart>& parts);

/// The parts as a formula again, to be typed into a cell of `sheet`; "…" for places with a negative number.
std::string formula_of(const std::vector<FormulaPart>& parts, const std::string& sheet);

}  // namespace citystar::workbook

// Formulas that depend on nothing but cells.
#pragma once

#include <string_view>

namespace citystar::command {

/// Whether the result can only depend on the contents of cells, on the rows that are hidden, and on the clock: the
/// formula has only known functions (not CELL, which looks at widths and at the file's name) and refers to nothing
/// outside the workbook. `formula` is an attribute as OpenFormula has it in an .ods, still escaped. False when in
/// doubt.
bool plain_formula(std::string_view formula);

/// The same for the condition of a conditional format.
bool plain_condition(std::string_view condition);

}  // namespace citystar::command

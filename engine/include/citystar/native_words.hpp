// Words about an indicator as formulas of the spreadsheet's own functions (see native_formula.hpp).
#pragma once

#include <array>
#include <string>

#include "citystar/framework.hpp"
#include "citystar/native_formula.hpp"
#include "citystar/text.hpp"

namespace citystar::native {

/// What is missing to a star, more precisely to the highest criterion up to it; "" if that is reached or if the row is
/// unusable. For an item scored by its target, what is missing to the target, whatever the star; for other items and
/// deductions always "". Source: missing_sentence().
[[nodiscard]] std::string missing(const Indicator& indicator, const Cells& cells, int star, Language language);

/// What is missing to the next star above the reached one. `missing_cells` hold missing() to each of the stars 1–5.
/// Only for a scored indicator. Source: missing_sentence().
[[nodiscard]] std::string missing_to_next(const Indicator& indicator, const Cells& cells,
                                          const std::array<std::string, 5>& missing_cells);

}  // namespace citystar::native

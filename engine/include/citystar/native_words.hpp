// Words about an indicator as formulas of the spreadsheet's own functions (see native_formula.hpp).
#pragma once

#include <array>
#include <string>
#include <vector>

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

/// The sentence about a deduction: incidents, and the points that they cost; "" if the row is unusable. Source:
/// why_sentence().
[[nodiscard]] std::string deduction_reason(const Indicator& deduction, const Cells& cells, Language language);

/// The number of decimals with which a fraction is shown as a percentage; 0 for all digits. "" for other measures,
/// which need no such cell. `index` is that of Indicator::measure(). Source: read_text() and refused_percent().
[[nodiscard]] std::string shown_decimals(const Indicator& indicator, const Cells& cells, std::size_t index,
                                         const Content& content);

/// A content as it stands in sentences: a figure that was read, or what is refused. Source: read_text(), and
/// check_sentence() for what is refused.
[[nodiscard]] std::string shown(const Indicator& indicator, const Cells& cells, std::size_t index,
                                const Content& content, Language language);

/// What is wrong with a content that is refused, and how to correct it; "" for one that is read. Source:
/// check_sentence().
[[nodiscard]] std::string fault(const Indicator& indicator, const Cells& cells, std::size_t index,
                                const Content& content, Language language);

/// What should be looked at again in a usable row, in as many formulas as are needed for the limits. check() joins
/// their texts, which may begin with a space. Source: find_doubts().
[[nodiscard]] std::vector<std::string> doubts(const Indicator& indicator, const Cells& cells, Language language);

/// The check of a row: its first fault, or its doubts; "" if there is nothing to say. The cells hold fault() of each
/// content, in their order, and doubts(). Source: check_sentence().
[[nodiscard]] std::string check(const Indicator& indicator, const Cells& cells,
                                const std::vector<std::string>& fault_cells,
                                const std::vector<std::string>& doubt_cells, Language language);

}  // namespace citystar::native

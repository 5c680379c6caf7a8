// Figures and codes that can be read, but hardly are what was meant.
#pragma once

#include <optional>
#include <vector>

#include "figures.hpp"
#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// Warnings of kind "implausible" for shares below 1 % of which no criterion says that they are small, where at least
/// five other shares of the workbook are reported and their median is 20 % or more. `figures` are those of each row as
/// read_figures() gives them. Pure.
void find_small_shares(const std::vector<const InputRow*>& rows, const std::vector<AdoptedFigures>& figures,
                       Findings& findings, Language language);

/// A code cell that was understood although it does not hold the code: other characters in it, or nothing. Upper and
/// lower case, and names in place of codes, are no damage. Pure.
std::optional<Finding> damaged_code(const InputRow& row, Language language);

}  // namespace citystar::workbook

// Figures and codes that can be read, but are hardly what was meant.
#pragma once

#include <optional>
#include <vector>

#include "figures.hpp"
#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// Warnings of kind "implausible" for shares below 1 %. They are given if no criterion allows for small shares and at
/// least five other shares of the workbook are reported with a median of 20 % or more. `figures` are those of each row,
/// from read_figures(). Pure.
void find_small_shares(const std::vector<const InputRow*>& rows, const std::vector<AdoptedFigures>& figures,
                       Findings& findings, Language language);

/// A warning about a code cell that was understood although it does not hold the code: it has other characters, or
/// nothing. Upper and lower case, and names in place of codes, are accepted. Pure.
std::optional<Finding> damaged_code(const InputRow& row, Language language);

}  // namespace citystar::workbook

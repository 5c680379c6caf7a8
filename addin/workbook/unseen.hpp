// Figures that are there but cannot be seen.
#pragma once

#include <vector>

#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// Warns of figures in hidden columns, in letters nobody can read and under merged cells, once per column. Hidden rows
/// and sheets are told elsewhere. Pure.
void find_unseen(const std::vector<InputRow>& rows, Findings& findings, Language language);

}  // namespace citystar::workbook

// Figures in a workbook that cannot be seen.
#pragma once

#include <vector>

#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// Warns of figures in hidden columns, in letters that cannot be read and under merged cells, once per column. Hidden
/// rows and sheets are reported elsewhere. Pure.
void find_unseen(const std::vector<InputRow>& rows, Findings& findings, Language language);

}  // namespace citystar::workbook

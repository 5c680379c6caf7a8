// The figures of one row, as they are scored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "citystar/value.hpp"
#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// First the measures, then the parameters. Values and cells correspond by position.
struct AdoptedFigures {
    std::vector<Value> values;
    std::vector<const InputCell*> cells;  ///< the cell of each figure, usable or not; null: there is no cell
};

/// The verified figure where there is one, otherwise the declared one; corrected where that is safe, blank if it cannot
/// be used. Adds to `findings` what is wrong with them, in `language`. The texts of the values and the cells belong to
/// the row, which must outlive them. Pure.
AdoptedFigures read_figures(const InputRow& row, Findings& findings, Language language);

/// The finding about a number in a cell that is a date, a time or a truth value. Nothing for other cells, and for a
/// truth value if `yes_no`. `code`: of the indicator, if any. Pure.
std::optional<Finding> no_figure(const InputCell& cell, bool yes_no, const std::string& code, Language language);

}  // namespace citystar::workbook

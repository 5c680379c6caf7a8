// The figures of one row, as they are scored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "citystar/value.hpp"
#include "findings.hpp"
#include "workbook_inputs.hpp"

namespace citystar::workbook {

/// By measure, then parameter; values and cells are as many.
struct AdoptedFigures {
    std::vector<Value> values;
    std::vector<const InputCell*> cells;  ///< where each was read, also if it cannot be used; null: nowhere
};

/// The verified figure where there is one, else the declared one, mended where that is safe; blank what cannot be used.
/// What is wrong with them is added to `findings` in this language. The texts of the values and the cells are the
/// row's, which must outlive them. Pure.
AdoptedFigures read_figures(const InputRow& row, Findings& findings, Language language);

/// What is wrong with a number in a cell that says it is a date, a time or a truth value; nothing if it is none, or
/// `yes_no` and a truth value. `code`: of the indicator, if any. Pure.
std::optional<Finding> no_figure(const InputCell& cell, bool yes_no, const std::string& code, Language language);

}  // namespace citystar::workbook

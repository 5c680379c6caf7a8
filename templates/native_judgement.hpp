// Judgement by the spreadsheet's own functions.
#pragma once

#include "citystar/native_formula.hpp"
#include "citystar/native_total.hpp"

#include "judgement.hpp"

namespace citystar::templates {

std::unique_ptr<Judgement> native_judgement(const Plan& plan, const Indicator& indicator, sal_Int32 row);

/// Whether a cell with a code names the indicator in another spelling: by an alias, or with spaces. Without "=".
std::string native_names(const Indicator& indicator, const std::string& cell);

/// The cells of a row of 评分 with the readings of a block (NativeColumns).
native::Cells native_cells(const Plan& plan, const Indicator& indicator, sal_Int32 row, sal_Int32 block);

/// The cells of an index with the results of a column group, for its totals.
native::IndexCells native_index(const Plan& plan, const NativeColumns::Result& result, const std::string& coefficient);

/// How many columns the doubts about a row need at most.
sal_Int32 native_doubts(const Plan& plan);

/// The points of the whole, or of a level, from the results of a column group. Without "=".
std::string native_points(const Plan& plan, const NativeColumns::Result& result, const Level* level,
                          const std::string& coefficient);

/// The cells with the stars of all indicators of the framework, in its order; an empty text where there is none.
std::vector<std::string> native_stars(const Plan& plan);

/// Writes the means of an index's levels, from which native_points() are.
void write_native_levels(Sheet& sheet, const Plan& plan);

}  // namespace citystar::templates

// Many indicators: total points and the star of the whole.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "citystar/evaluate.hpp"
#include "citystar/expected.hpp"
#include "citystar/framework.hpp"

namespace citystar {

/// One row of a workbook: the indicator's code or name, and its values. The row owns neither.
struct Row {
    Value indicator;
    std::span<const Value> values;
    /// Replaces the framework's weight at the top star; lower stars keep their proportion to it. In an index, it
    /// replaces the item's weight; once one row has a weight, only rows with a weight count. At least 0.
    std::optional<double> weight = std::nullopt;
};

struct TotalOptions {
    /// The incidents, replacing the number that a deduction indicator among the rows brings. Each incident costs that
    /// indicator's points. If the scope does not hold the deduction indicator, incidents do not count. In an index, it
    /// is the coefficient that multiplies the value; an index without a coefficient refuses it (bad_argument).
    std::optional<double> adjustment;
    Scope scope;
};

/// Total points of the rows: the sum of the points earned, less deductions, never below 0. For an index, the value of
/// the scope: a weighted mean up the tree in which items that are not reported score 0. A row may also give the value
/// of a level. A row without indicator and without values is skipped. A row without indicator but with values, an
/// unknown or repeated indicator, or a value out of its domain is a fault: wrong rows are never skipped silently.
/// Thread-safe.
Expected<double, RowFault> total_points(const Framework& framework, std::span<const Row> rows,
                                        const TotalOptions& options = {});

enum class OverallRule {
    score,  ///< the highest star whose column sum the total reaches
    all,    ///< the highest star that every indicator with a criterion for it has reached
};

/// The star of the whole, 0–5. The source defines none; both rules are ours (see the frameworks' assumptions).
/// Indicators that are not among the rows count as not reached.
Expected<int, RowFault> overall_star(const Framework& framework, std::span<const Row> rows, OverallRule rule,
                                     const TotalOptions& options = {});

/// The star that a total earns.
int star_of_total(const Framework& framework, double points) noexcept;

}  // namespace citystar

// Ranges of cells as rows of the engine.
#pragma once

#include <forward_list>
#include <string>
#include <vector>

#include "cells.hpp"
#include "citystar/score.hpp"

namespace citystar::component {

/// Two ranges side by side, up to the last filled row: whole columns are mostly empty. Owns the texts, so it must
/// outlive the rows. Takes time and memory in proportion to the cells of the ranges.
class RangeRows {
public:
    /// One indicator a row; `values` has the same number of rows.
    RangeRows(const Matrix& indicators, const Matrix& values);
    RangeRows(const RangeRows&) = delete;
    RangeRows& operator=(const RangeRows&) = delete;

    /// shape_mismatch, or bad_argument for ranges that are too large; then there are no rows.
    Fault fault() const noexcept { return fault_; }
    std::vector<Row>& all() noexcept { return rows_; }
    /// Rows of the ranges, empty ones at their end included.
    std::size_t given() const noexcept { return given_; }

    /// Weights next to the indicators. A blank cell keeps the framework's weight, an omitted argument keeps all of
    /// them. If all weights are zero: out_of_domain. Otherwise none, shape_mismatch, bad_argument or unreadable_value.
    [[nodiscard]] Fault add_weights(const Any& weights);

private:
    Value as_text(const Value& name);

    Values names_;
    Values values_;
    std::forward_list<std::string> digits_;
    std::vector<Row> rows_;
    std::size_t given_ = 0;
    Fault fault_ = Fault::none;
};

}  // namespace citystar::component

// The rows of a workbook, evaluated one by one.
#pragma once

#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "citystar/score.hpp"

namespace citystar {

// Weights are printed with one decimal; sums of binary fractions are rounded back so that 80 is 80.
inline double tidy(double points) noexcept { return std::round(points * 1e9) / 1e9; }

struct Scored {
    const Indicator* indicator;
    Reading reading;
    Evaluation evaluation;
    ItemResult item;               ///< only for an item of an index
    std::optional<double> weight;  ///< in place of the framework's own
};

// The value of a level of an index, given directly.
struct GivenLevel {
    std::size_t level;
    double value;
    std::optional<double> weight;  ///< in place of the framework's own
};

struct Rows {
    Fault fault = Fault::none;
    std::size_t row = 0;
    std::vector<Scored> scored;
    std::vector<GivenLevel> levels;
    std::vector<GivenLevel> silent_levels;  ///< levels with a weight, but without any reported value; value 0
};

/// Points of a star after a row's weight has replaced that of the top star.
double weighted_points(const Indicator& indicator, double points, std::optional<double> weight) noexcept;

/// Evaluates all rows, or stops at the first fault.
Rows evaluate_rows(const Framework& framework, std::span<const Row> rows);

}  // namespace citystar

// Bounds of a total while figures are missing.
#pragma once

#include <optional>
#include <span>

#include "citystar/score.hpp"

namespace citystar {

/// The limits of a total while figures are missing.
struct ScoreBounds {
    double lower = 0;             ///< points if everything unreported is lost
    double reported = 0;          ///< points as reported, the result of total_points()
    std::optional<double> upper;  ///< points if everything unreported reached the top; no value without a top
    double coverage = 0;          ///< indicators with a figure ÷ all indicators that count, in the scope
};

/// Bounds of the rows. Faults are those of total_points(). Incidents that are not reported count as 0, because they
/// have no upper limit. Leaving a figure out never raises `lower` or `reported`. Thread-safe.
Expected<ScoreBounds, RowFault> score_bounds(const Framework& framework, std::span<const Row> rows,
                                             const TotalOptions& options = {});

/// The highest star that the missing figures could still bring.
int best_star(const Indicator& indicator, const Reading& reading) noexcept;

}  // namespace citystar

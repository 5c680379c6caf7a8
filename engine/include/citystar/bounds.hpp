// What missing figures can still change.
#pragma once

#include <optional>
#include <span>

#include "citystar/score.hpp"

namespace citystar {

/// The limits of a total while figures are missing.
struct [[nodiscard]] ScoreBounds {
    Fault fault = Fault::none;
    std::size_t row = 0;
    double lost = 0;             ///< points if everything unreported is lost
    double reported = 0;         ///< points as reported: what total_points() gives
    std::optional<double> best;  ///< points if everything unreported reached the top; nothing where there is no top
    double share = 0;            ///< indicators with a figure ÷ all that count, in the scope
};

/// Bounds of the rows, with the faults of total_points(). Incidents that are not reported are taken as none: they have
/// no upper limit. Leaving a figure out never raises `lost` or `reported`. Thread-safe.
ScoreBounds score_bounds(const Framework& framework, std::span<const Row> rows, const TotalOptions& options = {});

/// The highest star that the figures still missing could bring.
int best_star(const Indicator& indicator, const Reading& reading) noexcept;

}  // namespace citystar

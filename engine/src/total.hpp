// The points of evaluated rows.
#pragma once

#include "citystar/score.hpp"
#include "rows.hpp"

namespace citystar {

/// Whether the adjustment is valid: a whole number of incidents, or a coefficient of an index that has one.
Fault check_adjustment(const Framework& framework, const TotalOptions& options) noexcept;

/// The points of the rows by the framework's scoring.
double points_of(const Framework& framework, const Rows& rows, const TotalOptions& options);

}  // namespace citystar

// Points as they are shown: printing and ranking use the same rounding.
#pragma once

#include <string>

#include "citystar/framework.hpp"

namespace citystar::command {

/// Points as a league shows them: with two decimals in an index, with three for stars (whose sheets print up to three).
/// Halves are rounded away from zero in decimal notation: 72.005 gives 72.01 whatever its binary form. Rounds numbers
/// below a billion and returns larger ones unchanged. Pure.
double shown_points(const Framework& framework, double points) noexcept;

/// The same as text, with as many decimals as the sheets print: "80.0", "2.125" for stars, "105.86" in an index. Throws
/// nothing but std::bad_alloc; thread-safe.
std::string points_text(const Framework& framework, double points);

}  // namespace citystar::command

// Points as they are shown: what is printed and what is ranked come from one rounding.
#pragma once

#include "citystar/framework.hpp"

namespace citystar::command {

/// Points as a league shows them: to two decimals in an index, to three with stars (whose sheets print up to three).
/// A half goes away from zero in decimal notation: 72.005 is 72.01 whatever its binary form. Below a billion; larger
/// numbers stay as they are. Pure.
double shown_points(const Framework& framework, double points) noexcept;

}  // namespace citystar::command

// The kinds of formula cells that are measured side by side.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::bench {

/// One formula over the number in the cell to its left, as ODF stores it.
struct CellKind {
    const char* name;
    const char* before;  ///< the formula up to the reference to the number
    const char* after;   ///< and from there on
    bool gives_star;     ///< else it gives 0

    std::string formula(const std::string& reference) const { return before + reference + after; }
};

/// The indicator that all kinds are about.
inline constexpr const char* framework_id = "SD-CITY-2020";
inline constexpr const char* indicator_code = "L1P1";

/// All kinds; the first is ours, the others are what it is compared with.
std::span<const CellKind> cell_kinds() noexcept;

/// Input numbers that reach every star and lie on, below and above every bound; the same ones each time.
std::vector<double> input_numbers(int count);

/// The star of each number by the engine.
std::vector<double> stars_of(const Indicator& indicator, std::span<const double> numbers);

}  // namespace citystar::bench

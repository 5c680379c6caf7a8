// The kinds of formula cells to compare.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "citystar/evaluate.hpp"

namespace citystar::bench {

enum class CellResult { nought, star, points };

/// The implementation that computes the cell. Python and Basic are slow, and Python is not available everywhere.
enum class CellMeans { add_in, native, python, basic };

/// A formula over the number in the cell to its left, as ODF stores it.
struct CellKind {
    const char* name;
    CellMeans means;
    CellResult result;
    const char* pattern;  ///< the formula, with # for the reference to the number

    std::string formula(const std::string& reference) const;
};

/// The indicator that all kinds evaluate.
inline constexpr const char* framework_id = "SD-CITY-2020";
inline constexpr const char* indicator_code = "L1P1";

std::span<const CellKind> cell_kinds() noexcept;

/// Input numbers that reach every star and lie on, below and above every bound; the same numbers each time.
std::vector<double> input_numbers(int count);

/// The engine's evaluation of each number.
std::vector<Evaluation> evaluations_of(const Indicator& indicator, std::span<const double> numbers);

}  // namespace citystar::bench

// The figures of one made-up workbook, and their score.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::batch {

/// The content of one input cell: nothing, a number, or a word such as 是.
using Input = std::variant<std::monostate, double, std::string>;

/// One row per indicator of the sheet, in the order of CS_INDICATORS; one input per measure and parameter.
using Figures = std::vector<std::vector<Input>>;

using Random = std::mt19937;

/// The indicators of the sheet: all except the text tasks.
std::vector<const Indicator*> indicators_of(const Framework& framework);

/// Figures that a bureau could send in: near the thresholds of a star or anywhere in the domain; one in twelve is
/// missing. The same state of `random` gives the same figures on every machine.
Figures draw_figures(const Framework& framework, Random& random);

/// The engine's score of figures, without LibreOffice.
struct Worth {
    double total = 0;
    std::optional<int> overall_star;  ///< nothing for an index
};

/// Throws std::logic_error if the engine refuses the figures.
Worth worth_of(const Framework& framework, const Figures& figures);

}  // namespace citystar::batch

// The figures of one made-up workbook, and what they are worth.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <variant>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::batch {

/// What stands in one input cell: nothing, a number, or a word such as 是.
using Input = std::variant<std::monostate, double, std::string>;

/// One row per indicator of the sheet, in the order of CS_INDICATORS; one input per measure and parameter.
using Figures = std::vector<std::vector<Input>>;

using Random = std::mt19937;

/// The indicators of the sheet: all but the tasks in words.
std::vector<const Indicator*> indicators_of(const Framework& framework);

/// Figures a bureau could send in: near the thresholds of a star or in the domain, one in twelve left out. The same
/// figures from the same state of `random`, on every machine.
Figures draw_figures(const Framework& framework, Random& random);

/// What the engine, without LibreOffice, makes of figures.
struct Worth {
    double total = 0;
    std::optional<int> overall_star;  ///< nothing for an index
};

/// Throws std::logic_error if the engine refuses the figures.
Worth worth_of(const Framework& framework, const Figures& figures);

}  // namespace citystar::batch

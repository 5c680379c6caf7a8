// Figures typed in another way than as figures.
#pragma once

#include <optional>

#include "figures.hpp"
#include "kind.hpp"
#include "status.hpp"
#include "variation.hpp"

namespace citystar::batch {

/// One cell filled in wrongly, and what it should count as.
struct Slip {
    std::size_t row = 0;      ///< of the figures; its indicator takes one figure
    Input typed;              ///< what stands in the cell
    Input read;               ///< what `citystar collect` takes it for
    Input calculated;         ///< what the workbook's own formulas take it for
    std::vector<Extra> more;  ///< cells that are no plain figures; ODS only
    /// Of `citystar recalc`: the row of a figure that the functions cannot use shows an error.
    workbook::Status status = workbook::Status::formula_errors;
};

/// The slip of a kind; nothing if the kind is none. Throws std::logic_error if the framework has no indicator for it.
std::optional<Slip> slip_of(Kind kind, const Framework& framework, const Layout& layout);

}  // namespace citystar::batch

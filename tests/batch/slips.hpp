// Figures typed in an unexpected way.
#pragma once

#include <optional>

#include "figures.hpp"
#include "kind.hpp"
#include "status.hpp"
#include "variation.hpp"

namespace citystar::batch {

/// One cell that is filled in wrongly, and the value that it should count as.
struct Slip {
    std::size_t row = 0;      ///< of the figures; its indicator takes one figure
    Input typed;              ///< the content of the cell
    Input read;               ///< the value that `citystar collect` reads
    Input calculated;         ///< the value that the workbook's own formulas read
    std::vector<Extra> more;  ///< cells that do not hold plain figures; ODS only
    /// The status from `citystar recalc`: a row shows an error if the functions cannot use its figure.
    workbook::Status status = workbook::Status::formula_errors;
};

/// The slip of a kind; nothing if the kind is not a slip. Throws std::logic_error if the framework has no indicator for
/// it.
std::optional<Slip> slip_of(Kind kind, const Framework& framework, const Layout& layout);

}  // namespace citystar::batch

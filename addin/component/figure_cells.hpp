// Checks cells for contents that are not figures.
#pragma once

#include <com/sun/star/table/XCellRange.hpp>
#include <optional>
#include <string>

#include "citystar/explain.hpp"
#include "citystar/framework.hpp"

namespace citystar::component {

struct NoFigureCell {
    NoFigure kind;
    std::string address;  ///< without the sheet, "H8"
};

/// The first cell of the range, row by row, that its format shows as a date, a time or a truth value. A truth value is
/// accepted where the indicator's measure at that place asks for yes or no. `indicator` may be null. Looks at the first
/// max_measures cells. Throws UNO exceptions. Works only inside the office.
std::optional<NoFigureCell> first_no_figure(
    const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& document,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cells, const Indicator* indicator);

}  // namespace citystar::component

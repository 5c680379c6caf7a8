// Cells seen as cells: whether what they hold are figures.
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

/// The first cell of the range, row by row, whose number is a date, a time or a truth value by its format; the last one
/// is none where the indicator's measure at that place asks for yes or no. `indicator` may be null. Looks at the first
/// max_measures cells. Throws UNO exceptions. Inside the office only.
std::optional<NoFigureCell> first_no_figure(
    const com::sun::star::uno::Reference<com::sun::star::uno::XInterface>& document,
    const com::sun::star::uno::Reference<com::sun::star::table::XCellRange>& cells, const Indicator* indicator);

}  // namespace citystar::component

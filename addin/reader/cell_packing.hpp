// Packs the cells of a sheet into the bytes of packing.hpp.
#pragma once

#include <com/sun/star/table/XCellRange.hpp>
#include <functional>

#include "packing.hpp"

namespace citystar::reader {

using Range = com::sun::star::uno::Reference<com::sun::star::table::XCellRange>;

/// Packs the values row by row, the kind of each value before the value. Errors become nothing, empty cells become
/// empty text.
void add_values(Packer& out, const Range& range);

/// Packs the number of areas of `range` that hold formulas. For each area follow left, top, right, bottom (from 0) and
/// the output of `add`. `range` begins in A1.
void add_formula_areas(Packer& out, const Range& range, const std::function<void(Packer&, const Range&)>& add);

}  // namespace citystar::reader

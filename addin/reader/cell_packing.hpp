// Cells of a sheet into the bytes of packing.hpp.
#pragma once

#include <com/sun/star/table/XCellRange.hpp>
#include <functional>

#include "packing.hpp"

namespace citystar::reader {

using Range = com::sun::star::uno::Reference<com::sun::star::table::XCellRange>;

/// The kind of a cell's value and the value, row by row. Errors come as nothing, empty cells as empty text.
void add_values(Packer& out, const Range& range);

/// The number of areas of `range`, which begins in A1, that hold formulas, and of each left, top, right, bottom (from
/// 0) and what `add` adds of it.
void add_formula_areas(Packer& out, const Range& range, const std::function<void(Packer&, const Range&)>& add);

}  // namespace citystar::reader

// Looks of a sheet's cells: the kinds of numbers they show, and invisible contents.
#pragma once

#include "cell_packing.hpp"
#include "number_formats.hpp"

namespace citystar::reader {

/// Packs the areas of `range` whose numbers are shown as a special kind, each with the kind. `range` begins in A1.
void add_shown_kinds(Packer& out, const Range& range, NumberFormats& formats);

/// Packs the areas whose contents are invisible: letters in the colour of the cell, tiny letters, or a format that
/// shows nothing.
void add_invisible_areas(Packer& out, const Range& range, NumberFormats& formats);

/// Packs the areas that are merged into one cell each.
void add_merged_areas(Packer& out, const Range& range);

/// Packs a flag for each row, then for each column of `range`: 1 if it is hidden, filtered out or too narrow to read.
void add_hidden_lines(Packer& out, const Range& range);

}  // namespace citystar::reader

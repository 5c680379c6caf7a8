// How the cells of a sheet look: what kind of number they show, and what nobody can see.
#pragma once

#include "cell_packing.hpp"
#include "number_formats.hpp"

namespace citystar::reader {

/// Areas of `range`, which begins in A1, whose numbers are shown as more than numbers, and of each the kind.
void add_shown_kinds(Packer& out, const Range& range, NumberFormats& formats);

/// Areas whose contents cannot be seen: letters in the colour of the cell, or tiny ones, or a format that shows
/// nothing.
void add_invisible_areas(Packer& out, const Range& range, NumberFormats& formats);

/// Areas that are merged to one cell each.
void add_merged_areas(Packer& out, const Range& range);

/// Of each row, then of each column of `range`: 1 if it is hidden, filtered away or too thin to be read.
void add_hidden_lines(Packer& out, const Range& range);

}  // namespace citystar::reader

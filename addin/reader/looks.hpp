// How the cells of a sheet look: what kind of number they show, and what nobody can see.
#pragma once

#include <memory>

#include "cell_packing.hpp"
#include "job.hpp"

namespace citystar::reader {

/// The number formats of a document by their key, each looked up once.
class NumberFormats {
public:
    explicit NumberFormats(const Document& document);
    ~NumberFormats();
    NumberFormats(const NumberFormats&) = delete;
    NumberFormats& operator=(const NumberFormats&) = delete;

    struct Look {
        Shows shows = Shows::number;
        bool general = false;  ///< shows what a formula results in
        bool empty = false;    ///< shows nothing at all, like ";;;"
    };
    const Look& of(sal_Int32 key);

private:
    struct Known;
    std::unique_ptr<Known> known_;
};

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

// Formulas in cells that a file writes once and repeats.
#pragma once

#include <cstddef>
#include <string>

namespace citystar::command {

/// LibreOffice reads a formula in a repeated cell (table:number-columns-repeated, or -rows-repeated of its row) only
/// once and moves what follows into the gap, or does not open the file. So each repetition gets a cell of its own.
struct UnrolledContent {
    std::string content;       ///< the given content, with a cell of its own for each repetition of a formula
    std::size_t repeated = 0;  ///< cells that stood for more than one formula; if 0, `content` is unchanged
    bool too_many = false;     ///< they stand for more than a hundred thousand formulas, or for too much text
};

/// Takes a content.xml, or a workbook in one piece of XML; returns it unchanged if it is not well-formed XML in UTF-8.
/// Thread-safe.
UnrolledContent unrolled_formulas(const std::string& content);

}  // namespace citystar::command

// Formulas in cells that a file writes once and repeats.
#pragma once

#include <cstddef>
#include <string>

namespace citystar::command {

/// LibreOffice reads a formula in a repeated cell (table:number-columns-repeated, or -rows-repeated of its row) once,
/// moves what follows into the gap, or does not open the file. So it is given each of them on its own.
struct UnrolledContent {
    std::string content;       ///< what it was given, with a cell of its own for each repetition of a formula
    std::size_t repeated = 0;  ///< cells that stood for more than one formula; none: `content` is as it was
    bool too_many = false;     ///< they stand for more than a hundred thousand formulas, or for too much text
};

/// Of a content.xml, or of a workbook in one piece of XML. As it was if it is not well-formed XML in UTF-8.
/// Thread-safe.
UnrolledContent unrolled_formulas(const std::string& content);

}  // namespace citystar::command

// The workbook part of an .xlsx with its relationships.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workbook_parts.hpp"

namespace citystar::command {

struct XlsxBook {
    std::string part;                                         ///< the name of the workbook part, xl/workbook.xml
    std::string relations;                                    ///< the part that holds its relationships
    std::vector<std::pair<std::string, std::string>> sheets;  ///< names and parts
    std::map<std::string, std::string> names;                 ///< defined names and their formulas
    std::vector<std::string> other_books;                     ///< parts, in the order in which formulas number them
    bool has_other_books = false;
};

/// Nothing if it is not an .xlsx, or not understood. Thread-safe.
std::optional<XlsxBook> read_xlsx_book(const PartReader& read);

}  // namespace citystar::command

// Formulas of an .xlsx that ask something outside the workbook, and its parts with their last values instead.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linked_cell.hpp"
#include "workbook_parts.hpp"

namespace citystar::command {

struct LinkedParts {
    std::map<std::string, std::string> parts;  ///< those that change, by name
    std::vector<LinkedCell> cells;
};

/// Each such formula becomes the value that the file holds, or NA(); the areas of queries stay as they are. No cells of
/// what is no .xlsx; nothing if one of its sheets is no well-formed XML in UTF-8. Thread-safe.
std::optional<LinkedParts> replace_xlsx_links(const PartReader& read);

/// Parts of a workbook that was stored after replace_xlsx_links(), with the formulas as they had been; `original` reads
/// the file that they come from, `stored` the new one. Formulas whose other workbooks cannot be named again, as the
/// new one has some of its own, keep their value alone. Thread-safe.
std::map<std::string, std::string> with_xlsx_links(const PartReader& original, const PartReader& stored,
                                                   const std::vector<LinkedCell>& cells);

}  // namespace citystar::command

// Formulas of an .xlsx that refer to something outside the workbook, and its parts with their last values instead.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "linked_cell.hpp"
#include "workbook_parts.hpp"

namespace citystar::command {

struct LinkedParts {
    std::map<std::string, std::string> parts;  ///< the changed ones, by name
    std::vector<LinkedCell> cells;
};

/// Replaces each such formula by the value that the file holds, or by NA(). The areas of queries stay as they are. The
/// result has no cells if the file is not an .xlsx. Nothing if one of its sheets is not well-formed XML in UTF-8.
/// Thread-safe.
std::optional<LinkedParts> replace_xlsx_links(const PartReader& read);

/// Parts of a workbook that was stored after replace_xlsx_links(), with the original formulas. `original` reads the
/// file that they come from, `stored` the new one. If the new file has other workbooks of its own, those of the
/// formulas cannot be named again; then these formulas are not put back, and their values stay. Thread-safe.
std::map<std::string, std::string> with_xlsx_links(const PartReader& original, const PartReader& stored,
                                                   const std::vector<LinkedCell>& cells);

}  // namespace citystar::command

// Formulas of an .ods that refer to something outside the workbook, and its content.xml with their last values instead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linked_cell.hpp"

namespace citystar::command {

struct LinkedContent {
    std::string content;            ///< with NA() or the value that the file holds in place of each such formula
    std::vector<LinkedCell> cells;  ///< and linked areas, whose values stay as they are
    bool changed = false;
};

/// Takes a content.xml, or a workbook in one piece of XML, in which no cell with a formula is repeated. Nothing if it
/// is not well-formed XML in UTF-8. Thread-safe.
std::optional<LinkedContent> replace_ods_links(const std::string& content);

/// A content.xml that was stored after replace_ods_links(), with the original formulas. Thread-safe.
std::string with_ods_links(const std::string& content, const std::vector<LinkedCell>& cells);

}  // namespace citystar::command

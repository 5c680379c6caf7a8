// Formulas of an .ods that ask something outside the workbook, and its content.xml with their last values instead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "linked_cell.hpp"

namespace citystar::command {

struct LinkedContent {
    std::string content;            ///< with each such formula replaced by the value that the file holds, or NA()
    std::vector<LinkedCell> cells;  ///< and linked areas, whose values stay as they are
    bool changed = false;
};

/// Of a content.xml, or of a workbook in one piece of XML, whose formulas are in cells that are not repeated. Nothing
/// if it is no well-formed XML in UTF-8. Thread-safe.
std::optional<LinkedContent> replace_ods_links(const std::string& content);

/// A content.xml that was stored after replace_ods_links(), with the formulas as they had been. Thread-safe.
std::string with_ods_links(const std::string& content, const std::vector<LinkedCell>& cells);

}  // namespace citystar::command

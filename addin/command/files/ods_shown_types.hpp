// Constants of an .ods of which the file says that they are no numbers, in cells that show percentages.
#pragma once

#include <optional>
#include <string>

#include "workbook_parts.hpp"

namespace citystar::command {

/// A content.xml, or a workbook in one piece of XML, in which the styles of such cells are the same without the format:
/// then LibreOffice 7.4 shows what the file says, while in a cell for percentages TRUE is 100 % to it. `read` finds
/// styles.xml; it may be empty. Nothing if nothing changes. Thread-safe.
std::optional<std::string> show_ods_types(const std::string& content, const PartReader& read);

}  // namespace citystar::command

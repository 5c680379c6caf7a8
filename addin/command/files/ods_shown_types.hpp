// Constants of an .ods that are not numbers according to the file, in cells that show percentages.
#pragma once

#include <optional>
#include <string>

#include "workbook_parts.hpp"

namespace citystar::command {

/// A content.xml, or a workbook in one piece of XML, in which the styles of such cells lose their format and keep the
/// rest. Then LibreOffice 7.4 shows the types of the file; otherwise it reads TRUE in a cell for percentages as 100 %.
/// `read` finds styles.xml; it may be empty. Nothing if nothing changes. Thread-safe.
std::optional<std::string> show_ods_types(const std::string& content, const PartReader& read);

}  // namespace citystar::command

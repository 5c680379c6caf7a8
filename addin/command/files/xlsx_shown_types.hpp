// Constants of an .xlsx that are not numbers according to the file, in cells that show numbers.
#pragma once

#include <map>
#include <string>

#include "workbook_parts.hpp"

namespace citystar::command {

/// The changed parts, by name, with other formats for such cells: TRUE gets none, so that LibreOffice 7.4 does not show
/// it as 100 %, and a date gets a format of dates. The rest of their looks stays. Thread-safe.
std::map<std::string, std::string> show_xlsx_types(const PartReader& read);

}  // namespace citystar::command

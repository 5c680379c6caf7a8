// Constants of an .xlsx of which the file says that they are no numbers, in cells that show numbers.
#pragma once

#include <map>
#include <string>

#include "workbook_parts.hpp"

namespace citystar::command {

/// The parts that change, by name, if the formats of such cells give way: TRUE keeps none, so that LibreOffice 7.4 does
/// not show it as 100 %, and a date becomes one. Their other looks stay. Thread-safe.
std::map<std::string, std::string> show_xlsx_types(const PartReader& read);

}  // namespace citystar::command

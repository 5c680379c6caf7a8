// Numbers as a workbook's file holds them, before LibreOffice calculates anything.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "formula_text.hpp"

namespace citystar::command {

/// What the program showed in these cells that stored the workbook, in their order; nothing for a cell that held an
/// error, a text or no result. No list if the format is another than .ods, .fods or .xlsx and their templates: only
/// LibreOffice reads those. Thread-safe.
std::optional<std::vector<std::optional<double>>> stored_numbers(const std::filesystem::path& workbook,
                                                                 const std::vector<workbook::CellPlace>& places);

}  // namespace citystar::command

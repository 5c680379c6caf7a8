// Copies of workbooks for calculation only; the results are then put into the original file.
#pragma once

#include <filesystem>

#include "ods_results.hpp"

namespace citystar::command {

/// Writes an .ods with the slim_content() of `workbook` and its styles and settings; its results are those of the
/// whole file. False if there is no such content or it cannot be written; then there is no file. Thread-safe.
bool write_slim_workbook(const OdsResults& workbook, const std::filesystem::path& file);

}  // namespace citystar::command

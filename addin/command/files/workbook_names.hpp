// What the name of a file promises.
#pragma once

#include <filesystem>
#include <string>

namespace citystar::command {

/// The ending in small letters, ".ods"; empty if there is none.
std::string ending_of(const std::filesystem::path& file);
/// Whether the ending is one of those that spreadsheets have: .ods, .xlsx, .xls, .et, .fods, …
bool workbook_name(const std::filesystem::path& file);
/// Whether nobody means this file when naming its folder: hidden ones, and those that programs leave beside a workbook
/// that is open.
bool passed_over(const std::filesystem::path& file);

}  // namespace citystar::command

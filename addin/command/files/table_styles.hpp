// Styles for the tables of an .xlsx, so that other programs can save it.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Gives each table without a style a style that shows nothing. LibreOffice writes none, which the format allows, but
/// then exceljs 4.4.0 cannot save the workbook. Leaves any other file as it is. Throws std::system_error if the file
/// cannot be rewritten; then it is unchanged.
void style_tables(const std::filesystem::path& xlsx);

}  // namespace citystar::command

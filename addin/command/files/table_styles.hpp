// Tables of an .xlsx, so that other programs can save it.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Gives each table without a style one that shows nothing: LibreOffice writes none, which the format allows, and
/// exceljs 4.4.0 then cannot save the workbook. Leaves any other file as it is. Throws std::system_error if the file
/// cannot be written anew; then it is as it was.
void style_tables(const std::filesystem::path& xlsx);

}  // namespace citystar::command

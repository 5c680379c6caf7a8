// Copies of workbooks that are only read and need not be laid out.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Writes a copy of an ODS or XLSX that loads faster. In the copy of an ODS no row asks for its optimal height, for
/// which LibreOffice would lay out every text of the workbook (a third of the loading); charts and validations are left
/// out too. The copy of an XLSX has no areas and titles to be printed, since the breaks of their pages take two thirds
/// of the loading. Values, formulas and hidden rows and columns stay. False if the file is of another format, has
/// nothing to leave out or cannot be copied; then there is no copy. Thread-safe.
bool make_slim_copy(const std::filesystem::path& workbook, const std::filesystem::path& copy);

}  // namespace citystar::command

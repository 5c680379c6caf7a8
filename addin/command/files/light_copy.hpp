// Workbooks that are only read need not be laid out.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Writes a copy of an ODS in which no row asks for its optimal height: for those LibreOffice would lay out every text
/// of the workbook, which takes a third of the loading; charts and validations go too. Of an XLSX one without areas and
/// titles to be printed: two thirds of the loading are the breaks of their pages. Values, formulas and what is hidden
/// stay. False if the file is neither, has nothing to leave out or cannot be copied; then there is no copy.
/// Thread-safe.
bool make_light_copy(const std::filesystem::path& workbook, const std::filesystem::path& copy);

}  // namespace citystar::command

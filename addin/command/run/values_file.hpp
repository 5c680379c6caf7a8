// The file of `new --values`: figures to fill in.
#pragma once

#include <filesystem>

#include "citystar/framework.hpp"
#include "workbook.hpp"

namespace citystar::command {

/// Reads lines of code TAB value TAB value … into `content`: UTF-8, with or without a byte order mark, lines ending as
/// on Linux, Windows or old Macs; empty lines and lines that begin with '#' are skipped. For an index that compares
/// units, a line has one value per unit; its lines "unit" (the names, in the framework's order) and "coefficient" are
/// read too. Reads regular files only. Throws InputError with the line if it is not UTF-8, has an unknown code, a code
/// for the second time, too many values, or a coefficient that is not above 0 and up to the framework's maximum.
void read_values_file(const std::filesystem::path& file, const Framework& framework,
                      templates::WorkbookOptions& content);

}  // namespace citystar::command

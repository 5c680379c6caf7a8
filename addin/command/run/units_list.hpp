// The list of `new --units`: a line for each workbook.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::command {

struct UnitLine {
    int number = 0;  ///< of the line
    std::string unit;
    std::string period;                           ///< may be empty
    std::optional<std::filesystem::path> values;  ///< a file for read_values_file()
};

/// Reads lines of unit TAB period TAB values file, of which the last two may be left out (see read_tab_file()); a first
/// line that begins with 单位, 填报单位 or unit is a head. Spaces around a field are ignored; the values file is
/// relative to the folder of the list. Throws InputError with the line of each unit that is missing, repeated, not
/// among those that the framework compares, or no name for a file, and of each values file that does not exist; and if
/// there is no unit.
std::vector<UnitLine> read_units_list(const std::filesystem::path& file, const Framework& framework);

}  // namespace citystar::command

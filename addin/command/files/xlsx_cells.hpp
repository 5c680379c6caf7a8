// The cells of a sheet of an .xlsx, with the values that it holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stored_cell.hpp"

namespace citystar::command {

/// The wanted ones in the order of the part; nothing if it is no well-formed XML in UTF-8. Texts that all sheets share
/// are not looked up: such a cell has no value here. Linear in the length. Thread-safe.
std::optional<std::vector<StoredCell>> read_xlsx_cells(const std::string& part, const std::string& sheet,
                                                       const Wanted& wanted);

}  // namespace citystar::command

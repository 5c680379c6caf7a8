// The cells of a sheet of an .xlsx, with the values that it holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "stored_cell.hpp"

namespace citystar::command {

/// The wanted cells in the order of the part; nothing if it is not well-formed XML in UTF-8. Shared texts are not
/// looked up, so a cell with one has no value here. Linear in the length. Thread-safe.
std::optional<std::vector<StoredCell>> read_xlsx_cells(const std::string& part, const std::string& sheet,
                                                       const Wanted& wanted);

}  // namespace citystar::command

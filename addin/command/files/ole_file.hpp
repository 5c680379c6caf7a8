// The older container of Microsoft's, of .xls and of encrypted .xlsx.
#pragma once

#include <filesystem>

#include "status.hpp"

namespace citystar::command {

/// ok for a workbook, encrypted for one with a password, not_a_workbook for anything else in such a container, corrupt
/// if it cannot be read. Reads the file once, in bounded memory; after SIGINT or SIGTERM it stops.
workbook::Status look_into_ole(const std::filesystem::path& file);

}  // namespace citystar::command

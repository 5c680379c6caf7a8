// Microsoft's older container, used for .xls and for encrypted .xlsx.
#pragma once

#include <filesystem>

#include "status.hpp"

namespace citystar::command {

/// ok for a workbook, encrypted for one with a password, not_a_workbook for other contents of such a container, corrupt
/// if it cannot be read. Reads the file once, in bounded memory; after SIGINT or SIGTERM it stops.
workbook::Status look_into_ole(const std::filesystem::path& file);

}  // namespace citystar::command

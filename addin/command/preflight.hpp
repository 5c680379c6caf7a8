// Looks at a file before LibreOffice does.
#pragma once

#include <filesystem>

#include "status.hpp"

namespace citystar::command {

using workbook::Status;

enum class Format { ods, xlsx, other };

struct Preflight {
    Status status = Status::ok;  ///< ok, not_found, encrypted, corrupt or not_a_workbook
    Format format = Format::other;
};

/// Tells by content, not by name, whether a file can be a workbook. Reads it, changes nothing.
Preflight preflight(const std::filesystem::path& file);

}  // namespace citystar::command

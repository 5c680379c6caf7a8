// Replacing a file so that a complete one is there even after a power cut.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Puts a complete file in the place of another, or where there was no file. At any moment the old file or the complete
/// new one is there; when the function returns, the new one is on disk. Both paths are on one file system. Throws
/// std::system_error; then the old file is there, and `temporary` may be left.
void replace_durably(const std::filesystem::path& temporary, const std::filesystem::path& target);

}  // namespace citystar::command

// Files that are there, whole, even after a power cut.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Puts a complete file in another's place, or where none was: from any moment on there is the old one or the complete
/// new one, and when it returns the new one, on disk. Both are on one file system. Throws std::system_error; then the
/// old one is there, and `temporary` may be.
void replace_durably(const std::filesystem::path& temporary, const std::filesystem::path& target);

}  // namespace citystar::command

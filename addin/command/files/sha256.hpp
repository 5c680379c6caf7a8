// SHA-256 of texts and files.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace citystar::command {

/// As 64 hexadecimal digits.
std::string sha256(std::string_view text);
/// Of the content of a regular file, in bounded memory. Empty if it cannot be read, after SIGINT or SIGTERM, and when
/// it takes longer than `limit`.
std::string sha256_of_file(const std::filesystem::path& file,
                           std::chrono::milliseconds limit = std::chrono::milliseconds::max());

}  // namespace citystar::command

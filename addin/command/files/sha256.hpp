// SHA-256 of texts and files.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace citystar::command {

/// The hash of a text as 64 hexadecimal digits.
std::string sha256(std::string_view text);
/// The hash of a regular file's content, in bounded memory. Empty if the file cannot be read, after SIGINT or SIGTERM,
/// or if it takes longer than `limit`.
std::string sha256_of_file(const std::filesystem::path& file,
                           std::chrono::milliseconds limit = std::chrono::milliseconds::max());

}  // namespace citystar::command

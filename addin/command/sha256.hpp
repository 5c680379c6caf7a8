// SHA-256 of texts and files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace citystar::command {

/// As 64 hexadecimal digits.
std::string sha256(std::string_view text);
/// Of a file's content. Empty if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace citystar::command

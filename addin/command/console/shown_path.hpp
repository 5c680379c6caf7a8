// File names as texts: on Linux a name is any sequence of bytes, but JSON and people need UTF-8.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace citystar::command {

/// The path as it is written in files and shown. In a path that is not UTF-8 (an archive from a Chinese Windows that
/// was unpacked elsewhere) each byte that is not UTF-8 becomes a mark such as \xB9, and each backslash is doubled. The
/// same is done to a path that already contains such a mark. Other paths are unchanged. Pure.
std::string shown_path(const std::filesystem::path& path);

/// The reverse: the path of a text that came from shown_path(). Pure.
std::filesystem::path path_shown(std::string_view text);

/// Whether LibreOffice can open a file of this name: it reads names as UTF-8. Pure.
bool is_utf8(const std::filesystem::path& path);

}  // namespace citystar::command

// File names as texts: on Linux a name is any bytes, JSON and people take UTF-8 only.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace citystar::command {

/// The path as it is written down and shown. One that is not UTF-8 (an archive from a Chinese Windows unpacked
/// elsewhere) has each odd byte as \xB9 and each backslash twice; so has one in which such a mark stands already.
/// Others are unchanged. Pure.
std::string shown_path(const std::filesystem::path& path);

/// The reverse: the path of a text that shown_path() gave. Pure.
std::filesystem::path path_shown(std::string_view text);

/// Whether LibreOffice can open a file of this name: it takes names for UTF-8. Pure.
bool is_utf8(const std::filesystem::path& path);

}  // namespace citystar::command

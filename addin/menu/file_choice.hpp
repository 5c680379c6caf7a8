// The office's dialogue for choosing a folder, and names of files in it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "place.hpp"

namespace citystar::menu {

/// The folder that the user chooses, beginning at `start` if that exists; no value if the dialogue is cancelled. Throws
/// UNO exceptions.
std::optional<std::filesystem::path> choose_folder(const Place& place, std::string_view title,
                                                   const std::filesystem::path& start);

/// `stem` + `ending` in a folder, without the characters that file names cannot hold. If such a file exists already,
/// "~2", "~3" and so on is put before the ending.
std::filesystem::path free_name(const std::filesystem::path& folder, std::string_view stem, std::string_view ending);

/// The folder in which the document of a view is stored; the user's home for a document that was never stored.
std::filesystem::path folder_of(const Place& place);

/// Converts a path to a file URL, and back (empty for any other URL).
OUString url_of(const std::filesystem::path& path);
std::filesystem::path path_of(const OUString& url);

}  // namespace citystar::menu

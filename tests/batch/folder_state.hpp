// The files in a folder, to compare before and after.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace citystar::test {

/// SHA-256 of every file under a folder, hidden ones too, by its path below the folder.
std::map<std::string, std::string> digests_of(const std::filesystem::path& folder);

}  // namespace citystar::test

// The settings of a LibreOffice of our own.
#pragma once

#include <filesystem>
#include <string>

namespace citystar::office {

/// Writes the settings of a new profile: nothing asks, nothing runs, nothing is fetched. Throws
/// std::filesystem::filesystem_error if a folder cannot be made. False if the file cannot be written.
bool write_profile(const std::filesystem::path& profile, const std::string& language);

}  // namespace citystar::office

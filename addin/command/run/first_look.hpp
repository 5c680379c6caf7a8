// The first look at a file, before an office gets it.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "files/preflight.hpp"

namespace citystar::command {

struct FirstLook {
    Preflight preflight;
    std::string sha256;  ///< empty if the file cannot be read
};

/// Checks and hashes a file. The status is timeout if that takes longer than `limit`. After SIGINT and SIGTERM it means
/// nothing.
FirstLook first_look(const std::filesystem::path& file, std::chrono::milliseconds limit);

}  // namespace citystar::command

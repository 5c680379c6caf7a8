// What a run knows of a file before an office gets it.
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

/// Looks and hashes. The status is timeout when that takes longer than `limit`; after SIGINT and SIGTERM it means
/// nothing.
FirstLook first_look(const std::filesystem::path& file, std::chrono::milliseconds limit);

}  // namespace citystar::command

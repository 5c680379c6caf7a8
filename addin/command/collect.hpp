// citystar collect: many returned workbooks, one league.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

namespace citystar::command {

struct CollectOptions {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path output;                              ///< .ods, .xlsx or .csv
    std::optional<std::filesystem::path> results;              ///< JSON Lines; "-" is standard output
    std::optional<std::filesystem::path> notices;              ///< folder for one page per unit
    std::chrono::seconds timeout = std::chrono::seconds(120);  ///< for one file
};

/// Returns an exit status. Inputs are never touched; the output is the old or the complete new file. Reports on
/// standard error.
int collect(const CollectOptions& options);

}  // namespace citystar::command

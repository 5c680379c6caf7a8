// citystar collect: many returned workbooks, one league.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "console/progress.hpp"

namespace citystar::command {

struct CollectOptions {
    std::vector<std::filesystem::path> inputs;
    std::optional<std::filesystem::path> manifest;             ///< instead of inputs
    std::filesystem::path output;                              ///< .ods, .xlsx or .csv
    std::optional<std::filesystem::path> results;              ///< JSON Lines; "-" is standard output
    std::optional<std::filesystem::path> choices;              ///< read_choices()
    std::optional<std::filesystem::path> notices;              ///< folder for one page per unit
    std::chrono::seconds timeout = std::chrono::seconds(120);  ///< for one attempt at one file
    unsigned workers = 1;                                      ///< at once; 0: one per core
    bool resume = false;                                       ///< take over what `results` has and still holds
    std::uint64_t shard_index = 0;
    std::uint64_t shard_count = 1;
    ProgressStyle progress = ProgressStyle::bar;
    std::vector<std::string> worker{"/proc/self/exe", "worker"};  ///< the worker's program and arguments
};

/// Returns an exit status. Inputs are never touched; the league is the old or the complete new file. Results are
/// written one by one as they come, and again with their ranks, in the order of the inputs, when all are there. Reports
/// on standard error.
int collect(const CollectOptions& options);

}  // namespace citystar::command

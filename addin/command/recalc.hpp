// citystar recalc: recalculates workbooks in LibreOffices of its own.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "console/progress.hpp"

namespace citystar::command {

struct RecalcOptions {
    std::vector<std::filesystem::path> inputs;  ///< files, and folders to be searched
    std::optional<std::filesystem::path> manifest;
    std::optional<std::filesystem::path> output_folder;
    bool in_place = false;
    bool results_only = false;
    std::string format;                                        ///< ods, xlsx, pdf; empty: as the input
    std::optional<std::filesystem::path> results;              ///< JSON Lines; "-" is standard output
    std::chrono::seconds timeout = std::chrono::seconds(120);  ///< for one attempt at one file
    unsigned workers = 1;                                      ///< at once; 0: one per core
    bool resume = false;                                       ///< pass over what `results` says is up to date
    std::uint64_t shard_index = 0;
    std::uint64_t shard_count = 1;
    ProgressStyle progress = ProgressStyle::bar;
    std::vector<std::string> worker{"/proc/self/exe", "worker"};  ///< the worker's program and arguments
};

/// Returns an exit status. Inputs are never touched unless in_place, and then replaced at once by the complete new
/// file. Reports on standard error.
int recalc(const RecalcOptions& options);

}  // namespace citystar::command

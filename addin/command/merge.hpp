// citystar merge: one results file from those of several shards.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace citystar::command {

struct MergeOptions {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path output;
    std::optional<std::filesystem::path> manifest;  ///< each of its workbooks must have a result
};

/// Returns an exit status; reports on standard error. Writes nothing unless every id is there exactly once and every
/// file ends with its summary.
int merge(const MergeOptions& options);

}  // namespace citystar::command

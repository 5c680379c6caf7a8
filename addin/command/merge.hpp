// citystar merge: one results file, or one league, from the results of several shards.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

namespace citystar::command {

struct MergeOptions {
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path output;
    std::optional<std::filesystem::path> choices;   ///< read_choices(); for results of collect
    std::optional<std::filesystem::path> manifest;  ///< each of its workbooks must have a result
};

/// Returns an exit status; reports on standard error. The files are of one kind, of recalc or of collect. Writes
/// nothing unless every id is there exactly once and every run has come to its end.
int merge(const MergeOptions& options);

}  // namespace citystar::command

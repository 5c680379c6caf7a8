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

/// Returns an exit status; reports on standard error. All files come from recalc, or all from collect. Writes nothing
/// unless every id occurs exactly once and every run was completed.
int merge(const MergeOptions& options);

}  // namespace citystar::command

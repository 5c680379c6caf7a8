// citystar join: puts the returned parts of a workbook into the whole.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "console/progress.hpp"
#include "joining.hpp"

namespace citystar::command {

struct JoinOptions {
    std::filesystem::path book;                ///< the whole; it is not changed
    std::vector<std::filesystem::path> parts;  ///< workbooks, or folders of them
    std::filesystem::path output;              ///< the whole with what the parts bring
    workbook::Prefer prefer = workbook::Prefer::neither;
    ProgressStyle progress = ProgressStyle::bar;
    std::optional<std::filesystem::path> report;  ///< each cell that a part changed (.tsv)
};

/// Returns an exit status; reports on standard error. Never overwrites a file.
int join(const JoinOptions& options);

}  // namespace citystar::command

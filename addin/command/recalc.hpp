// citystar recalc: recalculates workbooks in one LibreOffice of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace citystar::command {

struct RecalcOptions {
    std::vector<std::filesystem::path> inputs;
    std::optional<std::filesystem::path> output_folder;
    bool in_place = false;
    bool results_only = false;
    std::string format;                                ///< ods, xlsx, pdf; empty: as the input
    std::optional<std::filesystem::path> results;      ///< JSON Lines; "-" is standard output
    std::chrono::seconds timeout = std::chrono::seconds(120);  ///< for one file
};

/// Returns an exit status. Inputs are never touched unless in_place, and then replaced at once by the complete new
/// file. Reports on standard error.
int recalc(const RecalcOptions& options);

}  // namespace citystar::command

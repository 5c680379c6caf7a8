// citystar recalc: recalculates workbooks in LibreOffices of its own.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "run/batch_run.hpp"

namespace citystar::command {

struct RecalcOptions : BatchOptions {
    std::optional<std::filesystem::path> output_folder;
    bool in_place = false;
    bool results_only = false;
    std::string format;  ///< ods, xlsx, pdf; empty: as the input
};

/// Returns an exit status. Inputs are never touched unless in_place, and then replaced at once by the complete new
/// file. Reports on standard error.
int recalc(const RecalcOptions& options);

}  // namespace citystar::command

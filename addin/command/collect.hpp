// citystar collect: many returned workbooks, one league.
#pragma once

#include <filesystem>
#include <optional>

#include "run/batch_run.hpp"

namespace citystar::command {

struct CollectOptions : BatchOptions {
    std::filesystem::path output;                   ///< .ods, .xlsx or .csv
    std::optional<std::filesystem::path> choices;   ///< read_choices()
    std::optional<std::filesystem::path> previous;  ///< PreviousResults
    std::optional<std::filesystem::path> notices;   ///< folder for one page per unit
    bool office_always = false;  ///< read with LibreOffice what could be read without it; results are the same
};

/// Returns an exit status. Inputs are never touched. The league is either the old file or the complete new one. Results
/// are written one by one as they come, and written again with their ranks, in the order of the inputs, when all are
/// there. Reports on standard error.
int collect(const CollectOptions& options);

}  // namespace citystar::command

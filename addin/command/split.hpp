// citystar split: a workbook for each department that leads indicators.
#pragma once

#include <filesystem>
#include <string>

#include "console/progress.hpp"

namespace citystar::command {

struct SplitOptions {
    std::filesystem::path book;
    std::filesystem::path output;  ///< the folder of the parts
    std::string format;            ///< "xlsx" or "ods"; empty: xlsx
    std::string formulas;          ///< "native" or "functions"; empty: native for .xlsx, functions for .ods
    std::string due;               ///< by when the parts are to be returned, and to whom, in words
    std::string return_to;
    ProgressStyle progress = ProgressStyle::bar;
};

/// Returns an exit status; reports on standard error. Never overwrites a file: nothing is made if one of the parts
/// exists already.
int split(const SplitOptions& options);

}  // namespace citystar::command

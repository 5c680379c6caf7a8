// citystar new: makes a workbook from a framework.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace citystar::command {

struct NewOptions {
    std::string framework;
    std::filesystem::path output;
    std::string unit_name;
    std::string period;
    /// Values to fill in: lines of "code TAB value TAB value …", as typed; '#' starts a comment line.
    std::optional<std::filesystem::path> values;
    /// "native" or "functions"; empty: native for .xlsx, functions for the other formats.
    std::string formulas;
};

/// Returns an exit status; reports on standard error. Never overwrites a file.
int new_workbook(const NewOptions& options);

}  // namespace citystar::command

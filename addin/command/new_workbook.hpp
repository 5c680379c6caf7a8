// citystar new: makes workbooks from a framework.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace citystar::command {

struct NewOptions {
    std::string framework;
    std::filesystem::path output;  ///< the workbook, or with `units` the folder of the workbooks
    std::string unit_name;
    std::string period;
    /// Values to fill in: lines of "code TAB value TAB value …", as typed; '#' starts a comment line.
    std::optional<std::filesystem::path> values;
    /// A workbook for each line of this list (read_units_list()); replaces unit_name, period and values.
    std::optional<std::filesystem::path> units;
    /// "xlsx" or "ods", with `units` only; empty: xlsx.
    std::string format;
    /// "native" or "functions"; empty: native for .xlsx, functions for the other formats.
    std::string formulas;
};

/// Returns an exit status; reports on standard error. Never overwrites a file: with `units`, nothing is made if one of
/// the workbooks exists already.
int new_workbook(const NewOptions& options);

}  // namespace citystar::command

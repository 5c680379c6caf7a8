// Last year's results of collect, with which this year's figures are compared.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "previous.hpp"

namespace citystar::command {

/// The figures of the ranked units, by framework and unit. Const members are thread-safe.
class PreviousResults {
public:
    /// No results: nothing is known of any unit.
    PreviousResults() = default;
    /// Reads the results file of a completed run of collect; it must be a regular file. Skips frameworks and indicators
    /// that no longer exist, and units without a name. Throws InputError if the file cannot be read, is of another
    /// kind, is torn, comes from a run that did not finish, or ranks a unit twice.
    explicit PreviousResults(const std::filesystem::path& results);

    /// The figures of the unit with the same framework and the same normal form of its name (name_key()); `unit` has to
    /// be scored. Null: nothing is known.
    const workbook::PreviousFigures* find(const workbook::Assessment& unit) const;

    /// A SHA-256 of everything that find() may return; empty if nothing was read.
    const std::string& fingerprint() const { return fingerprint_; }

private:
    std::map<std::pair<std::string, std::string>, workbook::PreviousFigures> units_;  ///< by id and key of the name
    std::string fingerprint_;
};

}  // namespace citystar::command

// Last year's results of collect, beside which this year's figures are looked at.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>

#include "previous.hpp"

namespace citystar::command {

/// What the units that were ranked reported, by framework and unit. Const members are thread-safe.
class PreviousResults {
public:
    /// None: nothing is known of any unit.
    PreviousResults() = default;
    /// Reads the results file of a run of collect that came to its end, a regular file. Frameworks and indicators that
    /// no longer exist, and units without a name, are passed over. Throws InputError: it cannot be read, holds
    /// something else, is torn, belongs to a run that did not finish, or ranks a unit twice.
    explicit PreviousResults(const std::filesystem::path& results);

    /// Of a scored unit with the same name in its normal form (name_key()) and the same framework; null: nothing is
    /// known.
    const workbook::PreviousFigures* find(const workbook::Assessment& unit) const;

    /// A SHA-256 of all that may be found here; empty if nothing was read.
    const std::string& fingerprint() const { return fingerprint_; }

private:
    std::map<std::pair<std::string, std::string>, workbook::PreviousFigures> units_;  ///< by id and key of the name
    std::string fingerprint_;
};

}  // namespace citystar::command

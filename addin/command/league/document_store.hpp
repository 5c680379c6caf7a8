// Writing leagues and notices: an office of its own makes them and stores them under another name; then they are
// renamed.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "league.hpp"
#include "pool/own_office.hpp"

namespace citystar::command {

/// Not thread-safe. The office starts with the first document that needs one.
class DocumentStore {
public:
    using Make = std::function<com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>(
        const com::sun::star::uno::Reference<com::sun::star::frame::XComponentLoader>&)>;

    /// Stores the document that `make` opens, in the format of the target's ending. When the limit is over the office
    /// is killed. The target is either the old file or the complete new one. Throws com::sun::star::uno::Exception,
    /// std::system_error.
    void store(const std::filesystem::path& target, std::chrono::milliseconds limit, const Make& make);

    /// Stores the league as .csv, .ods or .xlsx; otherwise like store().
    void write_league(const std::filesystem::path& target, const std::vector<LeagueRow>& league);

private:
    std::unique_ptr<office::Office> office_;
};

}  // namespace citystar::command

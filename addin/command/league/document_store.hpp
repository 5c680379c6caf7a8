// Writes leagues and notices: made by an office of its own, stored under another name first, then renamed.
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

    /// What `make` opens is stored as the target's ending says; past the limit the office is ended. The target is the
    /// old or the complete new file. Throws com::sun::star::uno::Exception, std::system_error.
    void store(const std::filesystem::path& target, std::chrono::milliseconds limit, const Make& make);

    /// The league as .csv, .ods or .xlsx; otherwise as store().
    void write_league(const std::filesystem::path& target, const std::vector<LeagueRow>& league);

private:
    std::unique_ptr<office::Office> office_;
};

}  // namespace citystar::command

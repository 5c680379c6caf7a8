// The command's runs over many workbooks that the tests check, made when the first test needs them.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "link_trap.hpp"
#include "offices.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {

/// The number of workbooks in CITYSTAR_BATCH_WORKBOOKS; sixty if it is not set.
int workbooks_wanted();

std::string text(const boost::json::value& value);

/// The lines of a file of results. Throws std::exception if one is torn.
std::vector<boost::json::object> records_of(const std::filesystem::path& file);

struct ThousandRun {
    office::TemporaryFolder folder;
    LinkTrap trap;
    std::filesystem::path inputs = folder.path() / "returned";
    std::filesystem::path outputs = folder.path() / "done";
    std::filesystem::path marker = folder.path() / "macro-was-run";
    std::map<std::string, boost::json::object> truth;  ///< by file name
    std::map<std::string, std::string> before;         ///< digests of the inputs

    std::vector<boost::json::object> records;  ///< from `citystar recalc`
    boost::json::object summary;
    Offices offices;
    Outcome outcome;

    std::vector<boost::json::object> collected;  ///< from `citystar collect`, without the endless workbooks
    Outcome collect_outcome;

    bool fetched = false;
    bool macro_run = false;

    /// Throws std::runtime_error if there are no workbooks or no results.
    ThousandRun();

    const boost::json::object& truth_of(const boost::json::object& record) const;
    std::filesystem::path first_of(const char* damage) const;

private:
    void make_workbooks();
    void recalculate();
    void collect();
};

/// The only run of this program; it ends with the tests.
const ThousandRun& thousand();

}  // namespace citystar::test

// The runs of the command over many workbooks that the tests look at, made when the first test asks.
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

/// How many workbooks CITYSTAR_BATCH_WORKBOOKS says; sixty if it is not set.
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

    std::vector<boost::json::object> records;  ///< of `citystar recalc`
    boost::json::object summary;
    Offices offices;
    Outcome outcome;

    std::vector<boost::json::object> collected;  ///< of `citystar collect`, without the endless ones
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

/// The one run of this program; it ends with the tests.
const ThousandRun& thousand();

}  // namespace citystar::test

// One line of the table that packaging/bench prints. Every benchmark program writes such rows into its JSON.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace citystar::bench {

struct ResultRow {
    std::string group;            ///< the topic shared with the neighbouring rows: "cell", "engine" …
    std::string what;             ///< "STARLEVEL : LOOKUP"
    std::string unit;             ///< "×" for a ratio, otherwise ns, µs, ms, KiB …
    std::vector<double> samples;  ///< one per round, at least one
    std::string goal = {};        ///< "≤ 2.6"; empty if there is no goal
    std::string note = {};
};

/// The ratio of samples taken in the same rounds.
ResultRow ratio_row(std::string group, std::string what, const std::vector<double>& above,
                    const std::vector<double>& below, std::string goal = {}, std::string note = {});

/// The rows with median, range and samples.
boost::json::array json_of(const std::vector<ResultRow>& rows);

/// Writes {"rows": […]} together with the contents of `more`. Throws std::runtime_error if the file cannot be written.
void write_rows(const std::filesystem::path& file, const std::vector<ResultRow>& rows, boost::json::object more = {});

/// The rows of such a file. Throws std::exception if the file is not valid.
std::vector<ResultRow> read_rows(const std::filesystem::path& file);

/// All rows as one Markdown table, columns aligned for a terminal.
std::string table_of(const std::vector<ResultRow>& rows);

}  // namespace citystar::bench

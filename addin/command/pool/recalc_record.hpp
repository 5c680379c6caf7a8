// Records of the results file, one per workbook.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "citystar/registry.hpp"
#include "status.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

using workbook::Status;

/// Versions that a result depends on, in addition to the workbook.
struct Versions {
    std::string citystar;
    std::string libreoffice;
    std::string frameworks;  ///< SHA-256 over all framework files in use

    bool operator==(const Versions&) const = default;
};

/// A cell whose formula refers to something outside the workbook.
struct ExternalLink {
    std::string sheet;
    std::string address;
    std::string formula;    ///< as the file has it
    bool readable = false;  ///< the file holds a value, which was kept
};

struct RecalcRecord {
    std::string id;  ///< the path as it was given
    std::filesystem::path input;
    std::filesystem::path output;  ///< empty if none was written
    Status status = Status::ok;
    std::string detail;  ///< in words: why writing the output failed, or what is damaged
    std::chrono::milliseconds time{0};
    std::map<std::string, std::chrono::milliseconds> phases;
    int attempts = 0;  ///< 0: the result was known without an office
    std::string input_sha256;
    std::string output_sha256;
    Versions versions;
    std::map<std::string, NamedValue> named;  ///< by name, CS_TOTAL and the like
    std::vector<CellError> errors;
    std::vector<ExternalLink> links;

    bool name_lost() const;  ///< a cell shows #NAME?
};

boost::json::object json_of(const RecalcRecord& record);
/// The reverse. Throws std::exception if it is not a record.
RecalcRecord record_of(const boost::json::object& json);

/// The last line: the number of files for each status.
std::string summary_line(const std::map<Status, std::size_t>& counts);

/// A sentence about the record for people. The total has the decimals that the sheets of its framework print.
std::string record_sentence(const RecalcRecord& record, std::chrono::seconds timeout, const Registry& registry);

}  // namespace citystar::command

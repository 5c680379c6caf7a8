// What the results file says of one workbook.
#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "status.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

using workbook::Status;

/// What a result depends on besides the workbook.
struct Versions {
    std::string citystar;
    std::string libreoffice;
    std::string frameworks;  ///< SHA-256 over all framework files in use

    bool operator==(const Versions&) const = default;
};

/// A cell whose formula asks something outside the workbook.
struct ExternalLink {
    std::string sheet;
    std::string address;
    std::string formula;    ///< as the file has it
    bool readable = false;  ///< the value that the file holds was kept; else it holds none
};

struct RecalcRecord {
    std::string id;  ///< the path as it was given
    std::filesystem::path input;
    std::filesystem::path output;  ///< empty if none was written
    Status status = Status::ok;
    std::string detail;  ///< in words: why the output failed, what is damaged
    std::chrono::milliseconds time{0};
    std::map<std::string, std::chrono::milliseconds> phases;
    int attempts = 0;  ///< 0: no office was needed to know
    std::string input_sha256;
    std::string output_sha256;
    Versions versions;
    std::map<std::string, NamedValue> named;  ///< by name, CS_TOTAL and the like
    std::vector<CellError> errors;
    std::vector<ExternalLink> links;

    bool name_lost() const;  ///< a cell shows #NAME?
};

boost::json::object json_of(const RecalcRecord& record);
/// The reverse. Throws std::exception if it is no record.
RecalcRecord record_of(const boost::json::object& json);

/// The last line: how many files there were, by status.
std::string summary_line(const std::map<Status, std::size_t>& counts);

/// What a person is told of it.
std::string record_sentence(const RecalcRecord& record, std::chrono::seconds timeout);

}  // namespace citystar::command

// What the results file says of one workbook.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "status.hpp"
#include "workbook_file.hpp"

namespace citystar::command {

struct RecalcRecord {
    std::filesystem::path input;
    std::filesystem::path output;  ///< empty if none was written
    Status status = Status::ok;
    std::string detail;            ///< the system's words for output_failed
    double seconds = 0;
    std::map<std::string, NamedValue> named;  ///< by name, CS_TOTAL and the like
    std::vector<CellError> errors;

    bool name_lost() const;  ///< a cell shows #NAME?
};

/// One JSON object on one line.
std::string record_line(const RecalcRecord& record);

/// The last line: how many files there were, by status.
std::string summary_line(const std::vector<RecalcRecord>& records);

/// What a person is told of it.
std::string record_sentence(const RecalcRecord& record, std::chrono::seconds timeout);

}  // namespace citystar::command

// What supervisor and worker tell each other: one JSON object on a line each.
#pragma once

#include <boost/json/array.hpp>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "recalc_record.hpp"

namespace citystar::command {

enum class Task {
    recalc,   ///< recalculate and store
    collect,  ///< read and assess
};

/// Down: one workbook to work on.
struct Job {
    Task task = Task::recalc;
    std::filesystem::path input;
    std::filesystem::path target;     ///< empty: store nothing
    std::filesystem::path temporary;  ///< in a folder of its own beside the target; renamed to it when complete
    bool in_place = false;  ///< the target is the input: it keeps its mode, and stays when a cell shows #NAME?
    bool whole = false;     ///< load the workbook itself, no light copy
};

std::string encode(const Job& job);
/// Throws std::exception if it is none.
Job decode_job(const std::string& line);

namespace up {

/// The worker's office runs and calculates.
struct Ready {
    pid_t office = -1;
};
/// There is no usable office; why, in the user's language.
struct NoOffice {
    std::string reason;
};
/// A phase of the job begins: load, calculate, read, template, store.
struct Phase {
    std::string name;
};
/// The job's end: status, detail, output_sha256, named and errors are filled in.
struct Result {
    RecalcRecord record;
    boost::json::array units;  ///< the assessments of a collected workbook that could be opened; else empty
};

}  // namespace up

using Report = std::variant<up::Ready, up::NoOffice, up::Phase, up::Result>;

std::string encode(const Report& report);
/// Throws std::exception if it is none.
Report decode_report(const std::string& line);

}  // namespace citystar::command

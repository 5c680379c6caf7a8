// Messages between supervisor and worker: one JSON object per line.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "recalc_record.hpp"

namespace citystar::command {

enum class JobKind {
    recalc,   ///< recalculate and store
    collect,  ///< read and assess
};

/// To the worker: one workbook to work on.
struct Job {
    JobKind kind = JobKind::recalc;
    std::filesystem::path input;
    std::filesystem::path target;     ///< empty: nothing is stored
    std::filesystem::path temporary;  ///< in a folder of its own next to the target; renamed when complete
    bool in_place = false;  ///< the target is the input: it keeps its mode, and is not replaced if a cell shows #NAME?
    bool whole = false;     ///< load the workbook itself, not a slim copy
};

std::string encode(const Job& job);
/// Throws std::exception if it is not a job.
Job decode_job(const std::string& line);

namespace up {

/// The worker's office is running and calculates our functions.
struct Ready {
    pid_t office = -1;
};
/// There is no usable office; the reason is in the user's language.
struct NoOffice {
    std::string reason;
};
/// A phase of the job begins: load, calculate, read, template or store.
struct Phase {
    std::string name;
};
/// The end of the job; status, detail, output_sha256, named and errors are filled in.
struct Result {
    RecalcRecord record;
    boost::json::array units;  ///< the assessments of a collected workbook that could be opened; otherwise empty
    boost::json::object form;  ///< a KnownForm, if the workbook was read as delivered; otherwise empty
};

}  // namespace up

using Report = std::variant<up::Ready, up::NoOffice, up::Phase, up::Result>;

std::string encode(const Report& report);
/// Throws std::exception if it is not a report.
Report decode_report(const std::string& line);

}  // namespace citystar::command

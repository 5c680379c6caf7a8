// Gives workbooks to workers and makes sure that each gets a result.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "worker_protocol.hpp"

namespace citystar::command {

struct Assignment {
    std::size_t number = 0;
    Job job = {};
    bool none_yet = false;  ///< there may be more jobs later; `next` has to be asked again
};

struct SupervisorSettings {
    std::vector<std::string> worker;                        ///< the program and its arguments
    std::size_t workers = 1;                                ///< at once
    std::chrono::milliseconds timeout{120000};              ///< for one attempt at one workbook
    std::chrono::milliseconds start_limit{120000};          ///< until a new worker is ready
    int attempts = 2;                                       ///< for one workbook
    int documents_per_worker = 200;                         ///< after so many the worker is replaced
    std::uintmax_t memory_limit = std::uintmax_t{3} << 29;  ///< resident bytes of an office; above, it is replaced
    /// Most workbooks need no office: workers start only for jobs that there are, and another one only if many wait.
    bool as_needed = false;
    /// Asked before a worker gets a job: whether it has been finished in the meantime.
    std::function<bool(const Assignment&)> settled = {};
};

/// How long a phase may take: half of the timeout for loading and for storing, nine tenths for calculating, a quarter
/// for reading; never less than five seconds and never more than the timeout.
std::chrono::milliseconds phase_limit(const std::string& phase, std::chrono::milliseconds timeout);

/// The result of one job.
struct JobResult {
    std::size_t number = 0;    ///< the number that the job came with
    RecalcRecord record;       ///< status, detail, output, named, errors, phases, time and attempts
    boost::json::array units;  ///< the assessments of a collected workbook, if there are any
    boost::json::object form;  ///< as up::Result
};

enum class SuperviseEnd { done, interrupted, no_office, office_lost };

/// Takes jobs from `next` in order until it gives no more: the first when a worker is ready, after that always one
/// ahead; with `as_needed` some dozens ahead and without a worker. `next` may say that there is none yet. Passes each
/// result to `done`. Calls `idle` from time to time. Returns early after SIGINT and SIGTERM, if no worker ever becomes
/// ready (no_office; the reason is on standard error), and if no worker becomes ready any more (office_lost). Jobs that
/// are running then get no result. Leaves no process and nothing in the system's temporary folder. Never waits inside a
/// call to LibreOffice.
SuperviseEnd supervise(
    const SupervisorSettings& settings, const std::function<std::optional<Assignment>()>& next,
    const std::function<void(JobResult)>& done, const std::function<void()>& idle = [] {});

}  // namespace citystar::command

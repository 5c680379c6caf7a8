// Gives workbooks to workers, and sees to it that each comes back with a result.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "worker_protocol.hpp"

namespace citystar::command {

struct SupervisorSettings {
    std::vector<std::string> worker;                        ///< the program and its arguments
    std::size_t workers = 1;                                ///< at once
    std::chrono::milliseconds timeout{120000};              ///< for one attempt at one workbook
    std::chrono::milliseconds start_limit{120000};          ///< until a new worker is ready
    int attempts = 2;                                       ///< at one workbook
    int documents_per_worker = 200;                         ///< then it is replaced
    std::uintmax_t memory_limit = std::uintmax_t{3} << 29;  ///< resident bytes of its office; past it it is replaced
};

/// How long a phase may take: half the time for loading and for storing, all but a tenth for calculating, a quarter for
/// reading; never less than five seconds, never more than the whole.
std::chrono::milliseconds phase_limit(const std::string& phase, std::chrono::milliseconds timeout);

/// What became of one job.
struct JobResult {
    std::size_t number = 0;    ///< as it came with the job
    RecalcRecord record;       ///< status, detail, output, named, errors, phases, time and attempts
    boost::json::array units;  ///< the assessments of a collected workbook, if there are any
};

struct Assignment {
    std::size_t number = 0;
    Job job;
};

enum class SuperviseEnd { done, interrupted, no_office, office_lost };

/// Takes jobs from `next`, in order, the first when a worker is ready and then one ahead, until it gives none; tells
/// each end to `done`. Calls `idle` now and then. Returns early on SIGINT and SIGTERM, if no worker ever gets ready
/// (no_office; why, is told on standard error) and if none does any more (office_lost); jobs under way then come to no
/// end. Leaves no process and nothing in the system's temporary folder. Never waits inside a call to LibreOffice.
SuperviseEnd supervise(
    const SupervisorSettings& settings, const std::function<std::optional<Assignment>()>& next,
    const std::function<void(JobResult)>& done, const std::function<void()>& idle = [] {});

}  // namespace citystar::command

// A run of the command that is killed again and again, and resumed with --resume.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "run.hpp"

namespace citystar::test {

struct Kills {
    int offices = 0;
    int workers = 0;
    int commands = 0;                  ///< the command alone
    int everything = 0;                ///< the command with all workers and offices at once
    std::vector<std::string> sockets;  ///< of the offices that were killed
};

/// Runs `citystar ARGUMENTS --resume` `rounds` times, with `temporary` for its temporary files. In each round, whenever
/// `results` has grown by `step` lines, it kills first an office, then the worker of another office, then the command
/// or everything. Kills nothing if a run has ended before. A last run is not disturbed; its outcome is returned.
Outcome run_with_kills(std::vector<std::string> arguments, const std::filesystem::path& results,
                       const std::filesystem::path& temporary, int rounds, int step, Kills& kills);

}  // namespace citystar::test

// The exit codes of the citystar command (docs/contract.md, "The command").
#pragma once

namespace citystar::command {

enum ExitStatus : int {
    exit_done = 0,
    exit_some_failed = 1,
    exit_usage = 64,
    exit_bad_data = 65,
    exit_no_office = 69,
    exit_cannot_write = 73,
    exit_try_again = 75,
    exit_interrupted = 130,
    exit_terminated = 143,
};

}  // namespace citystar::command

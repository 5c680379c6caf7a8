// Running the real citystar command.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace citystar::test {

struct Outcome {
    int status = 0;
    std::string out;
    std::string err;
    std::vector<std::string> left_behind;  ///< temporary files and sockets that outlived the command
};

/// Runs build/bin/citystar with these arguments and waits for its end. Messages are in English. `while_running` is
/// called once with the process id after the start.
Outcome run_citystar(
    const std::vector<std::string>& arguments, const std::function<void(pid_t)>& while_running = [](pid_t) {});

/// The same for another program, such as a script, which finds the command in the environment variable CITYSTAR.
Outcome run_program(
    const std::string& program, const std::vector<std::string>& arguments,
    const std::function<void(pid_t)>& while_running = [](pid_t) {});

/// The processes whose parent is `parent`.
std::vector<pid_t> children_of(pid_t parent);

/// The sockets in the file system on which an office listens; empty if the office is gone or has none yet.
std::vector<std::string> sockets_of(pid_t office);

}  // namespace citystar::test

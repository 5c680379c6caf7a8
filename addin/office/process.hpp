// A child process in a process group of its own.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace citystar::office {

/// A child's standard input, output and error, and the signal that it gets when the thread that started it ends. A
/// descriptor below 0 stands for /dev/null. The caller closes the descriptors.
struct Streams {
    int input = -1;
    int output = -1;
    int death_signal = 9;
    int error = -1;
};

/// Starts a program and makes sure that nothing of it is left: the destructor kills the whole group, and the child is
/// killed when this process dies. Not copyable; one owner; kill() may be called from any thread.
class Process {
public:
    /// Starts `arguments[0]` (a path), without input and output unless `streams` sets them. `environment` entries
    /// ("NAME=value") are added to ours. Throws std::system_error if the program cannot be started.
    Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
            const Streams& streams = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t pid() const noexcept { return pid_; }
    /// The exit status once the process has ended (128 + n after signal n), or nothing after `limit`.
    std::optional<int> wait(std::chrono::milliseconds limit);
    bool running() { return !wait(std::chrono::milliseconds(0)); }
    /// Kills the group; the process is gone when wait() says so.
    void kill() noexcept;

private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

}  // namespace citystar::office

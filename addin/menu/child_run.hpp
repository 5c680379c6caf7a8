// Runs another program and receives its output.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace citystar::menu {

/// Both functions are called on a thread that belongs to the object.
struct ChildListener {
    std::function<void(std::string line)> line;  ///< a line of standard output or standard error
    /// Called last, with the exit status: 128 + n after signal n, 127 if the program could not be started.
    std::function<void(int status)> ended;
};

/// Starts the program `arguments[0]` (a path) at once; `environment` entries ("NAME=value") are added to ours. The
/// program gets SIGTERM if the office dies.
class ChildRun {
public:
    ChildRun(std::vector<std::string> arguments, std::vector<std::string> environment, ChildListener listener);
    /// Cancels the program and waits for its end.
    ~ChildRun();
    ChildRun(const ChildRun&) = delete;
    ChildRun& operator=(const ChildRun&) = delete;

    /// Sends SIGTERM once; the program cleans up and ends. Callable from any thread.
    void cancel() noexcept { cancelled_ = true; }

private:
    void run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment);

    const ChildListener listener_;
    std::atomic<bool> cancelled_ = false;
    std::thread thread_;
};

}  // namespace citystar::menu

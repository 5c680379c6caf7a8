// Another program at work, and what it says.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace citystar::menu {

/// Both are called on a thread of the object's own.
struct ChildListener {
    std::function<void(std::string line)> line;  ///< of standard output or standard error
    /// Last of all: the exit status, 128 + n after signal n. 127 if it could not be started.
    std::function<void(int status)> ended;
};

/// Starts the program `arguments[0]` (a path) at once; `environment` entries ("NAME=value") are added to ours. It is
/// never left alone: when the office dies it gets SIGTERM.
class ChildRun {
public:
    ChildRun(std::vector<std::string> arguments, std::vector<std::string> environment, ChildListener listener);
    /// Cancels and waits for its end.
    ~ChildRun();
    ChildRun(const ChildRun&) = delete;
    ChildRun& operator=(const ChildRun&) = delete;

    /// Sends it SIGTERM, once; it cleans up and ends. From any thread.
    void cancel() noexcept { cancelled_ = true; }

private:
    void run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment);

    const ChildListener listener_;
    std::atomic<bool> cancelled_ = false;
    std::thread thread_;
};

}  // namespace citystar::menu

// Killing an office that does not return from a call.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace citystar::command {

/// Calls `bite` once when a deadline that arm() set is over, or when the user interrupts. A UNO call into an office
/// that hangs returns only after its process is gone. Has a thread of its own.
class Watchdog {
public:
    explicit Watchdog(std::function<void()> bite);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void arm(std::chrono::milliseconds limit);
    /// True if `bite` was called since arm().
    bool disarm();

private:
    void run();

    std::function<void()> bite_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    bool bitten_ = false;
    bool over_ = false;
    std::thread thread_;
};

}  // namespace citystar::command

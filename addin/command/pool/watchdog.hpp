// Ends an office whose call does not return.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace citystar::command {

/// Calls `bite` once when an armed deadline passes or the user interrupts; a UNO call into a hung office returns only
/// after its process is gone. One thread of its own.
class Watchdog {
public:
    explicit Watchdog(std::function<void()> bite);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    void arm(std::chrono::milliseconds limit);
    /// True if it has bitten since arm().
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

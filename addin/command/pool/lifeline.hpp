// Ends a worker whose supervisor is gone.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace citystar::command {

/// Calls `cut` again and again once the other end of standard input is closed, or after SIGINT or SIGTERM. If the
/// process still does not end, kills it and removes `folder`. Has a thread of its own.
class Lifeline {
public:
    explicit Lifeline(std::filesystem::path folder);
    ~Lifeline();
    Lifeline(const Lifeline&) = delete;
    Lifeline& operator=(const Lifeline&) = delete;

    /// Sets the function to call; an empty one means that there is nothing to cut. No call is running when this
    /// returns.
    void set(std::function<void()> cut);

private:
    void run();

    std::filesystem::path folder_;
    std::function<void()> cut_;
    std::mutex mutex_;
    std::atomic<bool> over_ = false;
    std::thread thread_;
};

}  // namespace citystar::command

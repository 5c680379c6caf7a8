// Ends a worker whose supervisor is gone.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

namespace citystar::command {

/// Calls `cut` again and again once standard input is closed at the other end, or after SIGINT or SIGTERM. If the
/// process then still does not end, it is ended and `folder` removed. One thread of its own.
class Lifeline {
public:
    explicit Lifeline(std::filesystem::path folder);
    ~Lifeline();
    Lifeline(const Lifeline&) = delete;
    Lifeline& operator=(const Lifeline&) = delete;

    /// Empty: nothing to cut. No call is under way when it returns.
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

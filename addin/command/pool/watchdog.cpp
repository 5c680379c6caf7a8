#include "watchdog.hpp"

#include "console/interruption.hpp"

namespace citystar::command {

Watchdog::Watchdog(std::function<void()> bite) : bite_(std::move(bite)), thread_([this] { run(); }) {}

Watchdog::~Watchdog() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Watchdog::arm(std::chrono::milliseconds limit) {
    const std::lock_guard lock(mutex_);
    deadline_ = std::chrono::steady_clock::now() + limit;
    bitten_ = false;
    changed_.notify_all();
}

bool Watchdog::disarm() {
    const std::lock_guard lock(mutex_);
    deadline_.reset();
    return bitten_;
}

void Watchdog::run() {
    std::unique_lock lock(mutex_);
    while (!over_) {
        // A signal handler cannot notify a condition variable, so signals are checked ten times a second.
        changed_.wait_for(lock, std::chrono::milliseconds(100));
        const bool late = deadline_ && std::chrono::steady_clock::now() >= *deadline_;
        const bool unwanted = deadline_ && interruption() != 0;
        if (!bitten_ && (late || unwanted)) {
            bitten_ = true;
            bite_();
        }
    }
}

}  // namespace citystar::command

// A port on loopback that tells whether anybody came.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace citystar::test {

/// Listens on a free port of 127.0.0.1 until it goes. Callers are hung up on at once.
class LinkTrap {
public:
    /// Throws std::system_error.
    LinkTrap();
    ~LinkTrap();
    LinkTrap(const LinkTrap&) = delete;
    LinkTrap& operator=(const LinkTrap&) = delete;

    std::string url() const;
    /// Whether somebody has connected since the last time it was asked.
    bool caught() const { return caught_.exchange(false); }

private:
    void watch();

    int socket_ = -1;
    int port_ = 0;
    mutable std::atomic<bool> caught_ = false;
    std::jthread watcher_;
};

}  // namespace citystar::test

// A port on loopback that records whether anybody connected.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace citystar::test {

/// Listens on a free port of 127.0.0.1 as long as the object lives. Connections are closed at once.
class LinkTrap {
public:
    /// Throws std::system_error.
    LinkTrap();
    ~LinkTrap();
    LinkTrap(const LinkTrap&) = delete;
    LinkTrap& operator=(const LinkTrap&) = delete;

    std::string url() const;
    /// Whether somebody has connected since the last call.
    bool caught() const { return caught_.exchange(false); }

private:
    void watch();

    int socket_ = -1;
    int port_ = 0;
    mutable std::atomic<bool> caught_ = false;
    std::jthread watcher_;
};

}  // namespace citystar::test

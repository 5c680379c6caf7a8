#include "link_trap.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace citystar::test {

LinkTrap::LinkTrap() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (socket_ < 0 || bind(socket_, any, size) != 0 || listen(socket_, 16) != 0 ||
        getsockname(socket_, any, &size) != 0)
        throw std::system_error(errno, std::generic_category(), "loopback");
    port_ = ntohs(address.sin_port);
    watcher_ = std::jthread([this] { watch(); });
}

LinkTrap::~LinkTrap() {
    shutdown(socket_, SHUT_RDWR);  // this makes accept() return
    watcher_.join();
    close(socket_);
}

void LinkTrap::watch() {
    for (int caller = 0; (caller = accept(socket_, nullptr, nullptr)) >= 0;) {
        caught_ = true;
        close(caller);
    }
}

std::string LinkTrap::url() const { return "http://127.0.0.1:" + std::to_string(port_); }

}  // namespace citystar::test

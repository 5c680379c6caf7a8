#include "lifeline.hpp"

#include <poll.h>
#include <unistd.h>

#include <chrono>

#include "console/interruption.hpp"
#include "temporary_folder.hpp"

namespace citystar::command {
namespace {

constexpr int look_every = 100;  // milliseconds
constexpr int most_cuts = 150;   // after that the worker is stuck in a place where killing its office does not help

bool supervisor_gone() {
    pollfd input{STDIN_FILENO, 0, 0};
    return poll(&input, 1, 0) == 1 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

}  // namespace

Lifeline::Lifeline(std::filesystem::path folder) : folder_(std::move(folder)), thread_([this] { run(); }) {}

Lifeline::~Lifeline() {
    over_ = true;
    thread_.join();
}

void Lifeline::set(std::function<void()> cut) {
    const std::lock_guard lock(mutex_);
    cut_ = std::move(cut);
}

void Lifeline::run() {
    int cuts = 0;
    while (!over_) {
        poll(nullptr, 0, look_every);
        if (!interruption() && !supervisor_gone()) continue;
        {
            const std::lock_guard lock(mutex_);
            if (cut_) cut_();
        }
        if (++cuts < most_cuts) continue;
        office::remove_with_sockets(folder_);
        _exit(1);
    }
}

}  // namespace citystar::command

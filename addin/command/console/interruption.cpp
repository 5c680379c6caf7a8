#include "interruption.hpp"

#include <signal.h>

namespace citystar::command {
namespace {

// A signal handler can use only objects with static storage.
std::atomic<int> signal_received{0};
static_assert(std::atomic<int>::is_always_lock_free);

void remember(int signal) { signal_received = signal; }

}  // namespace

void catch_interruptions() {
    struct sigaction action = {};
    action.sa_handler = remember;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    signal(SIGXFSZ, SIG_IGN);  // A file that gets too large is then an error of that file. Children inherit this.
}

int interruption() noexcept { return signal_received; }

}  // namespace citystar::command

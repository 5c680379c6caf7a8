// SIGINT and SIGTERM, remembered and asked for later.
#pragma once

#include <atomic>

namespace citystar::command {

/// From now on SIGINT and SIGTERM are remembered instead of ending the process.
void catch_interruptions();

/// The signal that came, or 0. From any thread.
int interruption() noexcept;

}  // namespace citystar::command

// The LibreOffice processes below a running command.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <set>

namespace citystar::test {

struct Offices {
    std::set<pid_t> seen;
    std::uintmax_t peak = 0;  ///< the most resident memory that any one of them used, in bytes
};

/// Watches every soffice.bin below a process until that process has ended. Does not wait for the process itself.
Offices watch_offices(pid_t command);

/// Whether a process is a running LibreOffice.
bool is_office(pid_t pid);

}  // namespace citystar::test

#include "run_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace citystar::command {

bool try_lock(int descriptor, bool shared) noexcept {
    return flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

FolderLock::FolderLock(const std::filesystem::path& folder, bool shared)
    : descriptor_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), granted_(try_lock(descriptor_, shared)) {}

FolderLock::~FolderLock() { close(descriptor_); }

}  // namespace citystar::command

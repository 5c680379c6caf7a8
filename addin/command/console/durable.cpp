#include "durable.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace citystar::command {
namespace {

void sync(const std::filesystem::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), path.string());
    const int result = fsync(descriptor);
    const int error = errno;
    ::close(descriptor);
    if (result != 0) throw std::system_error(error, std::generic_category(), path.string());
}

}  // namespace

void replace_durably(const std::filesystem::path& temporary, const std::filesystem::path& target) {
    sync(temporary, O_RDONLY);
    std::filesystem::rename(temporary, target);
    sync(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."), O_RDONLY | O_DIRECTORY);
}

}  // namespace citystar::command

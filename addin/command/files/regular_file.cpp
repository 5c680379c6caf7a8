#include "regular_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace citystar::command {
namespace {

bool is_regular(const struct stat& about) {
    errno = S_ISDIR(about.st_mode) ? EISDIR : ENOTSUP;
    return S_ISREG(about.st_mode);
}

}  // namespace

int open_regular(const std::filesystem::path& file) {
    // Opening some devices makes them act, so the type is checked before. The second check is on the file that was
    // opened.
    struct stat about = {};
    if (stat(file.c_str(), &about) != 0 || !is_regular(about)) return -1;
    const int descriptor = open(file.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) return -1;
    if (fstat(descriptor, &about) == 0 && is_regular(about)) return descriptor;
    const int error = errno;
    close(descriptor);
    errno = error;
    return -1;
}

RegularFile::RegularFile(const std::filesystem::path& file) : std::istream(nullptr) {
    if (const int descriptor = open_regular(file); descriptor >= 0)
        buffer_ = __gnu_cxx::stdio_filebuf<char>(descriptor, std::ios::in | std::ios::binary);
    init(&buffer_);
    if (!buffer_.is_open()) setstate(std::ios::failbit);
}

}  // namespace citystar::command

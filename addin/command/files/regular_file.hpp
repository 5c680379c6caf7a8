// Reading regular files only: reading a pipe or a device may never end, or never begin.
#pragma once

#include <ext/stdio_filebuf.h>

#include <filesystem>
#include <istream>

namespace citystar::command {

/// Opens a regular file for reading and never waits for the other side of a pipe. Links are followed. Returns a
/// descriptor that the caller closes, or -1 with errno: EISDIR for a folder, ENOTSUP for a pipe, a device or a socket.
int open_regular(const std::filesystem::path& file);

/// A binary input stream from a regular file; in the failed state if it cannot be opened. One thread at a time.
class RegularFile : public std::istream {
public:
    explicit RegularFile(const std::filesystem::path& file);

private:
    __gnu_cxx::stdio_filebuf<char> buffer_;
};

}  // namespace citystar::command

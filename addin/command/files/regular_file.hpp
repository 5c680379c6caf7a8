// Reading files that are files: a pipe or a device may never end, or never begin.
#pragma once

#include <ext/stdio_filebuf.h>

#include <filesystem>
#include <istream>

namespace citystar::command {

/// Opens a regular file for reading without ever waiting for another side. Links are followed. Returns a descriptor
/// that the caller closes, or -1 with errno: EISDIR for a folder, ENOTSUP for a pipe, a device or a socket.
int open_regular(const std::filesystem::path& file);

/// A binary input stream from a regular file; it has failed if there is none. One thread at a time.
class RegularFile : public std::istream {
public:
    explicit RegularFile(const std::filesystem::path& file);

private:
    __gnu_cxx::stdio_filebuf<char> buffer_;
};

}  // namespace citystar::command

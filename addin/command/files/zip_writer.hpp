// Writing zip files with minizip. For zip_archive only.
#pragma once

#include <minizip/zip.h>

#include <ext/stdio_filebuf.h>
#include <filesystem>
#include <ios>
#include <streambuf>
#include <string>
#include <string_view>

#include "zip_archive.hpp"
#include "zip_directory.hpp"

namespace citystar::command::zip {

/// What minizip writes to. It is never told of a failure, since it would lose memory then.
class Output {
public:
    explicit Output(std::streambuf& to) : to_(to) {}

    bool good() const { return good_; }
    zlib_filefunc64_def functions();

private:
    void write(const char* bytes, uLong size);
    ZPOS64_T seek(std::streamoff by, std::ios::seekdir from);

    std::streambuf& to_;
    bool good_ = true;
};

/// An archive that is being written; of no use after a failure.
class Writer {
public:
    /// `to` must live as long as the writer. Throws std::bad_alloc.
    explicit Writer(std::streambuf& to);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// `old` is the part that is replaced, if there is one.
    bool add(const NewPart& part, const Entry* old);
    /// Writes the part as it is.
    bool copy(const Input& input, const Entry& entry);
    bool finish(const std::string& comment);

private:
    bool write(std::string_view bytes);

    Output output_;
    zipFile zip_ = nullptr;
};

/// A new file in the folder of the one that it will replace, which keeps its mode. It is removed unless it is put
/// there.
class Replacement {
public:
    explicit Replacement(std::filesystem::path target);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    /// Null if there can be no file in that folder.
    std::streambuf* buffer() { return buffer_.is_open() ? &buffer_ : nullptr; }
    bool put();

private:
    std::filesystem::path target_;
    std::string path_;
    __gnu_cxx::stdio_filebuf<char> buffer_;
};

}  // namespace citystar::command::zip

#include "zip_writer.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <utility>

namespace citystar::command::zip {
namespace {

constexpr std::uint64_t sizes_follow_flag = 8;
constexpr std::uint64_t utf8_flag = 0x800;
constexpr std::uint64_t first_day = 0x21 << 16;  // 1980-01-01
constexpr uLong version = 20;                    // of the format, on no particular system

}  // namespace

zlib_filefunc64_def Output::functions() {
    zlib_filefunc64_def out = {};
    out.opaque = this;
    out.zopen64_file = [](void* self, const void*, int) { return self; };
    out.zread_file = [](void*, void*, void*, uLong) { return uLong{0}; };
    out.zwrite_file = [](void* self, void*, const void* bytes, uLong size) {
        static_cast<Output*>(self)->write(static_cast<const char*>(bytes), size);
        return size;
    };
    out.ztell64_file = [](void* self, void*) { return static_cast<Output*>(self)->seek(0, std::ios::cur); };
    out.zseek64_file = [](void* self, void*, ZPOS64_T to, int from) {
        const auto way = from == ZLIB_FILEFUNC_SEEK_SET   ? std::ios::beg
                         : from == ZLIB_FILEFUNC_SEEK_CUR ? std::ios::cur
                                                          : std::ios::end;
        static_cast<Output*>(self)->seek(static_cast<std::streamoff>(to), way);
        return 0L;
    };
    out.zclose_file = [](void*, void*) { return 0; };
    out.zerror_file = [](void*, void*) { return 0; };
    return out;
}

void Output::write(const char* bytes, uLong size) {
    try {
        good_ = good_ && to_.sputn(bytes, static_cast<std::streamsize>(size)) == static_cast<std::streamsize>(size);
    } catch (...) {
        good_ = false;
    }
}

ZPOS64_T Output::seek(std::streamoff by, std::ios::seekdir from) {
    const auto at = to_.pubseekoff(by, from, std::ios::out);
    good_ = good_ && at != std::streampos(-1);
    return good_ ? static_cast<ZPOS64_T>(static_cast<std::streamoff>(at)) : 0;
}

Writer::Writer(std::streambuf& to) : output_(to) {
    auto functions = output_.functions();
    zip_ = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    if (!zip_) throw std::bad_alloc();
}

Writer::~Writer() {
    if (zip_) zipClose(zip_, nullptr);
}

bool Writer::add(const NewPart& part, const Entry* old) {
    if (part.bytes.size() >= in_extra_32) return false;
    const bool packed = part.compression == Compression::usual;
    const bool ascii = std::ranges::all_of(part.name, [](unsigned char c) { return c < 0x80; });
    zip_fileinfo about = {};
    about.dosDate = old && old->time() != 0 ? old->time() : first_day;
    if (old) about.external_fa = old->outer_attributes();
    return zipOpenNewFileInZip4_64(zip_, part.name.c_str(), &about, nullptr, 0, nullptr, 0, nullptr,
                                   packed ? Z_DEFLATED : 0, packed ? Z_DEFAULT_COMPRESSION : 0, 0, -MAX_WBITS,
                                   DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, old ? old->made_by() : version,
                                   ascii ? 0 : utf8_flag, 0) == ZIP_OK &&
           write(part.bytes) && zipCloseFileInZip(zip_) == ZIP_OK;
}

// minizip goes back and writes the sizes before the part, so none follow it.
bool Writer::copy(const Input& input, const Entry& entry) {
    const std::string name(entry.name());
    const auto head = local_head(input, entry);
    const auto before = head ? input.read(head->data - head->extra_size, head->extra_size) : std::nullopt;
    if (!before || name.find('\0') != std::string::npos) return false;
    const auto local = without_large_numbers(*before);
    const auto extra = without_large_numbers(entry.extra());
    const std::string comment(entry.comment());
    zip_fileinfo about = {};
    about.dosDate = entry.time();
    about.internal_fa = entry.inner_attributes();
    about.external_fa = entry.outer_attributes();
    const bool large = entry.size >= in_extra_32 || entry.packed >= in_extra_32;
    bool good =
        zipOpenNewFileInZip4_64(zip_, name.c_str(), &about, local.data(), static_cast<uInt>(local.size()), extra.data(),
                                static_cast<uInt>(extra.size()), comment.c_str(), static_cast<int>(entry.method()), 0,
                                1, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nullptr, 0, entry.made_by(),
                                entry.flags() & ~sizes_follow_flag, large) == ZIP_OK;
    const bool there = good && read_packed(input, head->data, entry.packed, [&](std::string_view piece) {
                           good = write(piece);
                           return good;
                       });
    return there && good && zipCloseFileInZipRaw64(zip_, entry.size, entry.checksum()) == ZIP_OK;
}

bool Writer::finish(const std::string& comment) {
    const bool closed = zipClose(std::exchange(zip_, nullptr), comment.c_str()) == ZIP_OK;
    return closed && output_.good();
}

bool Writer::write(std::string_view bytes) {
    return zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK && output_.good();
}

Replacement::Replacement(std::filesystem::path target)
    : target_(std::move(target)), path_(target_.string() + ".XXXXXX") {
    const int descriptor = mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat about = {};
    if (stat(target_.c_str(), &about) == 0) static_cast<void>(fchmod(descriptor, about.st_mode & 07777));
    buffer_ = __gnu_cxx::stdio_filebuf<char>(descriptor, std::ios::out | std::ios::binary);
}

Replacement::~Replacement() {
    if (buffer_.is_open()) unlink(path_.c_str());
}

bool Replacement::put() {
    const bool put = buffer_.close() && rename(path_.c_str(), target_.c_str()) == 0;
    if (!put) unlink(path_.c_str());
    return put;
}

}  // namespace citystar::command::zip

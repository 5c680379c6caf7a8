#include "zip_archive.hpp"

#include <fcntl.h>
#include <minizip/zip.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <ext/stdio_filebuf.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <new>
#include <sstream>
#include <system_error>
#include <utility>

#include "regular_file.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_directory_bytes = std::uint64_t{64} << 20;
constexpr std::size_t piece_bytes = std::size_t{1} << 16;
constexpr std::uint64_t in_extra_32 = 0xFFFFFFFF;
constexpr std::uint64_t in_extra_16 = 0xFFFF;
constexpr std::uint64_t encrypted_flag = 1;
constexpr std::uint64_t sizes_follow_flag = 8;
constexpr std::uint64_t utf8_flag = 0x800;
constexpr std::uint64_t stored = 0;
constexpr std::uint64_t first_day = 0x21 << 16;  // 1980-01-01

// Little-endian numbers; the caller knows that they are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t out = 0;
    for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

// The bytes of a file or in memory.
class Input {
public:
    explicit Input(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {}
    // Takes the descriptor of a regular file.
    explicit Input(int descriptor) : descriptor_(descriptor) {
        struct stat about = {};
        if (fstat(descriptor, &about) == 0) size_ = static_cast<std::uint64_t>(about.st_size);
    }
    ~Input() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    std::uint64_t size() const { return size_; }

    // False unless all of the bytes are there.
    bool read(std::uint64_t at, char* to, std::size_t size) const {
        if (at > size_ || size > size_ - at) return false;
        if (descriptor_ < 0) {
            bytes_.copy(to, size, static_cast<std::size_t>(at));
            return true;
        }
        for (std::size_t done = 0; done < size;) {
            const auto got = pread(descriptor_, to + done, size - done, static_cast<off_t>(at + done));
            if (got <= 0) return false;
            done += static_cast<std::size_t>(got);
        }
        return true;
    }

    std::optional<std::string> read(std::uint64_t at, std::uint64_t size) const {
        if (size > most_directory_bytes || at > size_ || size > size_ - at) return std::nullopt;
        std::string out(static_cast<std::size_t>(size), '\0');
        return read(at, out.data(), out.size()) ? std::optional(std::move(out)) : std::nullopt;
    }

private:
    std::string_view bytes_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

struct End {
    std::uint64_t count = 0;
    std::uint64_t size = 0;   // of the directory
    std::uint64_t begin = 0;  // of the directory
    std::string comment;
};

// The record of a zip64 file stands before the end.
std::optional<End> large_end(const Input& input, std::uint64_t at, std::string comment) {
    constexpr std::uint64_t locator_bytes = 20;
    if (at < locator_bytes) return std::nullopt;
    const auto locator = input.read(at - locator_bytes, locator_bytes);
    if (!locator || !locator->starts_with("PK\x06\x07")) return std::nullopt;
    const auto record = input.read(number(*locator, 8, 8), 56);
    if (!record || !record->starts_with("PK\x06\x06")) return std::nullopt;
    return End{number(*record, 32, 8), number(*record, 40, 8), number(*record, 48, 8), std::move(comment)};
}

std::optional<End> end_of(const Input& input) {
    constexpr std::uint64_t end_bytes = 22;
    constexpr std::uint64_t most_comment_bytes = 65535;
    const auto tail_begin = input.size() - std::min(input.size(), end_bytes + most_comment_bytes);
    const auto tail = input.read(tail_begin, input.size() - tail_begin);
    if (!tail || tail->size() < end_bytes) return std::nullopt;
    const auto at = tail->rfind("PK\x05\x06", tail->size() - end_bytes);
    if (at == std::string::npos) return std::nullopt;
    const auto comment_size = static_cast<std::size_t>(number(*tail, at + 20, 2));
    const bool several_disks = number(*tail, at + 4, 4) != 0 || number(*tail, at + 8, 2) != number(*tail, at + 10, 2);
    if (several_disks || comment_size > tail->size() - at - end_bytes) return std::nullopt;
    End out{number(*tail, at + 10, 2), number(*tail, at + 12, 4), number(*tail, at + 16, 4),
            tail->substr(at + end_bytes, comment_size)};
    const bool large = out.count == in_extra_16 || out.size == in_extra_32 || out.begin == in_extra_32;
    return large ? large_end(input, tail_begin + at, std::move(out.comment)) : out;
}

// Extra fields are blocks of a kind, a size and bytes. This is the first block, whole; empty at the end or if it is
// broken.
std::string_view extra_block(std::string_view extra) {
    constexpr std::size_t head_bytes = 4;
    if (extra.size() < head_bytes) return {};
    const auto size = static_cast<std::size_t>(number(extra, 2, 2));
    return size <= extra.size() - head_bytes ? extra.substr(0, head_bytes + size) : std::string_view();
}

constexpr std::uint64_t large_numbers = 1;  // the kind of block that holds numbers of 64 bits

// What can be copied: minizip writes the large numbers itself.
std::string without_large_numbers(std::string_view extra) {
    std::string out;
    for (auto block = extra_block(extra); !block.empty(); block = extra_block(extra)) {
        if (number(block, 0, 2) != large_numbers) out += block;
        extra.remove_prefix(block.size());
    }
    return out;
}

// A part as the directory describes it.
struct Entry {
    std::string_view head;  // everything that the directory says
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t place = 0;

    std::uint64_t made_by() const { return number(head, 4, 2); }
    std::uint64_t flags() const { return number(head, 8, 2); }
    std::uint64_t method() const { return number(head, 10, 2); }
    std::uint64_t time() const { return number(head, 12, 4); }
    std::uint64_t checksum() const { return number(head, 16, 4); }
    std::uint64_t inner_attributes() const { return number(head, 36, 2); }
    std::uint64_t outer_attributes() const { return number(head, 38, 4); }
    std::string_view name() const { return head.substr(head_bytes, name_size()); }
    std::string_view extra() const { return head.substr(head_bytes + name_size(), extra_size()); }
    std::string_view comment() const { return head.substr(head_bytes + name_size() + extra_size()); }

    static constexpr std::size_t head_bytes = 46;

private:
    std::size_t name_size() const { return static_cast<std::size_t>(number(head, 28, 2)); }
    std::size_t extra_size() const { return static_cast<std::size_t>(number(head, 30, 2)); }
};

// Takes the numbers that need 64 bits from the extra field, where they stand in this order.
bool read_large_numbers(Entry& entry) {
    auto extra = entry.extra();
    std::string_view block;
    do {
        extra.remove_prefix(block.size());
        block = extra_block(extra);
    } while (!block.empty() && number(block, 0, 2) != large_numbers);
    std::size_t at = 4;
    for (auto* value : {&entry.size, &entry.packed, &entry.place}) {
        if (*value != in_extra_32) continue;
        if (block.size() < at + 8) return false;
        *value = number(block, at, 8);
        at += 8;
    }
    return true;
}

// The entry at the beginning of `directory`.
std::optional<Entry> first_entry(std::string_view directory) {
    if (directory.size() < Entry::head_bytes || !directory.starts_with("PK\x01\x02")) return std::nullopt;
    std::size_t size = Entry::head_bytes;
    for (const std::size_t at : {28, 30, 32}) size += static_cast<std::size_t>(number(directory, at, 2));
    if (directory.size() < size) return std::nullopt;
    Entry out{directory.substr(0, size), number(directory, 20, 4), number(directory, 24, 4), number(directory, 42, 4)};
    return read_large_numbers(out) ? std::optional(out) : std::nullopt;
}

bool unpackable(const Entry& entry) { return entry.method() == stored || entry.method() == Z_DEFLATED; }
bool encrypted(const Entry& entry) { return (entry.flags() & encrypted_flag) != 0; }

// What stands before a part.
struct LocalHead {
    std::string name;
    std::uint64_t extra_size = 0;
    std::uint64_t data = 0;  // where the part itself begins, after the extra field
};

std::optional<LocalHead> local_head(const Input& input, const Entry& entry) {
    constexpr std::uint64_t head_bytes = 30;
    const auto head = input.read(entry.place, head_bytes);
    if (!head || !head->starts_with("PK\x03\x04")) return std::nullopt;
    const auto name_begin = entry.place + head_bytes;
    const auto name_size = number(*head, 26, 2);
    const auto extra_size = number(*head, 28, 2);
    auto name = input.read(name_begin, name_size);
    if (!name) return std::nullopt;
    return LocalHead{std::move(*name), extra_size, name_begin + name_size + extra_size};
}

// The packed bytes of a part, piece by piece, until `take` returns false. False if the file ends before.
template <typename Take>
bool read_packed(const Input& input, std::uint64_t at, std::uint64_t size, const Take& take) {
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(size, piece_bytes)), '\0');
    while (size > 0) {
        const auto there = input.size() - std::min(at, input.size());
        const auto now = static_cast<std::size_t>(std::min({size, there, std::uint64_t{piece.size()}}));
        if (now == 0 || !input.read(at, piece.data(), now)) return false;
        at += now;
        size -= now;
        if (!take(std::string_view(piece.data(), now))) return true;
    }
    return true;
}

// zlib's inflate, without the head that zlib itself writes.
class Inflate {
public:
    Inflate() : out_(piece_bytes, '\0') {
        if (inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
    }
    ~Inflate() { inflateEnd(&stream_); }
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;

    // Gives everything that can be unpacked now to `take`. False to stop: at the end, if the bytes are wrong, or if
    // `take` returns false.
    template <typename Take>
    bool add(std::string_view packed, const Take& take) {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
        int state = Z_OK;
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
            stream_.avail_out = static_cast<uInt>(out_.size());
            state = inflate(&stream_, Z_NO_FLUSH);
            broken_ = state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR;
            if (broken_ || !take(std::string_view(out_.data(), out_.size() - stream_.avail_out))) return false;
        } while (stream_.avail_out == 0 && state != Z_STREAM_END);
        return state != Z_STREAM_END;
    }
    bool broken() const { return broken_; }

private:
    z_stream stream_ = {};
    std::string out_;
    bool broken_ = false;
};

// What minizip writes to. It is never told of a failure, since it would lose memory then.
class Output {
public:
    explicit Output(std::streambuf& to) : to_(to) {}

    bool good() const { return good_; }
    zlib_filefunc64_def functions() {
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

private:
    void write(const char* bytes, uLong size) {
        try {
            good_ = good_ && to_.sputn(bytes, static_cast<std::streamsize>(size)) == static_cast<std::streamsize>(size);
        } catch (...) {
            good_ = false;
        }
    }
    ZPOS64_T seek(std::streamoff by, std::ios::seekdir from) {
        const auto at = to_.pubseekoff(by, from, std::ios::out);
        good_ = good_ && at != std::streampos(-1);
        return good_ ? static_cast<ZPOS64_T>(static_cast<std::streamoff>(at)) : 0;
    }

    std::streambuf& to_;
    bool good_ = true;
};

// An archive that is being written; of no use after a failure.
class Writer {
public:
    explicit Writer(std::streambuf& to) : output_(to) {
        auto functions = output_.functions();
        zip_ = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
        if (!zip_) throw std::bad_alloc();
    }
    ~Writer() {
        if (zip_) zipClose(zip_, nullptr);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // `old` is the part that is replaced, if there is one.
    bool add(const NewPart& part, const Entry* old) {
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

    // The part as it is. minizip goes back and writes the sizes before it, so none follow it.
    bool copy(const Input& input, const Entry& entry) {
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
        bool good = zipOpenNewFileInZip4_64(zip_, name.c_str(), &about, local.data(), static_cast<uInt>(local.size()),
                                            extra.data(), static_cast<uInt>(extra.size()), comment.c_str(),
                                            static_cast<int>(entry.method()), 0, 1, -MAX_WBITS, DEF_MEM_LEVEL,
                                            Z_DEFAULT_STRATEGY, nullptr, 0, entry.made_by(),
                                            entry.flags() & ~sizes_follow_flag, large) == ZIP_OK;
        const bool there = good && read_packed(input, head->data, entry.packed, [&](std::string_view piece) {
                               good = write(piece);
                               return good;
                           });
        return there && good && zipCloseFileInZipRaw64(zip_, entry.size, entry.checksum()) == ZIP_OK;
    }

    bool finish(const std::string& comment) {
        const bool closed = zipClose(std::exchange(zip_, nullptr), comment.c_str()) == ZIP_OK;
        return closed && output_.good();
    }

private:
    static constexpr uLong version = 20;  // of the format, on no particular system

    bool write(std::string_view bytes) {
        return zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())) == ZIP_OK && output_.good();
    }

    Output output_;
    zipFile zip_ = nullptr;
};

// A new file beside the one that it will replace, which keeps its mode. It is removed unless it is put there.
class FileBeside {
public:
    explicit FileBeside(fs::path target) : target_(std::move(target)), path_(target_.string() + ".XXXXXX") {
        const int descriptor = mkostemp(path_.data(), O_CLOEXEC);
        if (descriptor < 0) return;
        struct stat about = {};
        if (stat(target_.c_str(), &about) == 0) static_cast<void>(fchmod(descriptor, about.st_mode & 07777));
        buffer_ = __gnu_cxx::stdio_filebuf<char>(descriptor, std::ios::out | std::ios::binary);
    }
    ~FileBeside() {
        if (buffer_.is_open()) unlink(path_.c_str());
    }
    FileBeside(const FileBeside&) = delete;
    FileBeside& operator=(const FileBeside&) = delete;

    std::streambuf* buffer() { return buffer_.is_open() ? &buffer_ : nullptr; }
    bool put() {
        const bool put = buffer_.close() && rename(path_.c_str(), target_.c_str()) == 0;
        if (!put) unlink(path_.c_str());
        return put;
    }

private:
    fs::path target_;
    std::string path_;
    __gnu_cxx::stdio_filebuf<char> buffer_;
};

}  // namespace

struct ZipArchive::Contents {
    Input input;
    std::string comment;
    std::string directory;
    std::vector<Entry> entries;  // in `directory`
    std::vector<Part> parts;
    std::map<std::string_view, std::size_t> numbers;  // by names in `parts`

    template <typename From>
    explicit Contents(From from) : input(from) {}

    // False if the input is not a complete archive.
    bool read() {
        auto end = end_of(input);
        auto bytes = end ? input.read(end->begin, end->size) : std::nullopt;
        if (!bytes) return false;
        comment = std::move(end->comment);
        directory = std::move(*bytes);
        std::string_view rest = directory;
        for (std::uint64_t i = 0; i < end->count; ++i) {
            const auto entry = first_entry(rest);
            if (!entry) return false;
            entries.push_back(*entry);
            rest.remove_prefix(entry->head.size());
        }
        for (const auto& entry : entries)
            parts.push_back({std::string(entry.name().substr(0, entry.name().find('\0'))), entry.size, encrypted(entry),
                             unpackable(entry)});
        for (std::size_t i = 0; i < parts.size(); ++i) numbers.emplace(parts[i].name, i);
        return rest.size() < Entry::head_bytes;
    }

    bool write(std::streambuf& to, const std::vector<NewPart>& new_parts) const {
        if (entries.size() + new_parts.size() >= in_extra_16) return false;  // minizip would write a wrong count
        std::map<std::size_t, const NewPart*> replaced;
        std::vector<const NewPart*> added;
        for (const auto& part : new_parts) {
            const auto found = numbers.find(part.name);
            if (found == numbers.end())
                added.push_back(&part);
            else
                replaced[found->second] = &part;
        }
        Writer writer(to);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const auto found = replaced.find(i);
            if (!(found == replaced.end() ? writer.copy(input, entries[i]) : writer.add(*found->second, &entries[i])))
                return false;
        }
        return std::ranges::all_of(added, [&](const auto* part) { return writer.add(*part, nullptr); }) &&
               writer.finish(comment);
    }
};

ZipArchive::ZipArchive() : contents_(std::make_unique<const Contents>(std::string_view())) {}
ZipArchive::ZipArchive(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

std::optional<ZipArchive> ZipArchive::open(const fs::path& file) {
    const int descriptor = open_regular(file);
    if (descriptor < 0) return std::nullopt;
    auto contents = std::make_unique<Contents>(descriptor);
    if (!contents->read()) return std::nullopt;
    return ZipArchive(std::move(contents));
}

std::optional<ZipArchive> ZipArchive::open_bytes(std::string_view bytes) {
    auto contents = std::make_unique<Contents>(bytes);
    if (!contents->read()) return std::nullopt;
    return ZipArchive(std::move(contents));
}

const std::vector<ZipArchive::Part>& ZipArchive::parts() const noexcept { return contents_->parts; }

std::optional<std::size_t> ZipArchive::find(std::string_view name) const {
    const auto found = contents_->numbers.find(name);
    return found == contents_->numbers.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> ZipArchive::read(std::string_view name, std::size_t most) const {
    const auto found = find(name);
    if (!found || parts()[*found].size > most) return std::nullopt;
    const auto size = static_cast<std::size_t>(parts()[*found].size);
    std::string out;
    out.reserve(size);
    const auto reading = read_pieces(*found, [&](std::string_view piece) {
        if (piece.size() > size - out.size()) return false;
        out += piece;
        return true;
    });
    return reading == Reading::whole ? std::optional(std::move(out)) : std::nullopt;
}

Reading ZipArchive::read_pieces(std::size_t number, const std::function<bool(std::string_view)>& take) const {
    const auto& entry = contents_->entries.at(number);
    const auto head = local_head(contents_->input, entry);
    if (!head || encrypted(entry) || !unpackable(entry)) return Reading::damaged;
    std::uint64_t size = 0;
    auto checksum = crc32(0, nullptr, 0);
    bool stopped = false;
    const auto give = [&](std::string_view piece) {
        size += piece.size();
        checksum = crc32(checksum, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
        stopped = !take(piece);
        return !stopped;
    };
    bool there = false;
    if (entry.method() == stored) {
        there = read_packed(contents_->input, head->data, entry.packed, give);
    } else {
        Inflate inflate;
        there = read_packed(contents_->input, head->data, entry.packed,
                            [&](std::string_view packed) { return inflate.add(packed, give); });
        there = there && !inflate.broken();
    }
    if (stopped) return Reading::stopped;
    return there && size == entry.size && checksum == entry.checksum() ? Reading::whole : Reading::damaged;
}

std::optional<std::string> ZipArchive::name_before(std::size_t number) const {
    auto head = local_head(contents_->input, contents_->entries.at(number));
    return head ? std::optional(std::move(head->name)) : std::nullopt;
}

bool ZipArchive::copy_to(const fs::path& file, const std::vector<NewPart>& parts) const {
    FileBeside beside(file);
    auto* const buffer = beside.buffer();
    return buffer && contents_->write(*buffer, parts) && beside.put();
}

std::optional<std::string> ZipArchive::copy_of(const std::vector<NewPart>& parts) const {
    std::stringbuf buffer(std::ios::out | std::ios::binary);
    if (!contents_->write(buffer, parts)) return std::nullopt;
    return std::move(buffer).str();
}

}  // namespace citystar::command

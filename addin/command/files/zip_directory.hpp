// What a zip file says about its parts. For zip_archive and zip_writer only.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace citystar::command::zip {

constexpr std::uint64_t in_extra_32 = 0xFFFFFFFF;  // the number itself stands in the extra field
constexpr std::uint64_t in_extra_16 = 0xFFFF;
constexpr std::uint64_t stored = 0;  // the method of a part that is not packed
constexpr std::size_t piece_bytes = std::size_t{1} << 16;

/// A little-endian number; the caller knows that its bytes are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size);

/// The bytes of a file or in memory.
class Input {
public:
    explicit Input(std::string_view bytes) : bytes_(bytes), size_(bytes.size()) {}
    /// Takes the descriptor of a regular file.
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

    /// False unless all of the bytes are there.
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

    /// Nothing unless all of the bytes are there, and for more than most_directory_bytes.
    std::optional<std::string> read(std::uint64_t at, std::uint64_t size) const {
        if (size > most_directory_bytes || at > size_ || size > size_ - at) return std::nullopt;
        std::string out(static_cast<std::size_t>(size), '\0');
        return read(at, out.data(), out.size()) ? std::optional(std::move(out)) : std::nullopt;
    }

    static constexpr std::uint64_t most_directory_bytes = std::uint64_t{64} << 20;

private:
    std::string_view bytes_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

/// The end of an archive, which says where the directory is.
struct End {
    std::uint64_t count = 0;
    std::uint64_t size = 0;   // of the directory
    std::uint64_t begin = 0;  // of the directory
    std::string comment;
};

/// Nothing if there is no end, or one of an archive on several disks.
std::optional<End> end_of(const Input& input);

/// A part as the directory describes it.
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

/// The entry at the beginning of `directory`; nothing if there is none.
std::optional<Entry> first_entry(std::string_view directory);

bool unpackable(const Entry& entry);
bool encrypted(const Entry& entry);

/// An extra field without its numbers of 64 bits, which minizip writes itself.
std::string without_large_numbers(std::string_view extra);

/// What stands before a part.
struct LocalHead {
    std::string name;
    std::uint64_t extra_size = 0;
    std::uint64_t data = 0;  // where the part itself begins, after the extra field
};

/// Nothing if no part begins where the directory says.
std::optional<LocalHead> local_head(const Input& input, const Entry& entry);

/// The packed bytes of a part, piece by piece, until `take` returns false. False if the file ends before.
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

}  // namespace citystar::command::zip

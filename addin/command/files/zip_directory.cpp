#include "zip_directory.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace citystar::command {
namespace {

constexpr std::uint64_t most_directory_bytes = std::uint64_t{64} << 20;
constexpr std::uint64_t end_bytes = 22;
constexpr std::uint64_t most_comment_bytes = 65535;
constexpr std::uint32_t in_extra_32 = 0xFFFFFFFF;
constexpr std::uint16_t in_extra_16 = 0xFFFF;

// Little-endian numbers; the caller knows that they are there.
std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t out = 0;
    for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

// The bytes at `at`; nothing unless all of them are there.
std::optional<std::string> read_at(int descriptor, std::uint64_t at, std::uint64_t size) {
    if (at > INT64_MAX || size > most_directory_bytes) return std::nullopt;
    std::string out(size, '\0');
    std::size_t done = 0;
    while (done < out.size()) {
        const auto got =
            pread(descriptor, out.data() + done, out.size() - done, static_cast<off_t>(at) + static_cast<off_t>(done));
        if (got <= 0) return std::nullopt;
        done += static_cast<std::size_t>(got);
    }
    return out;
}

struct Directory {
    std::uint64_t count = 0;
    std::uint64_t size = 0;
    std::uint64_t begin = 0;
};

// The directory of a zip64 file, whose record stands before the end.
std::optional<Directory> large_directory(int descriptor, std::uint64_t end) {
    constexpr std::uint64_t locator_bytes = 20;
    if (end < locator_bytes) return std::nullopt;
    const auto locator = read_at(descriptor, end - locator_bytes, locator_bytes);
    if (!locator || !locator->starts_with("PK\x06\x07")) return std::nullopt;
    const auto record = read_at(descriptor, number(*locator, 8, 8), 56);
    if (!record || !record->starts_with("PK\x06\x06")) return std::nullopt;
    return Directory{number(*record, 32, 8), number(*record, 40, 8), number(*record, 48, 8)};
}

std::optional<Directory> directory_of(int descriptor) {
    struct stat about = {};
    if (fstat(descriptor, &about) != 0) return std::nullopt;
    const auto size = static_cast<std::uint64_t>(about.st_size);
    const auto tail_begin = size - std::min(size, end_bytes + most_comment_bytes);
    const auto tail = read_at(descriptor, tail_begin, size - tail_begin);
    if (!tail || tail->size() < end_bytes) return std::nullopt;
    const auto at = tail->rfind("PK\x05\x06", tail->size() - end_bytes);
    if (at == std::string::npos) return std::nullopt;
    const Directory out{number(*tail, at + 10, 2), number(*tail, at + 12, 4), number(*tail, at + 16, 4)};
    const bool large = out.count == in_extra_16 || out.size == in_extra_32 || out.begin == in_extra_32;
    return large ? large_directory(descriptor, tail_begin + at) : out;
}

// The offset of a part. A large one is in the extra field, after the sizes that are large too.
std::optional<std::uint64_t> place_of(std::string_view entry, std::string_view extra) {
    const auto place = number(entry, 42, 4);
    if (place != in_extra_32) return place;
    const std::size_t before =
        (number(entry, 24, 4) == in_extra_32 ? 8u : 0u) + (number(entry, 20, 4) == in_extra_32 ? 8u : 0u);
    while (extra.size() >= 4) {
        const auto kind = number(extra, 0, 2);
        const auto size = static_cast<std::size_t>(number(extra, 2, 2));
        if (size > extra.size() - 4) return std::nullopt;
        if (kind == 1) return size >= before + 8 ? std::optional(number(extra, 4 + before, 8)) : std::nullopt;
        extra.remove_prefix(4 + size);
    }
    return std::nullopt;
}

std::optional<std::string> name_at(int descriptor, std::uint64_t place) {
    constexpr std::uint64_t head_bytes = 30;
    const auto head = read_at(descriptor, place, head_bytes);
    if (!head || !head->starts_with("PK\x03\x04")) return std::nullopt;
    return read_at(descriptor, place + head_bytes, number(*head, 26, 2));
}

}  // namespace

std::optional<std::vector<std::string>> names_before_parts(int descriptor) {
    constexpr std::size_t entry_bytes = 46;
    const auto directory = directory_of(descriptor);
    const auto bytes = directory ? read_at(descriptor, directory->begin, directory->size) : std::nullopt;
    if (!bytes) return std::nullopt;
    std::vector<std::string> out;
    std::string_view rest = *bytes;
    for (std::uint64_t i = 0; i < directory->count; ++i) {
        if (rest.size() < entry_bytes || !rest.starts_with("PK\x01\x02")) return std::nullopt;
        const auto name_size = static_cast<std::size_t>(number(rest, 28, 2));
        const auto extra_size = static_cast<std::size_t>(number(rest, 30, 2));
        const auto whole = entry_bytes + name_size + extra_size + static_cast<std::size_t>(number(rest, 32, 2));
        if (rest.size() < whole) return std::nullopt;
        const auto place = place_of(rest, rest.substr(entry_bytes + name_size, extra_size));
        auto name = place ? name_at(descriptor, *place) : std::nullopt;
        if (!name) return std::nullopt;
        out.push_back(std::move(*name));
        rest.remove_prefix(whole);
    }
    return out;
}

}  // namespace citystar::command

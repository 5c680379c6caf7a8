#include "zip_directory.hpp"

#include <zlib.h>

namespace citystar::command::zip {
namespace {

constexpr std::uint64_t encrypted_flag = 1;
constexpr std::uint64_t large_numbers = 1;  // the kind of block that holds numbers of 64 bits

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

// Extra fields are blocks of a kind, a size and bytes. This is the first block, whole; empty at the end or if it is
// broken.
std::string_view extra_block(std::string_view extra) {
    constexpr std::size_t head_bytes = 4;
    if (extra.size() < head_bytes) return {};
    const auto size = static_cast<std::size_t>(number(extra, 2, 2));
    return size <= extra.size() - head_bytes ? extra.substr(0, head_bytes + size) : std::string_view();
}

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

}  // namespace

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t out = 0;
    for (std::size_t i = size; i-- > 0;) out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
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

std::string without_large_numbers(std::string_view extra) {
    std::string out;
    for (auto block = extra_block(extra); !block.empty(); block = extra_block(extra)) {
        if (number(block, 0, 2) != large_numbers) out += block;
        extra.remove_prefix(block.size());
    }
    return out;
}

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

}  // namespace citystar::command::zip

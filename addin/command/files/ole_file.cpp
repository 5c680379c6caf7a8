#include "ole_file.hpp"

#include <string>
#include <string_view>

#include "console/interruption.hpp"
#include "regular_file.hpp"

namespace citystar::command {
namespace {

using workbook::Status;

constexpr std::size_t sector = 512;
constexpr std::size_t entry = 128;  // of the container's directory

unsigned short_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]) | static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1]))
                                                       << 8;
}

// Whether an entry belongs to a stream with this name.
bool names(std::string_view bytes, std::string_view name) {
    constexpr std::size_t length_at = 64;
    constexpr std::size_t kind_at = 66;
    if (short_at(bytes, length_at) != 2 * name.size() + 2 || bytes[kind_at] != 2) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (bytes[2 * i] != name[i] || bytes[2 * i + 1] != 0) return false;
    return true;
}

// Whether a workbook's records begin here and one of the first says that the others are encrypted.
bool begins_encrypted(std::string_view bytes) {
    constexpr unsigned begin = 0x0809;
    constexpr unsigned write_protection = 0x0086;
    constexpr unsigned encryption = 0x002F;
    if (short_at(bytes, 0) != begin) return false;
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4 + short_at(bytes, at + 2)) {
        const auto kind = short_at(bytes, at);
        if (kind == encryption) return true;
        if (kind != begin && kind != write_protection) return false;
    }
    return false;
}

}  // namespace

Status look_into_ole(const std::filesystem::path& path) {
    RegularFile file(path);
    std::string bytes(sector, '\0');
    bool workbook = false;
    bool other = false;
    bool encrypted = false;
    while (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) && !interruption()) {
        encrypted = encrypted || begins_encrypted(bytes);
        for (std::size_t at = 0; at < sector; at += entry) {
            const auto one = std::string_view(bytes).substr(at, entry);
            if (names(one, "EncryptedPackage")) return Status::encrypted;
            workbook = workbook || names(one, "Workbook") || names(one, "Book");
            other = other || names(one, "WordDocument") || names(one, "PowerPoint Document");
        }
    }
    if (!workbook || other) return Status::not_a_workbook;
    return encrypted ? Status::encrypted : Status::ok;
}

}  // namespace citystar::command

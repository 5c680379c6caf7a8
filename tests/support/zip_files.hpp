// Zip files for tests, written in all the ways that programs use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace citystar::test {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of an archive with these parts in this order, not compressed.
std::string zipped(const ZipParts& parts);

/// A part as no program should write it; what is not set is as usual.
struct OddPart {
    std::string name;
    std::string bytes;
    std::string name_before = {};  ///< instead of the name, before the part
    std::uint16_t flags = 0;
    std::uint16_t method = 0;        ///< the bytes are stored all the same
    std::int64_t larger = 0;         ///< added to the size
    std::int64_t packed_larger = 0;  ///< added to the packed size
    std::string counted = {};        ///< what the checksum is made from, if not from the bytes
    bool sizes_follow = false;       ///< the numbers stand after the part, not before it
    bool large_numbers = false;      ///< the directory has them in 64 bits
    std::string extra_before = {};   ///< an extra field before the part
    std::string comment = {};
};

struct OddArchive {
    std::vector<OddPart> parts;
    std::int64_t more = 0;   ///< added to the number of parts that the end states
    bool large_end = false;  ///< the end has its numbers in 64 bits
    std::string comment = {};
};

/// The bytes of such an archive; `begin` is the place in its file where they will stand.
std::string oddly_zipped(const OddArchive& archive, std::uint64_t begin = 0);

/// A number as archives hold it.
std::string little_endian(std::uint64_t value, int bytes);

/// All parts of an archive, in its order.
ZipParts parts_of(const std::filesystem::path& archive);
/// The content of one of them, to be changed. Throws std::out_of_range if there is no such part.
std::string& part(ZipParts& parts, const std::string& name);
void remove_part(ZipParts& parts, const std::string& name);

void write_bytes(const std::filesystem::path& file, const std::string& bytes);

}  // namespace citystar::test

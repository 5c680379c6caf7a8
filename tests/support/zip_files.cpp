#include "zip_files.hpp"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace citystar::test {
namespace {

std::uint32_t checksum(const std::string& bytes) {
    std::uint32_t out = 0xFFFFFFFF;
    for (const char byte : bytes) {
        out ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) out = out & 1 ? out >> 1 ^ 0xEDB88320 : out >> 1;
    }
    return ~out;
}

}  // namespace

std::string little_endian(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
    return out;
}

std::string oddly_zipped(const OddArchive& archive, std::uint64_t begin) {
    constexpr std::uint64_t large = 0xFFFFFFFF;
    std::string out;
    std::string directory;
    for (const auto& part : archive.parts) {
        const auto& before = part.name_before.empty() ? part.name : part.name_before;
        const auto place = begin + out.size();
        const auto sum = little_endian(checksum(part.counted.empty() ? part.bytes : part.counted), 4);
        const auto size = static_cast<std::uint64_t>(static_cast<std::int64_t>(part.bytes.size()) + part.larger);
        const auto packed =
            static_cast<std::uint64_t>(static_cast<std::int64_t>(part.bytes.size()) + part.packed_larger);
        const auto flags = static_cast<std::uint16_t>(part.flags | (part.sizes_follow ? 8 : 0));
        const auto start = little_endian(20, 2) + little_endian(flags, 2) + little_endian(part.method, 2) +
                           little_endian(0x5A210000, 4);
        const auto numbers = sum + little_endian(part.large_numbers ? large : packed, 4) +
                             little_endian(part.large_numbers ? large : size, 4);
        const auto extra = part.large_numbers ? little_endian(1, 2) + little_endian(24, 2) + little_endian(size, 8) +
                                                    little_endian(packed, 8) + little_endian(place, 8)
                                              : std::string();
        out += "PK\x03\x04" + start + (part.sizes_follow ? little_endian(0, 12) : numbers) +
               little_endian(before.size(), 2) + little_endian(part.extra_before.size(), 2) + before +
               part.extra_before + part.bytes;
        if (part.sizes_follow) out += "PK\x07\x08" + numbers;
        directory += "PK\x01\x02" + little_endian(20, 2) + start + numbers + little_endian(part.name.size(), 2) +
                     little_endian(extra.size(), 2) + little_endian(part.comment.size(), 2) + little_endian(0, 8) +
                     little_endian(part.large_numbers ? large : place, 4) + part.name + extra + part.comment;
    }
    const auto place = begin + out.size();
    const auto count = static_cast<std::uint64_t>(static_cast<std::int64_t>(archive.parts.size()) + archive.more);
    const auto record = out.size() + directory.size() + begin;
    out += directory;
    if (archive.large_end)
        out += "PK\x06\x06" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2) + little_endian(0, 8) +
               little_endian(count, 8) + little_endian(count, 8) + little_endian(directory.size(), 8) +
               little_endian(place, 8) + "PK\x06\x07" + little_endian(0, 4) + little_endian(record, 8) +
               little_endian(1, 4);
    const auto count_16 = archive.large_end ? 0xFFFF : count;
    return out + "PK\x05\x06" + little_endian(0, 4) + little_endian(count_16, 2) + little_endian(count_16, 2) +
           little_endian(archive.large_end ? large : directory.size(), 4) +
           little_endian(archive.large_end ? large : place, 4) + little_endian(archive.comment.size(), 2) +
           archive.comment;
}

std::string zipped(const ZipParts& parts) {
    OddArchive archive;
    for (const auto& [name, bytes] : parts) archive.parts.push_back({name, bytes});
    return oddly_zipped(archive);
}

ZipParts parts_of(const std::filesystem::path& file) {
    ZipParts out;
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, &error);
    if (!archive) throw std::runtime_error(file.string());
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(zip_get_num_entries(archive, 0)); ++i) {
        zip_stat_t about;
        zip_stat_index(archive, i, 0, &about);
        std::string bytes(about.size, '\0');
        zip_file_t* from = zip_fopen_index(archive, i, 0);
        zip_fread(from, bytes.data(), bytes.size());
        zip_fclose(from);
        out.emplace_back(about.name, std::move(bytes));
    }
    zip_discard(archive);
    return out;
}

std::string& part(ZipParts& parts, const std::string& name) {
    for (auto& [own, bytes] : parts)
        if (own == name) return bytes;
    throw std::out_of_range(name);
}

void remove_part(ZipParts& parts, const std::string& name) {
    std::erase_if(parts, [&](const auto& one) { return one.first == name; });
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace citystar::test

#include "zip_files.hpp"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace citystar::test {
namespace {

std::uint32_t checksum(const std::string& bytes) {
    std::uint32_t out = 0xFFFFFFFF;
    for (const unsigned char byte : bytes) {
        out ^= byte;
        for (int bit = 0; bit < 8; ++bit) out = out & 1 ? out >> 1 ^ 0xEDB88320 : out >> 1;
    }
    return ~out;
}

std::string number(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
    return out;
}

// The fields that stand both before a part and in the directory.
std::string common(const std::string& name, const std::string& bytes) {
    return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + number(checksum(bytes), 4) +
           number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
}

}  // namespace

std::string zipped(const ZipParts& parts) {
    std::string out;
    std::string directory;
    for (const auto& [name, bytes] : parts) {
        directory += "PK\x01\x02" + number(20, 2) + common(name, bytes) + number(0, 10) + number(out.size(), 4) + name;
        out += "PK\x03\x04" + common(name, bytes) + name + bytes;
    }
    return out + directory + "PK\x05\x06" + number(0, 4) + number(parts.size(), 2) + number(parts.size(), 2) +
           number(directory.size(), 4) + number(out.size(), 4) + number(0, 2);
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

#include "zip_members.hpp"

#include <zip.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace citystar::batch {
namespace {

namespace fs = std::filesystem;

struct Discard {
    void operator()(zip_t* archive) const noexcept { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

Archive open(const fs::path& file, int flags) {
    int error = 0;
    Archive out(zip_open(file.c_str(), flags, &error));
    if (!out) throw std::runtime_error("no zip file: " + file.string());
    return out;
}

void add(zip_t* archive, const std::string& name, const std::string& content, bool packed) {
    zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto index = source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) throw std::runtime_error("cannot add " + name);
    const auto at = static_cast<zip_uint64_t>(index);
    // A fixed date, so that the same seed makes the same file.
    constexpr zip_uint16_t midnight = 0;
    constexpr zip_uint16_t first_of_january_2021 = (2021 - 1980) << 9 | 1 << 5 | 1;
    zip_file_set_dostime(archive, at, midnight, first_of_january_2021, 0);
    // A low level is quick and costs a tenth in size.
    zip_set_file_compression(archive, at, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, packed ? 3 : 0);
}

void close(Archive archive, const fs::path& file) {
    if (zip_close(archive.get()) != 0)
        throw std::runtime_error("cannot write " + file.string() + ": " + zip_strerror(archive.get()));
    static_cast<void>(archive.release());
}

// Pictures would not get smaller.
bool packs(const std::string& name) { return !name.ends_with(".bmp"); }

}  // namespace

std::string read_member(const fs::path& zip, const std::string& name) {
    const auto archive = open(zip, ZIP_RDONLY);
    zip_stat_t about;
    zip_file_t* member = zip_fopen(archive.get(), name.c_str(), 0);
    if (!member || zip_stat(archive.get(), name.c_str(), 0, &about) != 0)
        throw std::runtime_error("no " + name + " in " + zip.string());
    std::string out(about.size, '\0');
    const auto got = zip_fread(member, out.data(), out.size());
    zip_fclose(member);
    if (got != static_cast<zip_int64_t>(out.size())) throw std::runtime_error("cannot read " + name);
    return out;
}

void copy_with(const fs::path& from, const fs::path& to, const Members& members) {
    fs::copy_file(from, to, fs::copy_options::overwrite_existing);
    auto archive = open(to, 0);
    for (const auto& [name, content] : members) add(archive.get(), name, content, packs(name));
    close(std::move(archive), to);
}

void remove_member(const fs::path& zip, const std::string& name) {
    auto archive = open(zip, 0);
    const auto index = zip_name_locate(archive.get(), name.c_str(), 0);
    if (index < 0 || zip_delete(archive.get(), static_cast<zip_uint64_t>(index)) != 0)
        throw std::runtime_error("no " + name + " in " + zip.string());
    close(std::move(archive), zip);
}

std::size_t packed_bytes_of(const fs::path& zip, const std::string& name) {
    std::ifstream file(zip, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    constexpr std::size_t head = 30;  // size of a local file header; the name follows
    const auto short_at = [&](std::size_t at) {
        return static_cast<unsigned char>(bytes[at]) + 256u * static_cast<unsigned char>(bytes[at + 1]);
    };
    for (auto at = bytes.find("PK\3\4"); at != std::string::npos && at + head < bytes.size();
         at = bytes.find("PK\3\4", at + 4))
        if (short_at(at + 26) == name.size() && bytes.compare(at + head, name.size(), name) == 0)
            return at + head + name.size() + short_at(at + 28);
    throw std::runtime_error("no " + name + " in " + zip.string());
}

void write_zip(const fs::path& file, const Members& members, const std::string& first) {
    auto archive = open(file, ZIP_CREATE | ZIP_TRUNCATE);
    if (const auto found = members.find(first); found != members.end()) add(archive.get(), first, found->second, false);
    for (const auto& [name, content] : members)
        if (name != first) add(archive.get(), name, content, packs(name));
    close(std::move(archive), file);
}

}  // namespace citystar::batch

#include "zip_parts.hpp"

namespace citystar::command {

ZipSource zip_source_of(const std::string& bytes) {
    return {zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr), zip_source_free};
}

ZipArchive open_zip(zip_source_t* source, int flags) {
    zip_source_keep(source);
    ZipArchive archive(zip_open_from_source(source, flags, nullptr), zip_discard);
    if (!archive) zip_source_free(source);
    return archive;
}

bool put_zip_part(zip_t* archive, const char* name, const std::string& bytes, Compression compression) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    if (!source) return false;
    const auto index = zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const bool none = compression == Compression::none;
    return zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), none ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                    none ? 0 : 3) == 0;
}

std::optional<std::string> zip_part(zip_t* archive, const char* name, std::size_t most) {
    zip_stat_t about;
    if (zip_stat(archive, name, 0, &about) != 0 || !(about.valid & ZIP_STAT_SIZE) || about.size > most)
        return std::nullopt;
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(archive, name, 0), zip_fclose);
    std::string out(about.size, '\0');
    if (!file || zip_fread(file.get(), out.data(), out.size()) != static_cast<zip_int64_t>(out.size()))
        return std::nullopt;
    // libzip compares the checksum only at the end.
    char more = 0;
    if (zip_fread(file.get(), &more, 1) != 0) return std::nullopt;
    return out;
}

}  // namespace citystar::command

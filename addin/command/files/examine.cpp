#include <expat.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <set>
#include <string_view>

#include "console/interruption.hpp"
#include "ole_file.hpp"
#include "opc_parts.hpp"
#include "preflight.hpp"
#include "regular_file.hpp"
#include "zip_directory.hpp"
#include "zip_parts.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
using messages::Message;

// A workbook of a hundred thousand rows takes a tenth of it.
constexpr std::uint64_t most_unpacked_bytes = std::uint64_t{2} << 30;

Preflight fault(Message why, std::string_view part = {}) {
    return {Status::corrupt, Format::other, why, std::string(part)};
}

// LibreOffice loads the part of a sheet before the place where its XML breaks off. It does not do so with an .ods.
class XmlCheck {
public:
    explicit XmlCheck(bool wanted) : parser_(wanted ? XML_ParserCreateNS(nullptr, '|') : nullptr, XML_ParserFree) {}

    void add(const char* bytes, int size, bool last) {
        if (!parser_ || broken_) return;
        broken_ = XML_Parse(parser_.get(), bytes, size, last) != XML_STATUS_OK;
        // LibreOffice may know encodings that Expat does not know; it has to judge them.
        if (broken_ && XML_GetErrorCode(parser_.get()) == XML_ERROR_UNKNOWN_ENCODING) parser_.reset();
    }
    bool broken() const { return parser_ && broken_; }

private:
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    bool broken_ = false;
};

// Office programs read these parts as XML; other parts may hold anything.
bool read_as_xml(Format format, std::string_view part) {
    const bool xml = part.ends_with(".xml") || part.ends_with(".rels");
    return format == Format::xlsx && xml && !part.starts_with("docProps/") && !part.starts_with("customXml/");
}

class Examination {
public:
    Examination(zip_t* archive, Preflight first_look) : archive_(archive), out_(std::move(first_look)) {}

    Preflight run(const std::vector<std::string>& before_parts) {
        const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive_, 0));
        if (before_parts.size() != count) return fault(Message::no_directory);
        std::set<std::string> names;
        for (zip_uint64_t i = 0; i < count && !interruption(); ++i) {
            const char* raw = zip_get_name(archive_, i, ZIP_FL_ENC_RAW);
            const char* name = zip_get_name(archive_, i, 0);
            if (!raw || !name) return fault(Message::no_directory);
            if (before_parts[i] != raw) return fault(Message::part_two_names, name);
            // If parts have the same name, LibreOffice takes the last and libzip the first.
            if (!names.insert(raw).second) out_.usual = false;
            if (auto found = look_at(i, name)) return *found;
        }
        return whole();
    }

private:
    std::optional<Preflight> look_at(zip_uint64_t index, const std::string& name) {
        zip_stat_t about;
        if (zip_stat_index(archive_, index, 0, &about) != 0) return fault(Message::part_damaged, name);
        if (about.encryption_method != ZIP_EM_NONE) return Preflight{Status::encrypted, out_.format};
        if (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE)
            return fault(Message::part_packing, name);
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive_, index, 0), zip_fclose);
        if (!file) return fault(Message::part_damaged, name);
        XmlCheck xml(read_as_xml(out_.format, name));
        std::array<char, 1 << 16> buffer;
        zip_int64_t got = 0;
        // libzip compares sizes and checksums only at the end.
        while ((got = zip_fread(file.get(), buffer.data(), buffer.size())) > 0) {
            unpacked_ += static_cast<std::uint64_t>(got);
            if (unpacked_ > most_unpacked_bytes) return fault(Message::too_much_unpacked, name);
            xml.add(buffer.data(), static_cast<int>(got), false);
        }
        if (got < 0) return fault(Message::part_damaged, name);
        xml.add(nullptr, 0, true);
        if (xml.broken()) return fault(Message::part_broken_xml, name);
        return std::nullopt;
    }

    Preflight whole() {
        if (const auto main = main_part(archive_); main && out_.format != Format::ods)
            if (const auto part = missing_part(archive_, *main)) return fault(Message::part_missing, *part);
        if (out_.format == Format::ods) {
            const auto manifest = zip_part(archive_, "META-INF/manifest.xml", std::size_t{16} << 20).value_or("");
            for (const auto* part : {"content.xml", "styles.xml"})
                if (zip_name_locate(archive_, part, 0) < 0 &&
                    manifest.find(std::string("\"") + part + "\"") != std::string::npos)
                    return fault(Message::part_missing, part);
        }
        return std::move(out_);
    }

    zip_t* archive_;
    Preflight out_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace

Preflight examine(const fs::path& path) {
    auto out = preflight(path);
    if (out.status != Status::ok) return out;
    const int descriptor = open_regular(path);
    if (descriptor < 0) return preflight(path);
    std::array<char, 2> start{};
    const bool zipped = pread(descriptor, start.data(), start.size(), 0) == 2 && start[0] == 'P' && start[1] == 'K';
    const bool ole = start[0] == '\xD0';
    const auto names = zipped ? names_before_parts(descriptor) : std::nullopt;
    close(descriptor);
    if (ole) out.status = look_into_ole(path);
    if (!zipped) return out;
    if (!names) return fault(Message::no_directory);
    int error = 0;
    const ZipArchive archive(zip_open(path.c_str(), ZIP_RDONLY, &error), zip_discard);
    return archive ? Examination(archive.get(), std::move(out)).run(*names) : fault(Message::no_directory);
}

}  // namespace citystar::command

#include <expat.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <set>
#include <string_view>

#include "console/interruption.hpp"
#include "console/shown_path.hpp"
#include "ole_file.hpp"
#include "opc_parts.hpp"
#include "preflight.hpp"
#include "regular_file.hpp"
#include "zip_archive.hpp"

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
    Examination(const ZipArchive& archive, Preflight first_look) : archive_(archive), out_(std::move(first_look)) {}

    Preflight run() {
        std::vector<std::string> before_parts;
        for (std::size_t i = 0; i < archive_.parts().size(); ++i) {
            auto name = archive_.name_before(i);
            if (!name) return fault(Message::no_directory);
            before_parts.push_back(std::move(*name));
        }
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < archive_.parts().size() && !interruption(); ++i) {
            const auto& part = archive_.parts()[i];
            if (before_parts[i] != part.name) return fault(Message::part_two_names, shown_path(part.name));
            // If parts have the same name, LibreOffice takes the last and ZipArchive the first.
            if (!names.insert(part.name).second) out_.usual = false;
            if (auto found = look_at(i, part)) return *found;
        }
        return whole();
    }

private:
    std::optional<Preflight> look_at(std::size_t number, const ZipArchive::Part& part) {
        if (part.encrypted) return Preflight{Status::encrypted, out_.format};
        const auto name = shown_path(part.name);
        if (!part.unpackable) return fault(Message::part_packing, name);
        XmlCheck xml(read_as_xml(out_.format, part.name));
        const auto reading = archive_.read_pieces(number, [&](std::string_view piece) {
            unpacked_ += piece.size();
            xml.add(piece.data(), static_cast<int>(piece.size()), false);
            return unpacked_ <= most_unpacked_bytes;
        });
        if (reading == Reading::stopped) return fault(Message::too_much_unpacked, name);
        if (reading == Reading::damaged) return fault(Message::part_damaged, name);
        xml.add(nullptr, 0, true);
        if (xml.broken()) return fault(Message::part_broken_xml, name);
        return std::nullopt;
    }

    Preflight whole() {
        if (const auto main = main_part(archive_); main && out_.format != Format::ods)
            if (const auto part = missing_part(archive_, *main)) return fault(Message::part_missing, *part);
        if (out_.format == Format::ods) {
            const auto manifest = archive_.read("META-INF/manifest.xml", std::size_t{16} << 20).value_or("");
            for (const auto* part : {"content.xml", "styles.xml"})
                if (!archive_.contains(part) && manifest.find(std::string("\"") + part + "\"") != std::string::npos)
                    return fault(Message::part_missing, part);
        }
        return std::move(out_);
    }

    const ZipArchive& archive_;
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
    close(descriptor);
    if (ole) out.status = look_into_ole(path);
    if (!zipped) return out;
    const auto archive = ZipArchive::open(path);
    return archive ? Examination(*archive, std::move(out)).run() : fault(Message::no_directory);
}

}  // namespace citystar::command

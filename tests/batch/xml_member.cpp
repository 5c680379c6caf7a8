#include "xml_member.hpp"

#include <stdexcept>

#include "zip_members.hpp"

namespace citystar::batch {

void load_member(pugi::xml_document& document, const std::filesystem::path& zip, const std::string& member) {
    const auto text = read_member(zip, member);
    constexpr unsigned everything = pugi::parse_default | pugi::parse_declaration | pugi::parse_ws_pcdata;
    if (!document.load_buffer(text.data(), text.size(), everything))
        throw std::runtime_error(member + " is no XML in " + zip.string());
}

std::string serialized(const pugi::xml_document& document) {
    struct Writer : pugi::xml_writer {
        std::string out;
        void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
    } writer;
    document.save(writer, "", pugi::format_raw);
    return std::move(writer.out);
}

}  // namespace citystar::batch

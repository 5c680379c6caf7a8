// Any content.xml: its results, the same file with other results, and the slim content for LibreOffice.

#include "files/slim_content.hpp"

#include <utility>

#include "files/ods_results.hpp"
#include "files/outside_links.hpp"
#include "files/zip_archive.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;

namespace {

// Nothing is compressed, so that the fuzzer sees the effect of its changes.
std::string ods_with(const std::string& content) {
    auto out = command::ZipArchive().copy_of({{"mimetype", command::OdsResults::mime_type, command::Compression::none},
                                              {"content.xml", content, command::Compression::none}});
    fuzz::require(out.has_value());
    return std::move(*out);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string content(fuzz::text_of(data, size));
    static_cast<void>(command::slim_content(content));
    static_cast<void>(command::slim_styles(content));
    auto closed = content;
    command::limit_spaces(closed);
    command::take_out_references(closed, command::nothing_inside);
    command::take_out_relationships(closed, content);
    fuzz::require(closed.size() == content.size());
    const fuzz::MemoryFile file(ods_with(content));
    const auto stored = command::OdsResults::read(file.path());
    if (!stored) return 0;
    std::vector<command::NewResult> other;
    for (std::size_t i = 0; i < stored->all().size(); ++i) other.push_back({i, 4.0, "4"});
    const auto bytes = stored->with(other);
    if (!bytes) return 0;
    const fuzz::MemoryFile again(*bytes);
    const auto read = command::OdsResults::read(again.path());
    fuzz::require(read && read->all().size() == stored->all().size());
    return 0;
}

// Any file: the first look at it, the reading of an .ods, the copy for LibreOffice, and a copy with one more part.

#include "files/slim_copy.hpp"

#include <unistd.h>

#include "files/ods_results.hpp"
#include "files/outside_links.hpp"
#include "files/preflight.hpp"
#include "files/zip_archive.hpp"
#include "memory_file.hpp"
#include "target.hpp"

using namespace citystar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fuzz::MemoryFile file(fuzz::text_of(data, size));
    static_cast<void>(command::preflight(file.path()));
    static_cast<void>(command::OdsResults::read(file.path()));
    static const auto copy = std::filesystem::temp_directory_path() / ("fuzz-archive-" + std::to_string(getpid()));
    command::make_slim_copy(file.path(), copy);
    std::filesystem::remove(copy);
    if (const auto archive = command::ZipArchive::open(file.path()))
        if (const auto bytes = archive->copy_of({{"one more", "part"}})) {
            const auto again = command::ZipArchive::open_bytes(*bytes);
            fuzz::require(again && again->read("one more", 4) == "part");
            fuzz::require(again->parts().size() == archive->parts().size() + !archive->contains("one more"));
        }
    static_cast<void>(command::closed_workbook(file.path(), std::filesystem::temp_directory_path()));
    return 0;
}

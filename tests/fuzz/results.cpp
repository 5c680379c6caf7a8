// Any results file, as --resume and merge read it, and any list of workbooks.

#include "league/collect_record.hpp"
#include "league/previous_results.hpp"
#include "memory_file.hpp"
#include "run/inputs.hpp"
#include "run/resume.hpp"
#include "target.hpp"

using namespace citystar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto registry = [] {
        Registry out;
        out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return out;
    }();
    const fuzz::MemoryFile file(fuzz::text_of(data, size));
    static_cast<void>(command::earlier_records(file.path()));
    static_cast<void>(command::earlier_collected(file.path(), registry));
    try {
        static_cast<void>(command::read_manifest(file.path()));
    } catch (const command::InputError&) {
        // Refused with a message.
    }
    try {
        static_cast<void>(command::PreviousResults(file.path()));
    } catch (const command::InputError&) {
        // Refused with a message.
    }
    return 0;
}

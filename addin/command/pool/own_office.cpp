#include "own_office.hpp"

#include <com/sun/star/uno/Exception.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "console/interruption.hpp"
#include "console/speech.hpp"
#include "probe.hpp"
#include "watchdog.hpp"

namespace citystar::command {
namespace {

// Settings that save time where offices share the cores; measured in tests/bench/where-the-time-goes.md, "Two workers".
std::vector<std::string> environment_for_workers() {
    // Parsing in a separate thread takes more processor time than it saves.
    std::vector<std::string> out{"SAX_DISABLE_THREADS=1"};
    // Every workbook takes and releases a few dozen megabytes; large pages reduce the page faults to a tenth.
    if (const char* own = std::getenv("GLIBC_TUNABLES"); !own || !*own)
        out.emplace_back("GLIBC_TUNABLES=glibc.malloc.hugetlb=1");
    return out;
}

}  // namespace

std::unique_ptr<office::Office> start_office(std::ostream& complaints) {
    const auto installation = office::find_installation();
    office::Office::Options options;
    options.give_up = [] { return interruption() != 0; };
    options.environment = environment_for_workers();
    if (!installation.extension.empty()) options.extensions.push_back(installation.extension);
    try {
        auto office = std::make_unique<office::Office>(installation, options);
        std::string wrong;
        try {
            Watchdog watchdog([&] { office->kill(); });
            watchdog.arm(std::chrono::seconds(60));
            wrong = probe(*office);
            watchdog.disarm();
        } catch (const com::sun::star::uno::Exception& error) {
            wrong = utf8(error.Message);
        }
        if (wrong.empty()) return office;
        complaints << say(Message::no_extension, wrong) << '\n';
    } catch (const office::OfficeError& error) {
        complaints << say(Message::no_office, error.what()) << '\n';
    }
    return nullptr;
}

}  // namespace citystar::command

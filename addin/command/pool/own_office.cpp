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

// What the probe finds wrong with an office.
std::string fault_of(office::Office& office) {
    try {
        Watchdog watchdog([&] { office.kill(); });
        watchdog.arm(std::chrono::seconds(60));
        auto wrong = probe(office);
        watchdog.disarm();
        return wrong;
    } catch (const com::sun::star::uno::Exception& error) {
        return utf8(error.Message);
    }
}

}  // namespace

ProbedOffice start_and_probe(const office::Installation& installation) {
    office::Office::Options options;
    options.give_up = [] { return interruption() != 0; };
    options.environment = environment_for_workers();
    if (!installation.extension.empty()) options.extensions.push_back(installation.extension);
    options.registered = true;
    ProbedOffice out;
    out.office = std::make_unique<office::Office>(installation, options);
    out.fault = fault_of(*out.office);
    if (out.fault.empty() || !out.office->registered() || interruption()) return out;
    // A LibreOffice that knows nothing of our registration has to make its own.
    options.registered = false;
    out.office.reset();
    out.office = std::make_unique<office::Office>(installation, options);
    out.fault = fault_of(*out.office);
    return out;
}

std::unique_ptr<office::Office> start_office(std::ostream& complaints) {
    try {
        auto started = start_and_probe(office::find_installation());
        if (started.fault.empty()) return std::move(started.office);
        complaints << say(Message::no_extension, started.fault) << '\n';
    } catch (const office::OfficeError& error) {
        complaints << say(Message::no_office, error.what()) << '\n';
    }
    return nullptr;
}

}  // namespace citystar::command

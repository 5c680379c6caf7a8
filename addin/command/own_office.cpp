#include "own_office.hpp"

#include <com/sun/star/uno/Exception.hpp>

#include "interruption.hpp"
#include "probe.hpp"
#include "speech.hpp"
#include "watchdog.hpp"

namespace citystar::command {

std::unique_ptr<office::Office> start_office(std::ostream& complaints) {
    const auto installation = office::find_installation();
    office::Office::Options options;
    options.give_up = [] { return interruption() != 0; };
    // Workers share the cores: LibreOffice's parsing in a thread of its own costs more processor time than it saves.
    options.environment = {"SAX_DISABLE_THREADS=1"};
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

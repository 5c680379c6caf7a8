#include "program.hpp"

#include <time.h>

#include <cerrno>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <system_error>

#include "console/exit_status.hpp"
#include "console/interruption.hpp"

namespace citystar::bench {
namespace {

constexpr auto time_limit = std::chrono::minutes(30);

office::Office::Options with_extensions(const std::vector<std::filesystem::path>& extensions) {
    office::Office::Options out;
    out.extensions = extensions;
    return out;
}

}  // namespace

int run_program(CLI::App& app, int count, char** arguments, const std::function<int()>& measure) {
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? command::exit_done : command::exit_usage;
    }
    command::catch_interruptions();
    const auto fail = [&](int status, const auto& message) {
        if (const int signal = command::interruption()) return 128 + signal;
        std::cerr << app.get_name() << ": " << message << '\n';
        return status;
    };
    try {
        return measure();
    } catch (const office::OfficeError& error) {
        return fail(command::exit_no_office, error.what());
    } catch (const com::sun::star::uno::Exception& error) {
        return fail(command::exit_some_failed, utf8(error.Message));
    } catch (const std::exception& error) {
        return fail(command::exit_some_failed, error.what());
    }
}

office::Installation installation_with_extension() {
    const auto installation = office::find_installation();
    if (!installation.office_found() || installation.extension.empty())
        throw office::OfficeError("no LibreOffice, or no extension next to this program; build all targets");
    return installation;
}

BenchOffice::BenchOffice(const std::vector<std::filesystem::path>& extensions)
    : office_(installation_with_extension(), with_extensions(extensions)), watchdog_([this] { office_.kill(); }) {
    watchdog_.arm(time_limit);
}

double BenchOffice::processor() const {
    clockid_t clock{};
    timespec time{};
    if (const int error = clock_getcpuclockid(office_.pid(), &clock); error != 0 || clock_gettime(clock, &time) != 0)
        throw std::system_error(error != 0 ? error : errno, std::generic_category(), "processor time of the office");
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace citystar::bench

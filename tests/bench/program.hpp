// What the benchmark programs that drive a LibreOffice have in common: start, time limit, errors, processor time.
#pragma once

#include <sys/types.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <vector>

#include "installation.hpp"
#include "office.hpp"
#include "pool/watchdog.hpp"

namespace citystar::bench {

/// Reads the arguments, runs `measure` and gives the exit status of the program. What goes wrong ends in one line on
/// stderr under the name of the app.
int run_program(CLI::App& app, int count, char** arguments, const std::function<int()>& measure);

/// LibreOffice and the extension that the build made. Throws office::OfficeError if either is missing.
office::Installation installation_with_extension();

/// A LibreOffice with unpacked extensions; one that hangs is killed after half an hour, and calls under way throw.
class BenchOffice {
public:
    /// Throws office::OfficeError.
    explicit BenchOffice(const std::vector<std::filesystem::path>& extensions);

    office::Office& get() noexcept { return office_; }
    /// Processor time its process has used so far, in seconds.
    double processor() const;

private:
    office::Office office_;
    command::Watchdog watchdog_;
};

}  // namespace citystar::bench

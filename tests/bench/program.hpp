// Common parts of the benchmark programs that run a LibreOffice: start, time limit, errors, processor time.
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

/// Reads the arguments, runs `measure` and returns the exit status of the program. An error ends in one line on stderr,
/// under the name of the app.
int run_program(CLI::App& app, int count, char** arguments, const std::function<int()>& measure);

/// LibreOffice and the built extension. Throws office::OfficeError if either is missing.
office::Installation installation_with_extension();

/// A LibreOffice with unpacked extensions. It is killed after half an hour; calls in progress then throw.
class BenchOffice {
public:
    /// Throws office::OfficeError.
    explicit BenchOffice(const std::vector<std::filesystem::path>& extensions);

    office::Office& get() noexcept { return office_; }
    /// Processor time that its process has used so far, in seconds.
    double processor() const;

private:
    office::Office office_;
    command::Watchdog watchdog_;
};

}  // namespace citystar::bench

// What a STARLEVEL cell costs in a real Calc, beside an empty add-in function and a native LOOKUP.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <com/sun/star/uno/Exception.hpp>
#include <deque>
#include <fstream>
#include <iostream>

#include "cell_report.hpp"
#include "cell_sheet.hpp"
#include "citystar/registry.hpp"
#include "exit_status.hpp"
#include "interruption.hpp"
#include "office.hpp"
#include "temporary_folder.hpp"
#include "watchdog.hpp"

namespace citystar::bench {
namespace {

struct Options {
    int cells = 100'000;
    int rounds = 5;
    std::string json;
};

// A round takes seconds; this is for an office that hangs.
constexpr auto time_limit = std::chrono::minutes(30);

// The first wrong result in words, or nothing. A fast wrong answer is not worth timing.
std::string first_wrong(const CellKind& kind, std::span<const double> numbers, std::span<const double> results,
                        std::span<const double> stars) {
    if (results.size() != numbers.size()) return fmt::format("{}: {} results", kind.name, results.size());
    for (std::size_t i = 0; i < results.size(); ++i) {
        const double expected = kind.gives_star ? stars[i] : 0;
        if (!(results[i] == expected))
            return fmt::format("{} of {} gives {} instead of {}", kind.name, numbers[i], results[i], expected);
    }
    return {};
}

std::vector<KindTimes> timed(std::deque<CellSheet>& sheets, const Options& options) {
    const auto kinds = cell_kinds();
    std::vector<KindTimes> out;
    for (const auto& kind : kinds) out.push_back({kind.name, {}});
    for (int round = 0; round < options.rounds; ++round)
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            // There and back again, so that none always comes after the same other one.
            const auto at = round % 2 == 0 ? i : sheets.size() - 1 - i;
            out[at].microseconds.push_back(sheets[at].recalculate() * 1e6 / options.cells);
        }
    return out;
}

int measure(office::Office& office, const Indicator& indicator, const Options& options) {
    const auto numbers = input_numbers(options.cells);
    const auto stars = stars_of(indicator, numbers);
    const office::TemporaryFolder folder;
    std::deque<CellSheet> sheets;
    for (const auto& kind : cell_kinds()) {
        const auto file = folder.path() / fmt::format("{}.fods", kind.name);
        write_cells(file, kind, numbers);
        auto& sheet = sheets.emplace_back(office, file);
        sheet.recalculate();
        const auto wrong = first_wrong(kind, numbers, sheet.results(options.cells), stars);
        if (!wrong.empty()) {
            std::cerr << "calc_bench: " << wrong << '\n';
            return command::exit_some_failed;
        }
    }
    const auto kinds = timed(sheets, options);
    std::cout << table_of(kinds, options.cells);
    if (options.json.empty()) return command::exit_done;
    std::ofstream out(options.json, std::ios::binary);
    out << json_of(kinds, options.cells);
    if (out.flush()) return command::exit_done;
    std::cerr << "calc_bench: cannot write " << options.json << '\n';
    return command::exit_cannot_write;
}

int run(const Options& options) {
    const auto installation = office::find_installation();
    Registry registry;
    registry.add_folder(installation.frameworks);
    const auto* framework = registry.find(framework_id);
    const auto* indicator = framework ? framework->find_indicator(indicator_code) : nullptr;
    if (!indicator || installation.extension.empty()) {
        std::cerr << "calc_bench: no extension beside this program; build all targets\n";
        return command::exit_no_office;
    }
    office::Office::Options office_options;
    office_options.extensions = {installation.extension, CITYSTAR_EMPTY_ADDIN};
    try {
        office::Office office(installation, office_options);
        command::Watchdog watchdog([&] { office.kill(); });
        watchdog.arm(time_limit);
        return measure(office, *indicator, options);
    } catch (const office::OfficeError& error) {
        std::cerr << "calc_bench: " << error.what() << '\n';
        return command::exit_no_office;
    } catch (const com::sun::star::uno::Exception& error) {
        if (const int signal = command::interruption()) return 128 + signal;
        std::cerr << "calc_bench: " << utf8(error.Message) << '\n';
        return command::exit_some_failed;
    }
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times formula cells in a LibreOffice of its own.", "calc_bench");
    app.add_option("--cells", options.cells, "Formula cells of each kind")
        ->check(CLI::Range(1, 1'048'576))
        ->capture_default_str();
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--json", options.json, "File for the numbers as JSON");
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? citystar::command::exit_done : citystar::command::exit_usage;
    }
    citystar::command::catch_interruptions();
    try {
        return citystar::bench::run(options);
    } catch (const std::exception& error) {
        std::cerr << "calc_bench: " << error.what() << '\n';
        return citystar::command::exit_some_failed;
    }
}

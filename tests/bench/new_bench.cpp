// The cost of a workbook: one call of `citystar new`, against a workbook of `new --units` for a whole province.

#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <optional>

#include "console/exit_status.hpp"
#include "process.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    int rounds = 3;
    int units = 160;
    fs::path base = CITYSTAR_COMMAND;
    std::optional<fs::path> json;
};

constexpr auto time_limit = std::chrono::minutes(30);

// Seconds until a command has ended; a failure ends the program.
double time_of(const std::vector<std::string>& arguments) {
    const auto before = std::chrono::steady_clock::now();
    office::Process process(arguments, {});
    if (process.wait(time_limit) != 0) throw std::runtime_error(arguments.front() + " failed");
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    const auto list = folder.path() / "list.tsv";
    std::ofstream lines(list);
    for (int i = 0; i < options.units; ++i) lines << fmt::format("示例县{:03}\t2024年度\n", i);
    lines.close();
    std::vector<double> single;
    std::vector<double> each;
    for (int round = 0; round < options.rounds; ++round) {
        const auto file = folder.path() / fmt::format("one{}.xlsx", round);
        const auto many = folder.path() / fmt::format("many{}", round);
        const auto one = [&] {
            single.push_back(
                time_of({options.base, "new", "SD-CITY-2020", "-o", file, "--unit", "示例县", "--period", "2024年度"}));
        };
        if (round % 2 == 0) one();
        each.push_back(time_of({CITYSTAR_COMMAND, "new", "SD-CITY-2020", "-o", many, "--units", list}) / options.units);
        if (round % 2 != 0) one();
    }
    const auto note = fmt::format("SD-CITY-2020, .xlsx, {} units", options.units);
    const std::vector<ResultRow> rows{
        ratio_row("new", "new : new --units, per workbook", single, each, "≥ 25", note),
        {"new", "new, one workbook", "s", single, {}, "SD-CITY-2020, .xlsx, with the start of LibreOffice"}};
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times citystar new and new --units.", "new_bench");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--units", options.units, "Units of the list")->check(CLI::Range(1, 100000))->capture_default_str();
    app.add_option("--base", options.base, "The command that makes single workbooks, such as one of an earlier build");
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

// The cost of a workbook that is copied, by `citystar new` or by `new --units` for a whole province, against one that
// is laid out.

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <optional>

#include "console/exit_status.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"
#include "timed_command.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
    int rounds = 3;
    int units = 160;
    std::optional<fs::path> base;
    std::optional<fs::path> json;
};

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    const auto list = folder.path() / "list.tsv";
    std::ofstream lines(list);
    for (int i = 0; i < options.units; ++i) lines << fmt::format("示例县{:03}\t2024年度\n", i);
    lines.close();
    std::vector<double> laid_out;
    std::vector<double> one;
    std::vector<double> each;
    const auto single = [&](const fs::path& command, const std::string& name, std::vector<std::string> more) {
        std::vector<std::string> arguments{
            command,  "new",    "SD-CITY-2020", "-o",      folder.path() / (name + ".xlsx"),
            "--unit", "示例县", "--period",     "2024年度"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return cost_of_command(arguments).wall;
    };
    for (int round = 0; round < options.rounds; ++round) {
        const auto many = folder.path() / fmt::format("many{}", round);
        const auto number = std::to_string(round);
        const auto slowly = [&] {
            laid_out.push_back(options.base ? single(*options.base, "earlier" + number, {})
                                            : single(CITYSTAR_COMMAND, "figures" + number,
                                                     {"--values", CITYSTAR_SAMPLES "/shandong-made-up.tsv"}));
        };
        if (round % 2 == 0) slowly();
        one.push_back(single(CITYSTAR_COMMAND, "one" + number, {}));
        each.push_back(cost_of_command({CITYSTAR_COMMAND, "new", "SD-CITY-2020", "-o", many, "--units", list}).wall /
                       options.units);
        if (round % 2 != 0) slowly();
    }
    const std::string reference = options.base ? "earlier new" : "new with figures";
    const auto note = fmt::format("SD-CITY-2020, .xlsx, {} units", options.units);
    const std::vector<ResultRow> rows{
        ratio_row("new", reference + " : new", laid_out, one, options.base ? "≥ 4" : "", "SD-CITY-2020, .xlsx"),
        ratio_row("new", reference + " : new --units, per workbook", laid_out, each, options.base ? "≥ 25" : "", note),
        {"new", reference, "s", laid_out, {}, "SD-CITY-2020, .xlsx, with the start of LibreOffice"},
        {"new", "new", "s", one, {}, "SD-CITY-2020, .xlsx"},
        {"new", "new --units, per workbook", "s", each, {}, note}};
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
    app.add_option("--base", options.base, "The command of an earlier build, in place of workbooks with figures");
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

// Compares ways to process a folder of workbooks: `citystar recalc`, `soffice --convert-to`, and load, calculateAll and
// store in one warm office. The last one is the floor, the cost of LibreOffice itself.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>

#include "batch_report.hpp"
#include "batch_workbooks.hpp"
#include "console/exit_status.hpp"
#include "pool/workbook_file.hpp"
#include "program.hpp"
#include "temporary_folder.hpp"
#include "timed_command.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<fs::path>;

struct Options {
    int rounds = 3;
    std::size_t workbooks = 60;
    std::size_t stale = 20;
    std::optional<fs::path> json;
};

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double used_by(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Processor time of a running process.
double used_by_process(pid_t pid) {
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skip;
    for (int i = 0; i < 11; ++i) fields >> skip;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

CommandCost cost_of(const std::function<void()>& work, const std::function<double()>& used) {
    const auto before = used();
    const auto begin = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), used() - before, 0};
}

// Checks the output files of a way; its time counts only if they are all there.
void expect_outputs(const fs::path& folder, const Files& files) {
    for (const auto& file : files)
        if (!fs::exists(folder / file.filename()))
            throw std::runtime_error("missing: " + (folder / file.filename()).string());
    fs::remove_all(folder);
}

void expect_league(const fs::path& league) {
    if (!fs::remove(league)) throw std::runtime_error("missing: " + league.string());
}

CommandCost run(std::vector<std::string> arguments, const std::vector<std::string>& environment, const Files& files) {
    for (const auto& file : files) arguments.push_back(file.string());
    return cost_of_command(arguments, environment);
}

struct Way {
    std::string name;
    std::function<CommandCost(const Files&)> run;
};

Way recalc(const fs::path& folder, int workers) {
    return {fmt::format("recalc -j {}", workers), [=](const Files& files) {
                const auto out = folder / "out";
                const auto cost =
                    run({CITYSTAR_COMMAND, "recalc", "-o", out.string(), "-j", std::to_string(workers)}, {}, files);
                expect_outputs(out, files);
                return cost;
            }};
}

Way collect(const fs::path& folder) {
    return {"collect -j 2", [=](const Files& files) {
                const auto league = folder / "league.ods";
                const auto cost = run({CITYSTAR_COMMAND, "collect", "-o", league.string(), "-j", "2"}, {}, files);
                expect_league(league);
                return cost;
            }};
}

// Uses the same extension and a profile warmed up by an earlier run.
Way convert(const fs::path& folder, const office::Installation& installation, const fs::path& file) {
    const auto extensions = folder / "extensions";
    fs::create_directory(extensions);
    fs::create_directory_symlink(fs::canonical(installation.extension), extensions / "citystar");
    const auto url = [](const fs::path& path) { return utf8(office::file_url(path)); };
    const auto out = folder / "converted";
    const std::vector<std::string> arguments{(installation.program / "soffice.bin").string(),
                                             "-env:UserInstallation=" + url(folder / "profile"),
                                             "-env:BUNDLED_EXTENSIONS=" + url(extensions),
                                             "--headless",
                                             "--norestore",
                                             "--nologo",
                                             "--convert-to",
                                             "ods",
                                             "--outdir",
                                             out.string()};
    const std::vector<std::string> environment{"SAL_USE_VCLPLUGIN=svp", "CITYSTAR_LANGUAGE=zh"};
    // A fresh profile needs a second start.
    auto first = arguments;
    first.push_back(file.string());
    for (int i = 0; i < 2; ++i) static_cast<void>(cost_of_command(first, environment));
    return {"convert-to", [=](const Files& files) {
                const auto cost = run(arguments, environment, files);
                expect_outputs(out, files);
                return cost;
            }};
}

Way floor(const fs::path& folder, office::Office& office) {
    return {"floor", [&office, folder](const Files& files) {
                const auto out = folder / "floor";
                fs::create_directory(out);
                const auto cost = cost_of(
                    [&] {
                        for (const auto& file : files) {
                            command::WorkbookFile workbook(office, file);
                            workbook.recalculate();
                            workbook.store(out / file.filename());
                        }
                    },
                    [&] { return used_by_process(office.pid()) + used_by(RUSAGE_SELF); });
                expect_outputs(out, files);
                return cost;
            }};
}

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    const auto files = make_workbooks(folder.path(), options.workbooks, options.stale);
    const auto installation = installation_with_extension();
    BenchOffice office({installation.extension});
    const std::vector<Way> ways{convert(folder.path(), installation, files.front()), floor(folder.path(), office.get()),
                                recalc(folder.path(), 1), recalc(folder.path(), 2), collect(folder.path())};
    const std::vector<Comparison> comparisons{{0, 1}, {0, 2, "≥ 3"}, {2, 1, "≤ 1.15"}, {2, 3, "≥ 1.8"}, {0, 4}};
    std::vector<WayTimes> times;
    for (const auto& way : ways) times.push_back({way.name});
    times.back().goal = "≤ 120";  // 500 workbooks in a minute
    const Files one{files.front()};
    for (const auto& way : ways) way.run(one);
    for (int round = 0; round < options.rounds; ++round)
        for (std::size_t i = 0; i < ways.size(); ++i) {
            // The order alternates, so that no way always follows the same other one.
            const auto at = round % 2 == 0 ? i : ways.size() - 1 - i;
            const auto start = ways[at].run(one);
            const auto all = ways[at].run(files);
            times[at].one.push_back(start.wall);
            times[at].one_processor.push_back(start.processor);
            times[at].wall.push_back(all.wall);
            times[at].processor.push_back(all.processor);
        }
    const auto rows = rows_of(times, comparisons, files.size());
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows, samples_of(times, files.size()));
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times a folder of workbooks done in several ways.", "batch_bench");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--workbooks", options.workbooks, "Workbooks in the folder")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    app.add_option("--stale", options.stale, "Results out of date in each")->capture_default_str();
    app.add_option("--json", options.json, "Write the samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

// Memory over many documents: of one office that processes them all, and of `citystar recalc`, which replaces its
// workers in time.

#include <fmt/format.h>
#include <sys/resource.h>

#include <fstream>
#include <iostream>
#include <optional>

#include "batch_workbooks.hpp"
#include "console/exit_status.hpp"
#include "pool/workbook_file.hpp"
#include "process.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<fs::path>;

struct Options {
    std::size_t documents = 200;
    std::optional<fs::path> json;
};

constexpr auto time_limit = std::chrono::hours(2);
constexpr std::size_t stale_results = 20;

// Resident memory of a running process, in MiB.
double resident(pid_t pid) {
    std::ifstream status(fmt::format("/proc/{}/status", pid));
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
    throw std::runtime_error("the office is gone");
}

struct Growth {
    double early = 0;
    double late = 0;
};

// Measures after a tenth of the documents, when everything loaded once is loaded, and after all documents.
Growth in_one_office(const Files& files, const fs::path& output) {
    BenchOffice office({installation_with_extension().extension});
    Growth out;
    for (std::size_t i = 0; i < files.size(); ++i) {
        command::WorkbookFile workbook(office.get(), files[i]);
        workbook.recalculate();
        workbook.store(output);
        if (i + 1 == files.size() / 10) out.early = resident(office.get().pid());
    }
    out.late = resident(office.get().pid());
    return out;
}

// The largest memory of any process of a run, in MiB. Linux keeps the maximum over all children waited for, so the
// smaller run has to come first.
double largest_process(const Files& files, const fs::path& output) {
    std::vector<std::string> arguments{CITYSTAR_COMMAND, "recalc", "-j", "1", "-o", output.string()};
    for (const auto& file : files) arguments.push_back(file.string());
    office::Process process(arguments, {});
    if (const auto status = process.wait(time_limit); status != 0)
        throw std::runtime_error(fmt::format("citystar recalc: status {}", status.value_or(-1)));
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    const auto files = make_workbooks(folder.path(), options.documents, stale_results);
    const auto tenth = options.documents / 10;
    const double few =
        largest_process({files.begin(), files.begin() + static_cast<std::ptrdiff_t>(tenth)}, folder.path() / "few");
    const double many = largest_process(files, folder.path() / "many");
    const auto office = in_one_office(files, folder.path() / "copy.ods");
    const auto note = fmt::format("{} : {} documents", options.documents, tenth);
    const auto rest = static_cast<double>(options.documents - tenth);
    const std::vector<ResultRow> rows{
        ratio_row("memory", "recalc -j 1, largest process, many : few documents", {many}, {few}, "≈ 1", note),
        {"memory", "recalc -j 1, largest process", "MiB", {many}, {}, fmt::format("{} documents", options.documents)},
        ratio_row("memory", "one office for all, many : few documents", {office.late}, {office.early}, {}, note),
        {"memory",
         "one office for all, growth with each document",
         "KiB",
         {(office.late - office.early) * 1024 / rest}}};
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Looks at memory over many documents.", "memory_bench");
    app.add_option("--documents", options.documents, "Workbooks to recalculate")
        ->check(CLI::Range(10, 100'000))
        ->capture_default_str();
    app.add_option("--json", options.json, "Write rows to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

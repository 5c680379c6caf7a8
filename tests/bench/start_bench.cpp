// The cost of the extension when LibreOffice starts, and when a session first calls one of our functions.

#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <com/sun/star/table/XCellRange.hpp>
#include <iostream>
#include <optional>

#include "console/exit_status.hpp"
#include "flat_file.hpp"
#include "open_sheet.hpp"
#include "process.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;

struct Options {
    int rounds = 9;
    std::optional<fs::path> json;
};

constexpr auto time_limit = std::chrono::minutes(5);

double used_by_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Starts LibreOffice with a profile of its own and some extensions, converts one small workbook and ends.
class Start {
public:
    Start(const fs::path& folder, const office::Installation& installation, const std::vector<fs::path>& extensions,
          const fs::path& workbook)
        : output_(folder / "out") {
        fs::create_directories(folder / "extensions");
        for (const auto& extension : extensions)
            fs::create_directory_symlink(fs::canonical(extension), folder / "extensions" / extension.filename());
        const auto url = [](const fs::path& path) { return utf8(office::file_url(path)); };
        arguments_ = {(installation.program / "soffice.bin").string(),
                      "-env:UserInstallation=" + url(folder / "profile"),
                      "-env:BUNDLED_EXTENSIONS=" + url(folder / "extensions"),
                      "--headless",
                      "--norestore",
                      "--nologo",
                      "--convert-to",
                      "csv",
                      "--outdir",
                      output_.string(),
                      workbook.string()};
        result_ = output_ / workbook.filename().replace_extension(".csv");
        // A fresh profile needs a second start; the third start finds everything in place.
        for (int i = 0; i < 3; ++i) office::Process(arguments_, environment()).wait(time_limit);
    }

    /// Returns the seconds of processor time.
    double run() {
        fs::remove_all(output_);
        const auto before = used_by_children();
        office::Process process(arguments_, environment());
        const auto status = process.wait(time_limit);
        if (status != 0 || !fs::exists(result_)) throw std::runtime_error("LibreOffice did not convert the workbook");
        return used_by_children() - before;
    }

private:
    static std::vector<std::string> environment() { return {"SAL_USE_VCLPLUGIN=svp"}; }

    fs::path output_;
    fs::path result_;
    std::vector<std::string> arguments_;
};

// Processor time in milliseconds until a formula in a cell has its result.
double time_of_cell(BenchOffice& office, const uno::Reference<com::sun::star::table::XCellRange>& sheet, int row,
                    const char* formula, double expected) {
    const auto before = office.processor();
    const auto cell = sheet->getCellByPosition(0, row);
    cell->setFormula(OUString::createFromAscii(formula));
    if (const double found = cell->getValue(); found != expected)
        throw std::runtime_error(fmt::format("{} gives {}", formula, found));
    return (office.processor() - before) * 1e3;
}

struct FirstCells {
    std::vector<double> first;
    std::vector<double> second;
};

void time_first_cells(const fs::path& extension, const fs::path& workbook, FirstCells& times) {
    BenchOffice office({extension});
    OpenSheet open(office, workbook);
    const auto sheet = open.cells();
    constexpr auto formula = R"(=STARLEVEL("SD-CITY-2020";"L1P1";0.82))";
    // The first formula of any kind initialises Calc.
    time_of_cell(office, sheet, 1, "=SUM(1;2)", 3);
    times.first.push_back(time_of_cell(office, sheet, 2, formula, 4));
    times.second.push_back(time_of_cell(office, sheet, 3, formula, 4));
}

int measure(const Options& options) {
    const auto installation = installation_with_extension();
    const office::TemporaryFolder folder;
    const auto workbook = folder.path() / "small.fods";
    FlatFile file(workbook);
    file.formula("of:=SUM(1;2)");
    file.close();
    Start with(folder.path() / "with", installation, {installation.extension}, workbook);
    Start without(folder.path() / "without", installation, {}, workbook);
    std::vector<double> start_with;
    std::vector<double> start_without;
    FirstCells cells;
    for (int round = 0; round < options.rounds; ++round) {
        if (round % 2 == 0) start_with.push_back(with.run());
        start_without.push_back(without.run());
        if (round % 2 != 0) start_with.push_back(with.run());
        time_first_cells(installation.extension, workbook, cells);
    }
    const std::vector<ResultRow> rows{
        ratio_row("start", "start with the extension unused : without it", start_with, start_without, "≈ 1",
                  "a small workbook to CSV, warm profile"),
        {"start", "first STARLEVEL of a session", "ms", cells.first, "≤ 30", "library, add-in and frameworks loaded"},
        {"start",
         "second STARLEVEL of a session",
         "ms",
         cells.second,
         {},
         "setting a formula and reading it over UNO"}};
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times starts of LibreOffice and first calls.", "start_bench");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

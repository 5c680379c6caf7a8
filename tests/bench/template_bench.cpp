// The cost of opening, calculating and storing the templates in a warm LibreOffice, and their most expensive formulas.

#include <fmt/format.h>

#include <algorithm>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <deque>
#include <functional>
#include <iostream>
#include <optional>

#include "console/exit_status.hpp"
#include "formula_cells.hpp"
#include "new_workbook.hpp"
#include "pool/workbook_file.hpp"
#include "program.hpp"
#include "row.hpp"
#include "template_report.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;

struct Options {
    int rounds = 7;
    std::size_t top = 40;
    std::vector<fs::path> files;
    std::optional<fs::path> json;
};

struct Workbook {
    std::string name;
    fs::path file;
    bool functions = true;  // also time its formulas, one function after the other
};

constexpr auto native_mark = ", native";  // at the end of the name of a workbook with native formulas

struct Sample {
    const char* framework;
    const char* file;
};

constexpr Sample samples[] = {{"SD-CITY-2020", "shandong-made-up.tsv"},
                              {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"},
                              {"SX-PILOT", "shanxi-made-up.tsv"},
                              {"SH-INDEX-2020", "shanghai-2020.tsv"},
                              {"SH-DISTRICT-145", "district-145-made-up.tsv"}};

// Processor time of the office for the work.
double milliseconds(const BenchOffice& office, const std::function<void()>& work) {
    const auto before = office.processor();
    work();
    return (office.processor() - before) * 1e3;
}

// The fastest of several runs: single formulas cost less than the occasional disturbance by other processes.
double fastest(const BenchOffice& office, const std::function<void()>& work) {
    constexpr int times = 3;
    double out = milliseconds(office, work);
    for (int i = 1; i < times; ++i) out = std::min(out, milliseconds(office, work));
    return out;
}

// Opens a document that may be changed; the documents of WorkbookFile may not.
SpreadsheetDocument opened(BenchOffice& office, const OUString& url) {
    com::sun::star::beans::PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    return {office.get().loader()->loadComponentFromURL(url, "_blank", 0, {&hidden, 1}), uno::UNO_QUERY_THROW};
}

std::vector<Workbook> given(const std::vector<fs::path>& files) {
    std::vector<Workbook> out;
    for (const auto& file : files) out.push_back({file.stem().string(), file, true});
    return out;
}

// The templates, and two filled workbooks of each, with functions and with native formulas; empty if a workbook cannot
// be made.
std::vector<Workbook> shipped(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(CITYSTAR_TEMPLATES))
        if (entry.path().extension() == ".ots") files.push_back(entry.path());
    std::ranges::sort(files);
    auto out = given(files);
    // Their formulas are the same as in the filled workbooks.
    for (auto& workbook : out) workbook.functions = false;
    for (const auto& sample : samples) {
        for (const char* formulas : {"functions", "native"}) {
            command::NewOptions options;
            options.framework = sample.framework;
            options.output = folder / fmt::format("{}-{}.ods", sample.framework, formulas);
            options.values = (fs::path(CITYSTAR_SAMPLES) / sample.file).string();
            options.formulas = formulas;
            if (command::new_workbook(options) != command::exit_done) return {};
            const bool native = options.formulas == "native";
            out.push_back(
                {fmt::format("{}, filled{}", sample.framework, native ? native_mark : ""), options.output, !native});
        }
    }
    return out;
}

// Throws if the file is not a workbook or if the functions are missing: times of uncalculated formulas mean nothing.
void check(BenchOffice& office, const Workbook& workbook) {
    command::WorkbookFile file(office.get(), workbook.file);
    if (!file.open()) throw std::runtime_error(workbook.file.string() + ": no workbook");
    file.recalculate();
    for (const auto& error : file.results().errors)
        if (error.code == 525) throw std::runtime_error(fmt::format("{}: #NAME? in {}", workbook.name, error.address));
}

void time_once(BenchOffice& office, const Workbook& workbook, const fs::path& copy, WorkbookTimes& times) {
    std::optional<command::WorkbookFile> file;
    const auto load = milliseconds(office, [&] { file.emplace(office.get(), workbook.file); });
    const auto calculate = milliseconds(office, [&] { file->recalculate(); });
    times.load.push_back(load);
    times.calculate.push_back(calculate);
    times.both.push_back(load + calculate);
    times.store.push_back(milliseconds(office, [&] { file->store(copy); }));
}

struct AllTimes {
    std::vector<WorkbookTimes> workbooks;
    std::vector<double> empty;  // loading an empty workbook, one per round
};

AllTimes time_workbooks(BenchOffice& office, const std::vector<Workbook>& workbooks, const fs::path& folder,
                        int rounds) {
    AllTimes out;
    auto& [times, empty] = out;
    for (const auto& workbook : workbooks) {
        check(office, workbook);
        times.push_back({workbook.name, {}, {}, {}, {}});
    }
    const auto load_empty = [&] {
        std::optional<command::WorkbookFile> file;
        return milliseconds(office, [&] { file.emplace(office.get(), opened(office, "private:factory/scalc")); });
    };
    load_empty();
    for (int round = 0; round < rounds; ++round) {
        empty.push_back(load_empty());
        for (std::size_t i = 0; i < workbooks.size(); ++i) {
            // The order alternates, so that no workbook always follows the same other one.
            const auto at = round % 2 == 0 ? i : workbooks.size() - 1 - i;
            time_once(office, workbooks[at], folder / "copy.ods", times[at]);
        }
    }
    return out;
}

// Opens one copy of the workbook per function, without the cells that call it, and one copy with all cells.
void add_costs(BenchOffice& office, const Workbook& workbook, int rounds, std::vector<FunctionCost>& costs) {
    std::deque<command::WorkbookFile> copies;
    std::vector<FunctionCost> own;
    const auto open_copy = [&] {
        const auto document = opened(office, office::file_url(workbook.file));
        copies.emplace_back(office.get(), document);
        unprotect(document);
        copies.back().recalculate();
        return document;
    };
    for (const auto& [function, cells] : count_functions(open_copy())) {
        replace_by_values(open_copy(), function);
        copies.back().recalculate();
        own.push_back({workbook.name, function, cells, {}, {}});
    }
    for (int round = 0; round < rounds; ++round) {
        std::vector<double> times(copies.size());
        for (std::size_t i = 0; i < copies.size(); ++i) {
            const auto at = round % 2 == 0 ? i : copies.size() - 1 - i;
            times[at] = fastest(office, [&] { copies[at].recalculate(); });
        }
        for (std::size_t i = 0; i < own.size(); ++i) {
            own[i].saved.push_back(times[0] - times[i + 1]);
            own[i].share.push_back(1 - times[i + 1] / times[0]);
        }
    }
    costs.insert(costs.end(), own.begin(), own.end());
}

std::vector<ResultRow> rows_of(const AllTimes& times) {
    std::vector<ResultRow> out;
    const WorkbookTimes* before = nullptr;
    for (const auto& workbook : times.workbooks) {
        // The workbook with functions stands in front of the native one.
        if (workbook.name.ends_with(native_mark))
            out.push_back(ratio_row("template", workbook.name + " : with functions", workbook.calculate,
                                    before->calculate, {}, "calculateAll : calculateAll"));
        before = &workbook;
        out.push_back(ratio_row("template", workbook.name + " : empty workbook", workbook.both, times.empty, {},
                                "load and calculateAll : load"));
        out.push_back({"template", workbook.name + ", calculateAll", "ms", workbook.calculate});
    }
    return out;
}

int measure(const Options& options) {
    const office::TemporaryFolder folder;
    const auto workbooks = options.files.empty() ? shipped(folder.path()) : given(options.files);
    if (workbooks.empty()) return command::exit_some_failed;
    BenchOffice office({installation_with_extension().extension});
    const auto times = time_workbooks(office, workbooks, folder.path(), options.rounds);
    std::cout << table_of(times.workbooks, times.empty) << '\n' << std::flush;
    if (options.json) write_rows(*options.json, rows_of(times));
    if (options.top == 0) return command::exit_done;
    std::vector<FunctionCost> costs;
    for (const auto& workbook : workbooks)
        if (workbook.functions) add_costs(office, workbook, options.rounds, costs);
    std::cout << table_of(costs, options.top);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times workbooks in a LibreOffice of its own.", "template_bench");
    app.add_option("FILE", options.files, "Workbooks; the templates, blank and filled in, if none is given")
        ->check(CLI::ExistingFile);
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--top", options.top, "Rows of the table of functions; 0 for no such table")->capture_default_str();
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

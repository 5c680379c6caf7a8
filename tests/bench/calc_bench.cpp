// The cost of a STARLEVEL or STARSCORE cell in a real Calc, compared with an empty add-in function, native formulas,
// and the same function as a Python add-in and as a Basic macro.

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/script/XLibraryContainer.hpp>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include "cell_kinds.hpp"
#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "flat_file.hpp"
#include "open_sheet.hpp"
#include "program.hpp"
#include "row.hpp"
#include "temporary_folder.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;

struct Options {
    int cells = 100'000;
    int rounds = 5;
    int large = 0;
    std::string only;
    std::optional<fs::path> json;
};

// A workbook of one kind of cells, and the times of its recalculations.
struct Sheet {
    std::string name;
    const CellKind* kind = nullptr;
    int cells = 0;
    std::vector<double> wall = {};       // microseconds per cell, one per round
    std::vector<double> processor = {};  // likewise
};

std::string thousands(int number) {
    auto out = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(out.size()) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    return out;
}

std::vector<Sheet> sheets_to_time(const Options& options, bool python) {
    std::vector<Sheet> out;
    for (const auto& kind : cell_kinds()) {
        if (kind.means == CellMeans::python && !python) continue;
        if (!options.only.empty() && kind.name != options.only) continue;
        out.push_back({kind.name, &kind, options.cells});
    }
    if (options.large > 0)
        for (const int cells : {std::max(1, options.large / 100), options.large})
            out.push_back({"STARLEVEL, " + thousands(cells), &cell_kinds().front(), cells});
    return out;
}

// Adds the macro to a library in the profile of the benchmark's own office, so that it is known before a workbook uses
// it.
void add_macro(office::Office& office) {
    std::ifstream file(CITYSTAR_MACRO, std::ios::binary);
    const std::string source((std::istreambuf_iterator<char>(file)), {});
    const uno::Reference<com::sun::star::script::XLibraryContainer> libraries(
        office.context()->getServiceManager()->createInstanceWithContext(
            "com.sun.star.script.ApplicationScriptLibraryContainer", office.context()),
        uno::UNO_QUERY_THROW);
    const OUString standard("Standard");
    libraries->loadLibrary(standard);
    const uno::Reference<com::sun::star::container::XNameContainer> modules(libraries->getByName(standard),
                                                                            uno::UNO_QUERY_THROW);
    modules->insertByName("Bench", uno::Any(utf16(source)));
}

void write_cells(const fs::path& path, const CellKind& kind, std::span<const double> numbers) {
    FlatFile file(path);
    int row = 0;
    for (const double number : numbers) {
        file.number(number);
        file.formula(kind.formula(fmt::format("[.A{}]", ++row)));
        file.end_row();
    }
    file.close();
}

double expected(const CellKind& kind, const Evaluation& evaluation) {
    switch (kind.result) {
        case CellResult::star: return evaluation.star;
        case CellResult::points: return evaluation.points;
        case CellResult::nought: break;
    }
    return 0;
}

// Checks the results first: the time of a wrong answer means nothing.
void check(const Sheet& sheet, const Indicator& indicator, std::span<const double> numbers,
           const std::vector<double>& results) {
    const auto evaluations = evaluations_of(indicator, numbers);
    for (std::size_t i = 0; i < evaluations.size(); ++i)
        if (const double wanted = expected(*sheet.kind, evaluations[i]); results[i] != wanted)
            throw std::runtime_error(
                fmt::format("{} of {} gives {} instead of {}", sheet.name, numbers[i], results[i], wanted));
}

std::vector<ResultRow> rows_of(const std::vector<Sheet>& sheets, const Options& options) {
    const auto find = [&](std::string_view name) -> const Sheet* {
        const auto found = std::ranges::find(sheets, name, &Sheet::name);
        return found == sheets.end() ? nullptr : &*found;
    };
    std::vector<ResultRow> out;
    const auto add = [&](std::string_view above, std::string_view below, const char* goal) {
        const auto* one = find(above);
        const auto* other = find(below);
        if (!one || !other) return;
        auto note = fmt::format("{} cells", thousands(one->cells));
        if (one->cells != other->cells) note += fmt::format(" : {}, per cell", thousands(other->cells));
        out.push_back(ratio_row("cell", fmt::format("{} : {}", above, below), one->processor, other->processor, goal,
                                std::move(note)));
    };
    add("STARLEVEL", "empty", "≤ 1.25");
    add("STARLEVEL", "LOOKUP star", "≤ 2.6");
    add("STARLEVEL", "IFS star", "");
    add("Python star", "STARLEVEL", "≥ 20");
    add("Basic star", "STARLEVEL", "");
    add("STARSCORE", "empty", "≤ 1.25");
    add("STARSCORE", "LOOKUP points", "≤ 2.6");
    add("STARSCORE", "IFS points", "");
    add("Python points", "STARSCORE", "≥ 20");
    add("Basic points", "STARSCORE", "");
    add("empty", "LOOKUP star", "");
    if (options.large > 0) {
        const auto large = "STARLEVEL, " + thousands(options.large);
        add(large, "STARLEVEL, " + thousands(std::max(1, options.large / 100)), "≈ 1");
    }
    for (const auto* name : {"STARLEVEL", "empty", "LOOKUP star", "IFS star", "Python star", "Basic star"})
        if (const auto* sheet = find(name))
            out.push_back({"cell", name, "µs", sheet->processor, {}, thousands(sheet->cells) + " cells"});
    return out;
}

boost::json::object samples_of(const std::vector<Sheet>& sheets) {
    boost::json::array list;
    for (const auto& sheet : sheets)
        list.push_back(boost::json::object{{"name", sheet.name},
                                           {"cells", sheet.cells},
                                           {"wall", boost::json::value_from(sheet.wall)},
                                           {"processor", boost::json::value_from(sheet.processor)}});
    return {{"unit", "microseconds per cell"}, {"kinds", std::move(list)}};
}

int measure(const Options& options) {
    const auto installation = installation_with_extension();
    Registry registry;
    registry.add_folder(installation.frameworks);
    const auto* framework = registry.find(framework_id);
    const auto* indicator = framework ? framework->find_indicator(indicator_code) : nullptr;
    if (!indicator) throw std::runtime_error("no framework SD-CITY-2020");
    const bool python = fs::exists(installation.program / "libpythonloaderlo.so");
    if (!python) std::cerr << "calc_bench: without Python; packaging/install-dependencies bench installs it\n";

    auto sheets = sheets_to_time(options, python);
    std::vector<fs::path> extensions{installation.extension, CITYSTAR_EMPTY_ADDIN};
    if (python) extensions.emplace_back(CITYSTAR_PYTHON_ADDIN);
    BenchOffice office(extensions);
    add_macro(office.get());
    const office::TemporaryFolder folder;
    std::deque<OpenSheet> open;
    for (const auto& sheet : sheets) {
        const auto numbers = input_numbers(sheet.cells);
        const auto file = folder.path() / "cells.fods";
        write_cells(file, *sheet.kind, numbers);
        open.emplace_back(office, file).recalculate();
        check(sheet, *indicator, numbers, open.back().numbers(1, sheet.cells));
    }
    for (int round = 0; round < options.rounds; ++round)
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            // The order alternates, so that no kind always follows the same other one.
            const auto at = round % 2 == 0 ? i : sheets.size() - 1 - i;
            const auto cost = open[at].recalculate();
            sheets[at].wall.push_back(cost.wall * 1e6 / sheets[at].cells);
            sheets[at].processor.push_back(cost.processor * 1e6 / sheets[at].cells);
        }
    if (!options.only.empty()) return command::exit_done;
    const auto rows = rows_of(sheets, options);
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows, samples_of(sheets));
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times formula cells in a LibreOffice of its own.", "calc_bench");
    app.add_option("--cells", options.cells, "Formula cells of each kind")
        ->check(CLI::Range(1, 1'048'576))
        ->capture_default_str();
    app.add_option("--large", options.large, "Also compare N STARLEVEL cells with N/100; 0: do not")
        ->check(CLI::Range(0, 1'048'576))
        ->capture_default_str();
    app.add_option("--only", options.only, "Only the cells of this name, and no rows: for a profiler");
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

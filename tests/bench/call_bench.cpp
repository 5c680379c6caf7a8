// The component's part of a cell: its functions called in this process, with Calc's arguments ready in memory, compared
// with an empty function of the same signature. Can also run under callgrind; see where-the-time-goes.md.

#include <dlfcn.h>
#include <fmt/format.h>
#include <time.h>

#include <cppuhelper/bootstrap.hxx>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <optional>
#include <org/citystar/XFunctions.hpp>
#include <org/citystar/bench/XEmpty.hpp>

#include "citystar/registry.hpp"
#include "console/exit_status.hpp"
#include "program.hpp"
#include "random_values.hpp"
#include "row.hpp"

namespace citystar::bench {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
using org::citystar::XFunctions;
using org::citystar::bench::XEmpty;
using uno::Any;
using uno::Sequence;
using Matrix = Sequence<Sequence<Any>>;

struct Options {
    int calls = 200'000;
    int rounds = 5;
    std::string only;
    std::optional<fs::path> json;
};

// Sets up the runtime as office.cpp does for a client.
uno::Reference<uno::XComponentContext> bare_runtime(const office::Installation& installation) {
    setenv("URE_BOOTSTRAP", ("vnd.sun.star.pathname:" + (installation.program / "fundamentalrc").string()).c_str(), 1);
    return cppu::defaultBootstrap_InitialComponentContext();
}

// The object that a component library creates; the library stays loaded.
template <typename Interface>
uno::Reference<Interface> made_by(const fs::path& library, const char* constructor,
                                  const uno::Reference<uno::XComponentContext>& context) {
    using Constructor = uno::XInterface*(uno::XComponentContext*, const Sequence<Any>&);
    void* handle = dlopen(library.c_str(), RTLD_NOW);
    void* symbol = handle ? dlsym(handle, constructor) : nullptr;
    if (!symbol) throw std::runtime_error(dlerror());
    const uno::Reference<uno::XInterface> object(reinterpret_cast<Constructor*>(symbol)(context.get(), {}),
                                                 SAL_NO_ACQUIRE);
    return {object, uno::UNO_QUERY_THROW};
}

// A sheet as Calc passes it: empty cells are empty texts.
struct Sheet {
    Matrix codes;
    Matrix values;
};

Sheet random_sheet(const Framework& framework) {
    std::size_t measures = 1;
    for (const auto& indicator : framework.indicators) measures = std::max(measures, indicator.measures.size());
    const auto rows = static_cast<sal_Int32>(framework.indicators.size());
    Sheet out{Matrix(rows), Matrix(rows)};
    std::mt19937 random(1);
    for (sal_Int32 row = 0; row < rows; ++row) {
        const auto& indicator = framework.indicators[static_cast<std::size_t>(row)];
        const Any code(utf16(indicator.code));
        out.codes.getArray()[row] = {&code, 1};
        std::vector<Any> cells;
        for (const auto& value : random_values(indicator, random)) cells.emplace_back(value.number);
        cells.resize(measures, Any(OUString()));
        out.values.getArray()[row] = {cells.data(), static_cast<sal_Int32>(cells.size())};
    }
    return out;
}

struct Call {
    std::string name;
    int cells;  // cells of a call; a call over a whole sheet is made that many times less often
    std::function<void(int)> call;
    std::vector<double> nanoseconds = {};  // one per round
};

double processor_time() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

// Processor time in nanoseconds for each call. The function is not inlined, so that a profiler can be limited to it.
[[gnu::noinline]] double timed_calls(const Call& call, int times) {
    const auto begin = processor_time();
    for (int i = 0; i < times; ++i) call.call(i);
    return (processor_time() - begin) / times;
}

std::vector<ResultRow> rows_of(const std::vector<Call>& calls) {
    std::vector<ResultRow> out;
    for (std::size_t i = 0; i + 1 < calls.size(); i += 2) {
        const auto& ours = calls[i];
        const auto& empty = calls[i + 1];
        std::vector<double> own;
        for (std::size_t k = 0; k < ours.nanoseconds.size(); ++k)
            own.push_back(ours.nanoseconds[k] - empty.nanoseconds[k]);
        out.push_back({"call", ours.name + " less an empty call", "ns", own, {}, "inside the component, without Calc"});
    }
    return out;
}

int measure(const Options& options) {
    const auto installation = installation_with_extension();
    Registry registry;
    registry.add_folder(installation.frameworks);
    const auto* framework = registry.find("SD-CITY-2020");
    if (!framework) throw std::runtime_error("no framework SD-CITY-2020");
    const auto context = bare_runtime(installation);
    const auto ours =
        made_by<XFunctions>(installation.extension / "lib" / "citystar.uno.so", "citystar_create_functions", context);
    const auto empty = made_by<XEmpty>(fs::path(CITYSTAR_EMPTY_ADDIN) / "lib" / "empty.uno.so",
                                       "citystar_bench_create_empty", context);

    const OUString id("SD-CITY-2020");
    const OUString code("L1P1");
    std::vector<Sequence<Any>> numbers;
    for (int i = 0; i < 1024; ++i) {
        const Any number(static_cast<double>(i * 7919 % 1021) / 1020);
        numbers.emplace_back(&number, 1);
    }
    const auto number = [&](int i) -> const Sequence<Any>& { return numbers[static_cast<std::size_t>(i % 1024)]; };
    const auto sheet = random_sheet(*framework);
    const int cells = sheet.codes.getLength() * (1 + sheet.values[0].getLength());
    const auto whole = fmt::format(" of {} cells", cells);
    std::vector<Call> calls{
        {"STARLEVEL", 1, [&](int i) { ours->starLevel(id, code, number(i)); }},
        {"empty", 1, [&](int i) { empty->emptyFunction(id, code, number(i)); }},
        {"STARSCORE", 1, [&](int i) { ours->starScore(id, code, number(i)); }},
        {"empty", 1, [&](int i) { empty->emptyFunction(id, code, number(i)); }},
        {"WEIGHTEDSCORE" + whole, cells, [&](int) { ours->weightedScore(id, sheet.codes, sheet.values, {}, {}, {}); }},
        {"empty total", cells, [&](int) { empty->emptyTotal(id, sheet.codes, sheet.values, {}, {}, {}); }},
        {"STARTABLE" + whole, cells, [&](int) { ours->starTable(id, sheet.codes, sheet.values, {}); }},
        {"empty table", cells, [&](int) { empty->emptyTable(id, sheet.codes, sheet.values, {}); }}};
    if (!options.only.empty())
        std::erase_if(calls, [&](const Call& call) { return !call.name.starts_with(options.only); });
    // The first call loads the frameworks.
    for (const auto& call : calls) call.call(0);
    for (int round = 0; round < options.rounds; ++round)
        for (auto& call : calls) call.nanoseconds.push_back(timed_calls(call, std::max(1, options.calls / call.cells)));
    if (!options.only.empty()) return command::exit_done;
    const auto rows = rows_of(calls);
    std::cout << table_of(rows);
    if (options.json) write_rows(*options.json, rows);
    return command::exit_done;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times the component's functions without Calc.", "call_bench");
    app.add_option("--calls", options.calls, "Calls in a round; of those over a whole sheet, cells in a round")
        ->check(CLI::Range(1, 1'000'000'000))
        ->capture_default_str();
    app.add_option("--rounds", options.rounds, "Interleaved rounds")->check(CLI::Range(1, 1000))->capture_default_str();
    app.add_option("--only", options.only, "Only the calls whose names begin so, and no rows: for a profiler");
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    return citystar::bench::run_program(app, count, arguments, [&] { return citystar::bench::measure(options); });
}

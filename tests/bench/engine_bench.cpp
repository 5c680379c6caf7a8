// The engine alone: stars, look-ups, totals, loading. Times are per evaluation, not per batch of evaluations.

#include <benchmark/benchmark.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <span>
#include <stdexcept>

#include "citystar/evaluate.hpp"
#include "citystar/registry.hpp"
#include "citystar/score.hpp"
#include "random_values.hpp"
#include "row.hpp"

namespace citystar::bench {
namespace {

using Values = std::vector<Value>;

// So many different inputs that the branch predictor cannot learn them; a power of two, to wrap cheaply.
constexpr std::size_t input_count = 4096;

const Registry& registry() {
    static const Registry loaded = [] {
        Registry out;
        out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return out;
    }();
    return loaded;
}

std::vector<Values> inputs_of(const Indicator& indicator) {
    std::mt19937 random(1);
    std::vector<Values> out;
    for (std::size_t i = 0; i < input_count; ++i) out.push_back(random_values(indicator, random));
    return out;
}

bool usable(const Indicator& indicator, const std::vector<Values>& inputs) {
    return std::ranges::all_of(inputs, [&](const auto& values) {
        return evaluate(indicator, read_values(indicator, values)).state == Evaluation::State::scored;
    });
}

void star(benchmark::State& state, const char* framework_name, const char* code) {
    const auto* framework = registry().find(framework_name);
    const auto* indicator = framework ? framework->find_indicator(code) : nullptr;
    if (!indicator) return state.SkipWithError("no such indicator");
    const auto inputs = inputs_of(*indicator);
    if (!usable(*indicator, inputs)) return state.SkipWithError("inputs are not usable");
    std::size_t at = 0;
    for (auto _ : state) {
        const auto reading = read_values(*indicator, inputs[at++ % input_count]);
        benchmark::DoNotOptimize(evaluate(*indicator, reading).star);
    }
}

// The work of a cell: looks up the names as text, then finds the star.
void look_up_and_star(benchmark::State& state, const char* framework_name, const char* name) {
    const auto* known = registry().find(framework_name);
    const auto* indicator = known ? known->find_indicator(name) : nullptr;
    if (!indicator) return state.SkipWithError("no such indicator");
    const auto inputs = inputs_of(*indicator);
    const std::string framework_text = framework_name;
    const std::string indicator_text = name;
    std::size_t at = 0;
    for (auto _ : state) {
        const auto* found = registry().find(framework_text)->find_indicator(indicator_text);
        const auto reading = read_values(*found, inputs[at++ % input_count]);
        benchmark::DoNotOptimize(evaluate(*found, reading).star);
    }
}

// A column of cells, one evaluation each: the time per evaluation must not depend on their number. A short column takes
// other cells of a long one each time, so that they are equally new to the processor.
void column(benchmark::State& state) {
    const auto* indicator = registry().find("SD-CITY-2020")->find_indicator("L1P1");
    const auto count = static_cast<std::size_t>(state.range(0));
    constexpr std::size_t long_one = 100'000;
    std::mt19937 random(1);
    Values cells;
    while (cells.size() < std::max(count, long_one)) cells.push_back(random_values(*indicator, random).front());
    std::size_t first = 0;
    for (auto _ : state) {
        for (const auto& cell : std::span(cells).subspan(first, count))
            benchmark::DoNotOptimize(evaluate(*indicator, read_values(*indicator, {&cell, 1})).star);
        first = (first + count) % cells.size();
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// One filled-in sheet: every indicator with a star appears once.
void total(benchmark::State& state, const char* framework_name) {
    const auto* framework = registry().find(framework_name);
    if (!framework) return state.SkipWithError("no such framework");
    std::mt19937 random(1);
    std::deque<Values> values;
    std::vector<Row> rows;
    for (const auto& indicator : framework->indicators)
        if (indicator.counts())
            rows.push_back(
                {Value(std::string_view(indicator.code)), values.emplace_back(random_values(indicator, random))});
    if (!total_points(*framework, rows)) return state.SkipWithError("rows are not usable");
    for (auto _ : state) {
        auto points = total_points(*framework, rows);
        benchmark::DoNotOptimize(points);
    }
    state.counters["rows"] = static_cast<double>(rows.size());
}

void load(benchmark::State& state, const std::filesystem::path& file) {
    for (auto _ : state) {
        auto result = load_framework_file(file);
        if (!result.framework) return state.SkipWithError("it cannot be loaded");
        benchmark::DoNotOptimize(result);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(file)));
}

void load_all(benchmark::State& state) {
    for (auto _ : state) {
        Registry all;
        all.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        benchmark::DoNotOptimize(all.entries().size());
    }
}

void register_all() {
    const auto add = [](const std::string& name, auto... arguments) {
        return benchmark::RegisterBenchmark(name.c_str(), arguments...);
    };
    constexpr auto shandong = "SD-CITY-2020";
    add("star/single_measure", star, shandong, "L1P1");
    add("star/yes_no_list", star, shandong, "L5P1");
    add("star/combined", star, shandong, "L2P1");
    add("look_up_and_star/code", look_up_and_star, shandong, "L1P1");
    add("look_up_and_star/printed_name", look_up_and_star, "DB37/T 3890.1-2020", "电子证照使用率");
    add("look_up_and_star/other_width_and_case", look_up_and_star, "ｓｄ－ｃｉｔｙ－２０２０", "l1p1");
    add("column", column)->RangeMultiplier(10)->Range(100, 1'000'000);
    add("column", column)->Arg(10'000)->Threads(1)->Threads(2);
    for (const auto& entry : registry().entries())
        add("total/" + entry.framework.id, total, entry.framework.id.c_str());
    for (const auto& entry : registry().entries())
        add("load/" + entry.framework.id, load, entry.file)->Unit(benchmark::kMillisecond);
    add("load/all", load_all)->Unit(benchmark::kMillisecond);
}

// Google Benchmark 1.8 renamed the member.
bool failed(const auto& run) {
    if constexpr (requires { run.error_occurred; })
        return run.error_occurred;
    else
        return static_cast<bool>(run.skipped);
}

// Prints as usual and keeps the nanoseconds of processor time per iteration, by benchmark.
class Samples final : public benchmark::ConsoleReporter {
public:
    using benchmark::ConsoleReporter::ConsoleReporter;

    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs)
            if (run.run_type == Run::RT_Iteration && !failed(run))
                samples_[run.benchmark_name()].push_back(run.cpu_accumulated_time * 1e9 /
                                                         static_cast<double>(run.iterations));
        ConsoleReporter::ReportRuns(runs);
    }

    /// Throws std::runtime_error if the benchmark was not run.
    std::vector<double> of(const std::string& name, double divisor = 1) const {
        const auto found = samples_.find(name);
        if (found == samples_.end()) throw std::runtime_error("not run: " + name);
        auto out = found->second;
        for (auto& sample : out) sample /= divisor;
        return out;
    }

private:
    std::map<std::string, std::vector<double>> samples_;
};

std::vector<ResultRow> rows_of(const Samples& samples) {
    const auto per_cell = [&](int count, const char* more = "") {
        return samples.of("column/" + std::to_string(count) + more, count);
    };
    const auto star = samples.of("star/single_measure");
    std::vector<ResultRow> out{
        {"engine", "star, single measure", "ns", star, "≤ 50"},
        {"engine", "star, six yes/no measures", "ns", samples.of("star/yes_no_list")},
        {"engine", "star, three parts combined", "ns", samples.of("star/combined")},
        ratio_row("engine", "look-up by code and star : star", samples.of("look_up_and_star/code"), star),
        {"engine", "total of SD-CITY-2020, 49 rows", "µs", samples.of("total/SD-CITY-2020", 1e3)},
        {"engine", "load SD-CITY-2020", "ms", samples.of("load/SD-CITY-2020", 1e6)},
        {"engine", "load all frameworks", "ms", samples.of("load/all", 1e6)}};
    for (const int count : {1'000, 10'000, 100'000, 1'000'000})
        out.push_back(ratio_row("engine", std::to_string(count) + " stars : 100 stars, each", per_cell(count),
                                per_cell(100), "≈ 1"));
    out.push_back(ratio_row("engine", "2 threads : 1 thread, each star", per_cell(10'000, "/threads:2"),
                            per_cell(10'000, "/threads:1"), "≈ 1", "processor time: no waiting for each other"));
    return out;
}

struct Options {
    int rounds = 5;
    double seconds = 0.2;
    std::optional<std::filesystem::path> json;
};

int measure(const CLI::App& app, const Options& options) {
    for (const auto& [file, problems] : registry().rejected()) {
        for (const auto& problem : problems)
            std::cerr << "engine_bench: " << file << ' ' << problem.pointer << ": " << problem.message.en << '\n';
        return 1;
    }
    register_all();
    // Repetitions of all benchmarks run in mixed order, so that a load on the machine affects all of them.
    std::vector<std::string> arguments{"engine_bench", "--benchmark_enable_random_interleaving=true",
                                       "--benchmark_repetitions=" + std::to_string(options.rounds),
                                       "--benchmark_min_time=" + std::to_string(options.seconds)};
    std::ranges::copy(app.remaining(), std::back_inserter(arguments));
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    auto count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) return 64;
    Samples samples;
    benchmark::RunSpecifiedBenchmarks(&samples);
    benchmark::Shutdown();
    if (options.json) write_rows(*options.json, rows_of(samples));
    return 0;
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    citystar::bench::Options options;
    CLI::App app("Times the engine without LibreOffice; Google Benchmark's options work too.", "engine_bench");
    app.add_option("--rounds", options.rounds, "Interleaved repetitions")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--seconds", options.seconds, "The least time of one benchmark")->capture_default_str();
    app.add_option("--json", options.json, "Write rows and samples to FILE");
    app.allow_extras();
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 64;
    }
    try {
        return citystar::bench::measure(app, options);
    } catch (const std::exception& error) {
        std::cerr << "engine_bench: " << error.what() << '\n';
        return 1;
    }
}

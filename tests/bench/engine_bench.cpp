// The engine alone: stars, look-ups, totals, loading. Times are per evaluation, not per batch of them.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <deque>
#include <iostream>
#include <random>

#include "citystar/evaluate.hpp"
#include "citystar/registry.hpp"
#include "citystar/score.hpp"

namespace citystar::bench {
namespace {

using Values = std::vector<Value>;

// Enough different inputs that the branch predictor does not learn them by heart; a power of two, to wrap cheaply.
constexpr std::size_t input_count = 4096;

const Registry& registry() {
    static const Registry loaded = [] {
        Registry out;
        out.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
        return out;
    }();
    return loaded;
}

// A value the measure can have. Counts stay equal where one cannot exceed another.
double random_value(const Measure& measure, std::mt19937& random) {
    const auto up_to = [&](int last) { return static_cast<double>(std::uniform_int_distribution(0, last)(random)); };
    switch (measure.type) {
        case MeasureType::yes_no: return up_to(1);
        case MeasureType::level: return up_to(static_cast<int>(measure.levels.size()) - 1);
        case MeasureType::share: return std::max(0.001, up_to(1000) / 1000);
        default: return std::clamp(2.0, measure.domain.min, measure.domain.max);
    }
}

Values random_values(const Indicator& indicator, std::mt19937& random) {
    Values out;
    // A city leaves the counties' measures blank.
    for (const auto& measure : indicator.measures)
        out.push_back(measure.tier == Tier::county ? Value() : Value(random_value(measure, random)));
    return out;
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

// What a cell asks for: names as text, then the star.
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

// One filled-in sheet: every indicator with a star once.
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
    if (total_points(*framework, rows).fault != Fault::none) return state.SkipWithError("rows are not usable");
    for (auto _ : state) benchmark::DoNotOptimize(total_points(*framework, rows).points);
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
    for (const auto& entry : registry().entries())
        add("total/" + entry.framework.id, total, entry.framework.id.c_str());
    for (const auto& entry : registry().entries())
        add("load/" + entry.framework.id, load, entry.file)->Unit(benchmark::kMillisecond);
    add("load/all", load_all)->Unit(benchmark::kMillisecond);
}

}  // namespace
}  // namespace citystar::bench

int main(int count, char** arguments) {
    const auto& rejected = citystar::bench::registry().rejected();
    for (const auto& [file, problems] : rejected)
        for (const auto& problem : problems)
            std::cerr << "engine_bench: " << file << ' ' << problem.pointer << ": " << problem.message.en << '\n';
    if (!rejected.empty()) return 1;
    citystar::bench::register_all();
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 64;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}

#include "timed_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "process.hpp"

namespace citystar::bench {
namespace {

constexpr auto time_limit = std::chrono::minutes(30);

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double used_by_children() {
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Processes that end meanwhile count as nothing.
double held_by(pid_t pid) {
    double out = 0;
    std::ifstream maps(fmt::format("/proc/{}/smaps_rollup", pid));
    for (std::string line; std::getline(maps, line);)
        if (line.starts_with("Pss:")) out = std::stod(line.substr(4)) / 1024;
    // Any of its threads may have started processes.
    std::error_code failed;
    for (const auto& task : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", pid), failed)) {
        std::ifstream children(task.path() / "children");
        for (pid_t child = 0; children >> child;) out += held_by(child);
    }
    return out;
}

}  // namespace

CommandCost cost_of_command(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                            const std::vector<int>& statuses, Memory memory) {
    CommandCost out;
    const auto processor = used_by_children();
    const auto begin = std::chrono::steady_clock::now();
    office::Process process(arguments, environment);
    std::atomic<bool> ended = false;
    std::thread sampler([&, pid = process.pid()] {
        while (memory == Memory::sampled && !ended) {
            out.memory = std::max(out.memory, held_by(pid));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    const auto status = process.wait(time_limit);
    ended = true;
    sampler.join();
    out.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    out.processor = used_by_children() - processor;
    if (std::ranges::find(statuses, status.value_or(-1)) == statuses.end())
        throw std::runtime_error(fmt::format("{}: status {}", fmt::join(arguments, " "), status.value_or(-1)));
    return out;
}

}  // namespace citystar::bench

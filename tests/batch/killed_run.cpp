#include "killed_run.hpp"

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

std::ptrdiff_t lines_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::count(std::istreambuf_iterator<char>(in), {}, '\n');
}

// A process that has ended stays until it is waited for. The name before the state may contain any characters.
bool ended(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    if (!std::getline(file, line)) return true;
    return line.compare(line.rfind(')'), 3, ") Z") == 0;
}

void wait_for_end(pid_t pid) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    while (!ended(pid)) {
        if (std::chrono::steady_clock::now() > limit) throw std::runtime_error("a worker does not end");
        std::this_thread::sleep_for(milliseconds(5));
    }
}

// The kills of one round.
class Disturber {
public:
    Disturber(pid_t command, const fs::path& results, int round, int step, Kills& kills)
        : command_(command), results_(results), round_(round), step_(step), kills_(kills) {}

    void disturb() {
        if (!wait(0)) return;
        const auto workers = children_of(command_);
        if (workers.size() == 2) kill_office(workers[0]);
        // The worker that replaces the first one tries its workbook again, which must not be interrupted twice.
        if (wait(1) && workers.size() == 2) kill_worker(workers[1]);
        if (wait(2)) round_ % 2 == 0 ? kill_command() : kill_everything();
    }

private:
    // Waits until some more workbooks are done, and then for a part of a workbook, another part each time. In every
    // fourth round the first kill comes while the offices start.
    bool wait(int kill) const {
        const auto at = lines_in(results_) + (kill == 0 && round_ % 4 == 3 ? 0 : step_);
        while (lines_in(results_) < at && !ended(command_)) std::this_thread::sleep_for(milliseconds(5));
        std::this_thread::sleep_for(milliseconds((round_ * 3 + kill) * 67 % 300));
        return !ended(command_);
    }

    void note_sockets(pid_t office) { std::ranges::copy(sockets_of(office), std::back_inserter(kills_.sockets)); }

    void kill_office(pid_t worker) {
        for (const auto office : children_of(worker)) {
            note_sockets(office);
            kill(office, SIGKILL);
            ++kills_.offices;
        }
    }

    void kill_worker(pid_t worker) {
        if (std::ranges::count(children_of(command_), worker) == 0) return;
        for (const auto office : children_of(worker)) note_sockets(office);
        kill(worker, SIGKILL);
        ++kills_.workers;
    }

    void kill_command() {
        const auto workers = children_of(command_);
        kill(command_, SIGKILL);
        ++kills_.commands;
        std::ranges::for_each(workers, wait_for_end);
    }

    void kill_everything() {
        std::vector<pid_t> all{command_};
        for (const auto worker : children_of(command_)) {
            all.push_back(worker);
            for (const auto office : children_of(worker)) {
                note_sockets(office);
                all.push_back(office);
            }
        }
        for (const auto pid : all) kill(pid, SIGKILL);
        ++kills_.everything;
        std::ranges::for_each(all, wait_for_end);
    }

    pid_t command_;
    const fs::path& results_;
    int round_;
    int step_;
    Kills& kills_;
};

}  // namespace

Outcome run_with_kills(std::vector<std::string> arguments, const fs::path& results, const fs::path& temporary,
                       int rounds, int step, Kills& kills) {
    fs::create_directories(temporary);
    arguments.insert(arguments.begin(), {"TMPDIR=" + temporary.string(), CITYSTAR_COMMAND});
    arguments.emplace_back("--resume");
    for (int round = 0; round < rounds; ++round)
        run_program("/usr/bin/env", arguments,
                    [&](pid_t command) { Disturber(command, results, round, step, kills).disturb(); });
    return run_program("/usr/bin/env", arguments);
}

}  // namespace citystar::test

#include "offices.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

struct Process {
    std::string name;
    char state = 'X';  // the state of a process that is gone
    pid_t parent = 0;
};

Process process(const std::string& pid) {
    std::ifstream file("/proc/" + pid + "/stat");
    std::string line;
    if (!std::getline(file, line)) return {};
    // The name may contain any characters, so the last bracket counts.
    const auto begin = line.find('(');
    const auto end = line.rfind(')');
    Process out{line.substr(begin + 1, end - begin - 1), line[end + 2], 0};
    out.parent = static_cast<pid_t>(std::stol(line.substr(end + 4)));
    return out;
}

std::map<pid_t, Process> processes() {
    std::map<pid_t, Process> out;
    std::error_code failed;
    for (fs::directory_iterator it("/proc", failed), end; !failed && it != end; it.increment(failed)) {
        const auto name = it->path().filename().string();
        if (std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; }))
            out.emplace(static_cast<pid_t>(std::stol(name)), process(name));
    }
    return out;
}

bool stands_below(const std::map<pid_t, Process>& all, pid_t pid, pid_t ancestor) {
    for (auto found = all.find(pid); found != all.end() && pid > 1; found = all.find(pid)) {
        pid = found->second.parent;
        if (pid == ancestor) return true;
    }
    return false;
}

std::uintmax_t peak_of(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
    return 0;
}

bool has_ended(pid_t pid) {
    const auto state = process(std::to_string(pid)).state;
    return state == 'Z' || state == 'X';
}

}  // namespace

Offices watch_offices(pid_t command) {
    Offices out;
    for (; !has_ended(command); std::this_thread::sleep_for(std::chrono::milliseconds(200))) {
        const auto all = processes();
        for (const auto& [pid, about] : all)
            if (about.name == "soffice.bin" && stands_below(all, pid, command)) {
                out.seen.insert(pid);
                out.peak = std::max(out.peak, peak_of(pid));
            }
    }
    return out;
}

bool is_office(pid_t pid) { return process(std::to_string(pid)).name == "soffice.bin"; }

}  // namespace citystar::test

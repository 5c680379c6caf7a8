// A worker, or a soffice.bin, that fails as real ones may. The first argument chooses the failure. The second, where
// one is needed, is a file in which the starts are counted.

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

std::string counter;

// The number of earlier calls, over all processes.
int times_before() {
    const auto before = [] {
        std::ifstream file(counter, std::ios::ate);
        return file ? static_cast<int>(file.tellg()) : 0;
    }();
    std::ofstream(counter, std::ios::app) << 'x';
    return before;
}

void ready() { std::cout << R"({"ready":{"office":)" << getpid() << "}}" << std::endl; }
void phase(const char* name) { std::cout << R"({"phase":")" << name << "\"}" << std::endl; }
void done() { std::cout << R"({"result":{"status":"ok","versions":{},"named":{},"errors":[]}})" << std::endl; }

bool job() {
    std::string line;
    return static_cast<bool>(std::getline(std::cin, line));
}

int work() {
    ready();
    while (job()) done();
    return 0;
}

[[noreturn]] void hang() {
    for (;;) pause();
}

void flood(std::ostream& out, int megabytes) {
    const std::string much(1 << 20, '!');
    for (int i = 0; i < megabytes; ++i) out << much << std::flush;
}

using Day = int (*)();
const std::map<std::string, Day> days{
    {"hangs_at_start",
     [] {
         hang();
         return 0;
     }},
    {"hangs_at_start_ignoring_sigterm",
     [] {
         signal(SIGTERM, SIG_IGN);
         hang();
         return 0;
     }},
    {"wants_a_restart", [] { return 81; }},
    {"wants_one_restart", [] { return times_before() == 0 ? 81 : work(); }},
    {"dies_when_ready",
     [] {
         ready();
         return 3;
     }},
    {"dies_for_good_after_one_job",
     [] {
         if (times_before() > 0) return 3;
         ready();
         if (job()) done();
         return 3;
     }},
    {"dies_in_mid_load_once",
     [] {
         if (times_before() > 0) return work();
         ready();
         if (job()) phase("load");
         return raise(SIGKILL);
     }},
    {"dies_of_light_copies",
     [] {
         ready();
         for (std::string line; std::getline(std::cin, line); done())
             if (line.find("\"whole\":true") == std::string::npos) raise(SIGKILL);
         return 0;
     }},
    {"floods_standard_error",
     [] {
         flood(std::cerr, 20);
         return work();
     }},
    {"floods_standard_output",
     [] {
         ready();
         job();
         flood(std::cout, 200);
         return 0;
     }},
    {"says_half_a_line",
     [] {
         ready();
         job();
         std::cout << R"({"result":{"sta)" << std::flush;
         return 0;
     }},
    {"says_half_a_line_and_hangs",
     [] {
         ready();
         job();
         std::cout << R"({"result":{"sta)" << std::flush;
         hang();
         return 0;
     }},
    {"answers_late_once",
     [] {
         if (times_before() > 0) return work();
         ready();
         job();
         while (job()) {
         }  // until the supervisor closes the pipe, unless it kills this process first
         done();
         return 0;
     }},
    {"ignores_sigterm",
     [] {
         signal(SIGTERM, SIG_IGN);
         ready();
         job();
         hang();
         return 0;
     }},
    {"grows",
     [] {
         times_before();
         ready();
         std::vector<std::vector<char>> memory;
         while (job()) {
             memory.emplace_back(64u << 20, 'x');
             done();
         }
         return 0;
     }},
};

}  // namespace

int main(int count, char** arguments) {
    rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    // LibreOffice gets its own arguments; then the failure is chosen in the environment.
    const char* chosen = std::getenv("FAKE_DAY");
    const auto day = days.find(chosen ? chosen : count > 1 ? arguments[1] : "");
    if (const char* file = std::getenv("FAKE_COUNTER")) counter = file;
    if (!chosen && count > 2) counter = arguments[2];
    return day == days.end() ? 64 : day->second();
}

#include "child_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>

#include "process.hpp"

namespace citystar::menu {
namespace {

using namespace std::chrono_literals;

constexpr int could_not_start = 127;
// A cancelled child ends its offices and removes unfinished files.
constexpr auto most_for_cleaning_up = 60s;

// Both ends of a pipe. Child processes do not inherit them automatically.
struct Pipe {
    Pipe() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
        read = ends[0];
        write = ends[1];
    }
    ~Pipe() {
        close(read);
        close_write();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_write() {
        if (write >= 0) close(write);
        write = -1;
    }

    int read = -1;
    int write = -1;
};

}  // namespace

ChildRun::ChildRun(std::vector<std::string> arguments, std::vector<std::string> environment, ChildListener listener)
    : listener_(std::move(listener)),
      thread_([this, arguments = std::move(arguments), environment = std::move(environment)] {
          run(arguments, environment);
      }) {}

ChildRun::~ChildRun() {
    cancel();
    thread_.join();
}

// The child gets its parent-death signal when the thread that started it ends, so everything is done on this thread.
void ChildRun::run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
    int status = could_not_start;
    try {
        Pipe pipe;
        office::Process child(arguments, environment, {-1, pipe.write, SIGTERM, pipe.write});
        pipe.close_write();
        std::string text;
        std::optional<std::chrono::steady_clock::time_point> told;
        for (bool open = true; open;) {
            if (cancelled_ && !told) {
                ::kill(child.pid(), SIGTERM);
                told = std::chrono::steady_clock::now();
            }
            if (told && std::chrono::steady_clock::now() - *told > most_for_cleaning_up) break;
            pollfd wanted{pipe.read, POLLIN, 0};
            if (poll(&wanted, 1, 100) <= 0) continue;
            std::array<char, 4096> buffer;
            const auto count = read(pipe.read, buffer.data(), buffer.size());
            if (count < 0 && errno == EINTR) continue;
            open = count > 0;
            if (open) text.append(buffer.data(), static_cast<std::size_t>(count));
            for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1))
                listener_.line(text.substr(0, end));
        }
        if (const auto ended = child.wait(most_for_cleaning_up)) status = *ended;
    } catch (const std::system_error& error) {
        listener_.line(error.what());
    }
    listener_.ended(status);
}

}  // namespace citystar::menu

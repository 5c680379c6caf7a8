#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <thread>

extern char** environ;

namespace citystar::office {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (const auto& text : texts) out.push_back(const_cast<char*>(text.c_str()));
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> merged_environment(const std::vector<std::string>& added) {
    std::vector<std::string> out = added;
    for (char** entry = environ; *entry; ++entry) {
        const std::string existing(*entry);
        const auto name = existing.substr(0, existing.find('=') + 1);
        bool replaced = false;
        for (const auto& text : added) replaced = replaced || text.starts_with(name);
        if (!replaced) out.push_back(existing);
    }
    return out;
}

// Between fork and exec only async-signal-safe calls are allowed, so everything is prepared before.
[[noreturn]] void become(char* const* arguments, char* const* environment, pid_t parent, const Streams& streams,
                         int report) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, streams.death_signal);
    if (getppid() != parent) _exit(127);
    const int nothing = open("/dev/null", O_RDWR);
    dup2(streams.input < 0 ? nothing : streams.input, 0);
    dup2(streams.output < 0 ? nothing : streams.output, 1);
    dup2(streams.error < 0 ? nothing : streams.error, 2);
    signal(SIGPIPE, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    execve(arguments[0], arguments, environment);
    const int error = errno;
    [[maybe_unused]] const auto written = write(report, &error, sizeof error);
    _exit(127);
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const std::vector<std::string>& environment,
                 const Streams& streams) {
    const auto all = merged_environment(environment);
    const auto argument_pointers = pointers(arguments);
    const auto environment_pointers = pointers(all);
    // The child reports a failed exec through a pipe, which a successful exec closes.
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
    const pid_t parent = getpid();
    pid_ = fork();
    if (pid_ == 0) become(argument_pointers.data(), environment_pointers.data(), parent, streams, report[1]);
    const int fork_error = errno;
    close(report[1]);
    int error = pid_ < 0 ? fork_error : 0;
    if (pid_ > 0 && read(report[0], &error, sizeof error) <= 0) error = 0;
    close(report[0]);
    if (error == 0) {
        setpgid(pid_, pid_);
        return;
    }
    if (pid_ > 0) waitpid(pid_, nullptr, 0);
    throw std::system_error(error, std::generic_category(), arguments[0]);
}

Process::~Process() {
    kill();
    while (!status_) wait(std::chrono::seconds(1));
}

std::optional<int> Process::wait(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!status_) {
        int status = 0;
        const pid_t ended = waitpid(pid_, &status, WNOHANG);
        if (ended == pid_)
            status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        else if (ended < 0 && errno != EINTR)
            status_ = 127;
        else if (std::chrono::steady_clock::now() >= end)
            break;
        else
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return status_;
}

void Process::kill() noexcept {
    // The group lasts as long as a grandchild runs, so it is killed even after its leader has ended.
    if (pid_ > 0) ::kill(-pid_, SIGKILL);
}

}  // namespace citystar::office

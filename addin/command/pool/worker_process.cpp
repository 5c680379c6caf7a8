#include "worker_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>
#include <thread>

#include "temporary_folder.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = 64u << 20;

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<pid_t> children_of(pid_t parent) {
    std::ifstream list("/proc/" + std::to_string(parent) + "/task/" + std::to_string(parent) + "/children");
    return {std::istream_iterator<pid_t>(list), {}};
}

// This process has to wait for a killed process whose parent is gone, since the supervisor is a subreaper.
void collect(pid_t pid) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (waitpid(pid, nullptr, WNOHANG) == 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
}

struct Pipe {
    int read = -1;
    int write = -1;

    Pipe() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
        read = ends[0];
        write = ends[1];
    }
};

}  // namespace

WorkerProcess::WorkerProcess(const std::vector<std::string>& command, const fs::path& folder) : folder_(folder) {
    fs::create_directory(folder_);
    const Pipe down;
    const Pipe up;
    to_worker_ = down.write;
    from_worker_ = up.read;
    fcntl(from_worker_, F_SETFL, O_NONBLOCK);
    fcntl(to_worker_, F_SETFL, O_NONBLOCK);
    try {
        process_ = std::make_unique<office::Process>(command, std::vector{"TMPDIR=" + folder_.string()},
                                                     office::Streams{down.read, up.write, SIGTERM});
    } catch (...) {
        for (const int end : {down.read, down.write, up.read, up.write}) close(end);
        throw;
    }
    close(down.read);
    close(up.write);
}

WorkerProcess::~WorkerProcess() {
    kill_offices();
    process_->kill();
    process_->wait(std::chrono::seconds(5));
    kill_offices();
    if (office_ > 0) collect(office_);
    close(to_worker_);
    close(from_worker_);
    office::remove_with_sockets(folder_);
}

// The arguments of an office contain our folder's name. Its parent is the worker, or this process once the worker is
// gone.
void WorkerProcess::kill_offices() {
    // The arguments hold a URL, in which the folders above ours may be written in another way.
    const auto mark = folder_.parent_path().filename().string() + "/" + folder_.filename().string() + "/";
    for (const pid_t parent : {process_->pid(), getpid()})
        for (const pid_t child : children_of(parent)) {
            if (content_of("/proc/" + std::to_string(child) + "/cmdline").find(mark) == std::string::npos) continue;
            ::kill(-child, SIGKILL);
            if (parent == getpid()) collect(child);
        }
}

bool WorkerProcess::send(const std::string& line) {
    const auto text = line + "\n";
    return write(to_worker_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::vector<std::string> WorkerProcess::receive(bool& closed) {
    char buffer[1 << 16];
    ssize_t got = 0;
    while ((got = read(from_worker_, buffer, sizeof buffer)) > 0 && received_.size() < longest_line)
        received_.append(buffer, static_cast<std::size_t>(got));
    closed = got == 0 || received_.size() >= longest_line || (got < 0 && errno != EAGAIN && errno != EINTR);
    std::vector<std::string> out;
    std::size_t begin = 0;
    for (auto end = received_.find('\n'); end != std::string::npos; end = received_.find('\n', begin)) {
        out.push_back(received_.substr(begin, end - begin));
        begin = end + 1;
    }
    received_.erase(0, begin);
    return out;
}

std::uintmax_t WorkerProcess::memory() const {
    std::ifstream statm("/proc/" + std::to_string(office_) + "/statm");
    std::uintmax_t size = 0;
    std::uintmax_t resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::uintmax_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace citystar::command

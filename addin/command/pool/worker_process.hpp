// A worker as its supervisor sees it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "process.hpp"

namespace citystar::command {

/// A child process with a temporary folder and two pipes of its own. When the object goes, the process, its office, its
/// folder and its sockets go with it, whatever state they are in.
class WorkerProcess {
public:
    /// Throws std::system_error if it cannot be started.
    WorkerProcess(const std::vector<std::string>& command, const std::filesystem::path& folder);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    /// To wait for with poll().
    int descriptor() const noexcept { return from_worker_; }
    pid_t pid() const noexcept { return process_->pid(); }
    /// False if the worker is gone.
    bool send(const std::string& line);
    /// The complete lines that have come; never waits. `closed` becomes true when no more will come.
    std::vector<std::string> receive(bool& closed);
    /// What the worker says of its office.
    void know_office(pid_t office) noexcept { office_ = office; }
    /// Resident bytes of its office; 0 if unknown.
    std::uintmax_t memory() const;

private:
    void kill_offices();

    std::filesystem::path folder_;
    int to_worker_ = -1;
    int from_worker_ = -1;
    std::unique_ptr<office::Process> process_;
    std::string received_;
    pid_t office_ = -1;
};

}  // namespace citystar::command

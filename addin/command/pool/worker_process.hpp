// A worker process, as the supervisor handles it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "process.hpp"

namespace citystar::command {

/// A child process with its own temporary folder and two pipes. The destructor ends the process and its office, and
/// removes its folder and sockets, whatever state they are in.
class WorkerProcess {
public:
    /// Throws std::system_error if the process cannot be started.
    WorkerProcess(const std::vector<std::string>& command, const std::filesystem::path& folder);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    /// For waiting with poll().
    int descriptor() const noexcept { return from_worker_; }
    pid_t pid() const noexcept { return process_->pid(); }
    /// False if the worker has ended.
    bool send(const std::string& line);
    /// The complete lines that have arrived; never waits. Sets `closed` to true when no more will come.
    std::vector<std::string> receive(bool& closed);
    /// Takes the process id of the office, as the worker reports it.
    void know_office(pid_t office) noexcept { office_ = office; }
    /// Resident bytes of the worker's office; 0 if unknown.
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

// A run over many workbooks, which recalc and collect have in common.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "console/exit_status.hpp"
#include "console/progress.hpp"
#include "inputs.hpp"
#include "pool/recalc_record.hpp"
#include "pool/supervisor.hpp"
#include "results_file.hpp"

namespace citystar::command {

struct BatchOptions {
    std::vector<std::filesystem::path> inputs;                 ///< files, and folders to be searched
    std::optional<std::filesystem::path> manifest;             ///< instead of inputs
    std::optional<std::filesystem::path> results;              ///< JSON Lines; "-" is standard output
    std::chrono::seconds timeout = std::chrono::seconds(120);  ///< for one attempt at one file
    unsigned workers = 1;                                      ///< at once; 0: one per core
    bool resume = false;                                       ///< take over what `results` has and still holds
    std::uint64_t shard_index = 0;
    std::uint64_t shard_count = 1;
    ProgressStyle progress = ProgressStyle::bar;
    std::vector<std::string> worker{"/proc/self/exe", "worker"};  ///< the worker's program and arguments
};

/// One run: lists its workbooks, takes over what an earlier run has done, gives the others to workers, and writes the
/// results as they come. A verb says what is done with each workbook. For one call of run(), from one thread.
class BatchRun {
public:
    explicit BatchRun(const BatchOptions& options);
    virtual ~BatchRun();
    BatchRun(const BatchRun&) = delete;
    BatchRun& operator=(const BatchRun&) = delete;

    /// Returns an exit status. Reports on standard error. SIGINT and SIGTERM end it early, with 130 or 143.
    int run();

protected:
    /// What can be refused before any file is looked at: an exit status; tells why.
    virtual int check() = 0;
    /// Files and folders that the run writes: folders of inputs are searched without them.
    virtual std::vector<std::filesystem::path> outputs() const = 0;
    /// Takes all workbooks of the run, those of other machines too. May throw InputError.
    virtual void take(std::vector<Input> all) = 0;
    /// Makes the outputs ready and locks them; tells why that failed.
    virtual ExitStatus prepare() { return exit_done; }
    /// Whether results are written one by one as they come.
    virtual bool writes_as_they_come() const { return true; }
    /// The lines of an earlier run that still hold; their workbooks take no office. Asked for when resuming. May throw
    /// std::system_error.
    virtual std::vector<std::string> take_over() = 0;
    /// How many workbooks of this machine's part there are.
    virtual std::size_t count() const = 0;
    /// How many of them may take an office.
    virtual std::size_t left() const = 0;
    /// Begins with a workbook: what an office has to do, or nothing if its result is known and told.
    virtual std::optional<Job> begin(std::size_t number) = 0;
    /// An office is done with a workbook, or gave it up.
    virtual void finish(JobResult result) = 0;
    /// The workers have come to an end, perhaps before the last workbook. Not called without a usable office.
    virtual void ended() {}
    /// All workbooks are done. Returns the exit status; exit_done becomes exit_some_failed if a folder held nothing.
    virtual int conclude() = 0;

    bool mine(const Input& input) const;
    const Versions& versions() const noexcept { return versions_; }
    /// Null if results are not written as they come.
    ResultsFile* results() const noexcept { return results_.get(); }
    /// Whether the results no longer hold what an earlier run wrote.
    bool begun() const noexcept { return begun_; }
    /// Workbooks are being worked at.
    Progress& progress() const { return *progress_; }
    /// The status of a run that a signal has ended; tells so.
    static int interrupted();

private:
    ExitStatus list();
    ExitStatus open_results();
    ExitStatus work(SuperviseEnd& end);
    SuperviseEnd supervised();
    std::optional<Assignment> next();

    const BatchOptions& options_;
    const Versions versions_;
    std::vector<std::filesystem::path> all_inputs_;
    std::vector<std::filesystem::path> barren_;  ///< folders without anything to be read
    std::unique_ptr<ResultsFile> results_;
    std::vector<std::string> kept_;  ///< the lines that the results begin with
    std::unique_ptr<Progress> progress_;
    std::size_t position_ = 0;
    bool begun_ = false;
};

/// Tells that a file cannot be written, and why. `error` is an errno.
ExitStatus cannot_write(const std::filesystem::path& file, int error);
ExitStatus cannot_write(const std::filesystem::path& file, const std::string& why);
/// Tells that another run writes to it.
ExitStatus in_use(const std::filesystem::path& file);

}  // namespace citystar::command

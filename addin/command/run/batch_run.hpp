// A run over many workbooks, as recalc and collect do it.
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
    bool resume = false;                                       ///< take over the records in `results` that still hold
    std::uint64_t shard_index = 0;
    std::uint64_t shard_count = 1;
    ProgressStyle progress = ProgressStyle::bar;
    std::vector<std::string> worker{"/proc/self/exe", "worker"};  ///< the worker's program and arguments
};

/// One run: lists its workbooks, takes over the results of an earlier run, gives the other workbooks to workers, and
/// writes the results as they come. A derived class for each verb says what is done with each workbook. For one call of
/// run(), from one thread.
class BatchRun {
public:
    explicit BatchRun(const BatchOptions& options);
    virtual ~BatchRun();
    BatchRun(const BatchRun&) = delete;
    BatchRun& operator=(const BatchRun&) = delete;

    /// Returns an exit status. Reports on standard error. SIGINT and SIGTERM end it early; then the status is 130 or
    /// 143.
    int run();

protected:
    /// Checks that need no file. Returns an exit status and reports the reason.
    virtual int check() = 0;
    /// Files and folders that the run writes: folders of inputs are searched without them.
    virtual std::vector<std::filesystem::path> outputs() const = 0;
    /// Takes all workbooks of the run, including those of other machines. May throw InputError.
    virtual void take(std::vector<Input> all) = 0;
    /// Prepares the outputs and locks them; reports the reason if that fails.
    virtual ExitStatus prepare() { return exit_done; }
    /// Whether results are written one by one as they come.
    virtual bool writes_as_they_come() const { return true; }
    /// The lines of an earlier run that still hold; their workbooks need no office. Called when resuming. May throw
    /// std::system_error.
    virtual std::vector<std::string> take_over() = 0;
    /// The number of workbooks in this machine's part.
    virtual std::size_t count() const = 0;
    /// The number of those that may need an office.
    virtual std::size_t left() const = 0;
    /// Whether most workbooks need no office. Then offices start only when a job is there, and results are replaced at
    /// the first one that is added, or when an office is ready.
    virtual bool needs_office_rarely() const { return false; }
    /// Whether a workbook for which begin() gave a job has been finished without an office in the meantime. Only asked
    /// if needs_office_rarely().
    virtual bool settled(std::size_t) { return false; }
    /// Begins with a workbook. Returns the job for an office, or nothing if the result is known and has been reported.
    virtual std::optional<Job> begin(std::size_t number) = 0;
    /// Called when an office has finished a workbook or given it up.
    virtual void finish(JobResult result) = 0;
    /// Called when the workers have ended, perhaps before the last workbook. Not called if there was no usable office.
    virtual void ended() {}
    /// Called when all workbooks are done. Returns the exit status; exit_done becomes exit_some_failed if a folder held
    /// nothing.
    virtual int conclude() = 0;

    bool mine(const Input& input) const;
    const Versions& versions() const noexcept { return versions_; }
    /// Null if results are not written as they come.
    ResultsFile* results() const noexcept { return results_.get(); }
    /// Adds a line to the results, if they are written as they come. The first one replaces what an earlier run wrote.
    void add_result(const std::string& line);
    /// The number of offices and of threads.
    std::size_t jobs_at_once() const;
    /// Whether the results no longer hold what an earlier run wrote.
    bool begun() const noexcept { return begun_; }
    /// For use while workbooks are being worked on.
    Progress& progress() const { return *progress_; }
    /// Reports that a signal has ended the run, and how to go on; returns the status.
    int interrupted() const;

private:
    ExitStatus list();
    ExitStatus open_results();
    ExitStatus work(SuperviseEnd& end);
    SuperviseEnd supervised();
    std::optional<Assignment> next();
    void begin_results();

    const BatchOptions& options_;
    const Versions versions_;
    std::vector<std::filesystem::path> all_inputs_;
    std::vector<std::filesystem::path> barren_;  ///< folders without anything to read
    std::unique_ptr<ResultsFile> results_;
    std::vector<std::string> kept_;  ///< the first lines of the results, taken over
    std::unique_ptr<Progress> progress_;
    std::size_t position_ = 0;
    bool begun_ = false;
};

/// Reports that a file cannot be written, and why. `error` is an errno.
ExitStatus cannot_write(const std::filesystem::path& file, int error);
ExitStatus cannot_write(const std::filesystem::path& file, const std::string& why);
/// Reports that another run is writing to it.
ExitStatus in_use(const std::filesystem::path& file);

}  // namespace citystar::command

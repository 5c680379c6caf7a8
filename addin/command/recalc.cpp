#include "recalc.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <iostream>
#include <map>
#include <memory>
#include <system_error>
#include <thread>

#include "exit_status.hpp"
#include "inputs.hpp"
#include "interruption.hpp"
#include "output_names.hpp"
#include "preflight.hpp"
#include "progress.hpp"
#include "recalc_record.hpp"
#include "results_file.hpp"
#include "resume.hpp"
#include "sha256.hpp"
#include "shard.hpp"
#include "speech.hpp"
#include "supervisor.hpp"
#include "versions.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string ending_of(const RecalcOptions& options, Format format) {
    if (!options.format.empty()) return "." + options.format;
    return format == Format::xlsx ? ".xlsx" : ".ods";
}

// Whether a workbook replaced under its name would be what the name says.
bool keeps_format(const fs::path& file, Format format) {
    const auto ending = file.extension();
    return (format == Format::ods && ending == ".ods") || (format == Format::xlsx && ending == ".xlsx");
}

bool cannot_write(const fs::path& path, int error) {
    std::cerr << say(Message::cannot_write, path.string(), std::generic_category().message(error)) << '\n';
    return false;
}

struct Task {
    Input input;
    std::string output_name;  ///< without ending
    bool skipped = false;
};

class Recalc {
public:
    explicit Recalc(const RecalcOptions& options) : options_(options), versions_(current_versions()) {}

    int run() {
        try {
            list_tasks();
        } catch (const InputError& error) {
            std::cerr << error.what() << '\n';
            return exit_bad_data;
        }
        if (!prepare_output() || !open_results()) return exit_cannot_write;
        progress_ = std::make_unique<Progress>(tasks_.size());
        const auto end = work();
        progress_.reset();
        if (end == SuperviseEnd::no_office) return exit_no_office;
        if (results_) results_->add(summary_line(counts_));
        if (end == SuperviseEnd::interrupted) {
            std::cerr << say(Message::interrupted) << '\n';
            return 128 + interruption();
        }
        return conclude();
    }

private:
    void list_tasks() {
        const auto inputs = options_.manifest ? read_manifest(*options_.manifest)
                                              : expand(options_.inputs, options_.output_folder.value_or(fs::path()));
        const auto names = output_names(inputs, options_.output_folder.value_or(fs::path()));
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (shard_of(inputs[i].id, options_.shard_count) == options_.shard_index)
                tasks_.push_back({inputs[i], names[i]});
        all_inputs_ = inputs;
    }

    bool prepare_output() {
        if (!options_.output_folder) return true;
        std::error_code failed;
        fs::create_directories(*options_.output_folder, failed);
        if (failed) return cannot_write(*options_.output_folder, failed.value());
        return access(options_.output_folder->c_str(), W_OK) == 0 || cannot_write(*options_.output_folder, errno);
    }

    bool open_results() {
        if (!options_.results) return true;
        std::error_code failed;
        for (const auto& input : all_inputs_)
            if (fs::equivalent(input.path, *options_.results, failed) && !failed) {
                std::cerr << say(Message::results_over_input, options_.results->string()) << '\n';
                return false;
            }
        try {
            results_ = std::make_unique<ResultsFile>(*options_.results, kept_lines());
        } catch (const std::system_error& error) {
            return cannot_write(*options_.results, error.code().value());
        }
        return true;
    }

    // The lines of the last run that still hold; their workbooks are skipped.
    std::vector<std::string> kept_lines() {
        std::vector<std::string> out;
        if (!options_.resume) return out;
        const auto earlier = earlier_records(*options_.results);
        for (auto& task : tasks_) {
            const auto found = earlier.find(task.input.id);
            if (found == earlier.end() || interruption()) continue;
            const auto first_look = preflight(task.input.path);
            if (first_look.status != Status::ok) continue;
            task.skipped =
                up_to_date(found->second.record, versions_, task.input.path, target(task, first_look.format));
            if (task.skipped) out.push_back(found->second.line);
        }
        return out;
    }

    fs::path target(const Task& task, Format format) const {
        if (options_.results_only) return {};
        if (options_.in_place) return fs::canonical(task.input.path);
        return *options_.output_folder / (task.output_name + ending_of(options_, format));
    }

    SuperviseEnd work() {
        SupervisorSettings settings;
        settings.worker = options_.worker;
        settings.timeout = options_.timeout;
        const auto wanted = options_.workers ? options_.workers : std::max(1u, std::thread::hardware_concurrency());
        const auto left = std::ranges::count_if(tasks_, [](const auto& task) { return !task.skipped; });
        settings.workers = std::min<std::size_t>(wanted, static_cast<std::size_t>(left));
        if (settings.workers == 0) {
            next();
            return interruption() ? SuperviseEnd::interrupted : SuperviseEnd::done;
        }
        return supervise(
            settings, [this] { return next(); }, [this](JobResult result) { finish(std::move(result)); },
            [this] { progress_->refresh(); });
    }

    // The next workbook that takes an office; what is known without one is told on the way.
    std::optional<Assignment> next() {
        while (position_ < tasks_.size() && !interruption()) {
            const auto number = position_++;
            auto record = begin_record(tasks_[number]);
            if (tasks_[number].skipped) {
                record.status = Status::skipped;
                tell(record);
                continue;
            }
            if (auto job = job_for(tasks_[number], record)) {
                digests_[number] = record.input_sha256;
                return Assignment{number, std::move(*job)};
            }
            report(record);
        }
        return std::nullopt;
    }

    RecalcRecord begin_record(const Task& task) const {
        RecalcRecord record;
        record.id = task.input.id;
        record.input = task.input.path;
        record.versions = versions_;
        return record;
    }

    std::optional<Job> job_for(const Task& task, RecalcRecord& record) const {
        const auto first_look = preflight(task.input.path);
        record.status = first_look.status;
        record.input_sha256 = sha256_of_file(task.input.path);
        if (record.status != Status::ok) return std::nullopt;
        // Another format under the old name would be a damaged file to whoever opens it.
        if (options_.in_place && !keeps_format(task.input.path, first_look.format)) {
            record.status = Status::output_failed;
            record.detail = say(Message::format_detail);
            return std::nullopt;
        }
        Job job;
        job.input = fs::absolute(task.input.path);
        job.keep_if_name_lost = options_.in_place;
        job.target = target(task, first_look.format);
        if (!job.target.empty())
            job.temporary = job.target.parent_path() / (".citystar-" + std::to_string(getpid()) + "-" +
                                                        std::to_string(position_) + job.target.extension().string());
        return job;
    }

    void finish(JobResult result) {
        auto record = begin_record(tasks_[result.number]);
        record.input_sha256 = digests_[result.number];
        record.status = result.record.status;
        record.detail = std::move(result.record.detail);
        record.output = std::move(result.record.output);
        record.output_sha256 = std::move(result.record.output_sha256);
        record.time = result.record.time;
        record.phases = std::move(result.record.phases);
        record.attempts = result.record.attempts;
        record.named = std::move(result.record.named);
        record.errors = std::move(result.record.errors);
        digests_.erase(result.number);
        report(record);
    }

    void report(const RecalcRecord& record) {
        if (results_) results_->add(json::serialize(json_of(record)));
        tell(record);
    }

    void tell(const RecalcRecord& record) {
        ++counts_[record.status];
        progress_->say_line(record_sentence(record, options_.timeout));
        progress_->count(!recalculated(record.status), record.attempts > 0);
    }

    int conclude() const {
        if (results_ && !results_->good()) {
            cannot_write(*options_.results, EIO);
            return exit_cannot_write;
        }
        std::size_t all = 0;
        std::size_t failed = 0;
        for (const auto& [status, count] : counts_) {
            all += count;
            if (!recalculated(status)) failed += count;
        }
        if (all > 1) std::cerr << say(Message::summary, all, all - failed, failed) << '\n';
        return failed == 0 ? exit_done : exit_some_failed;
    }

    const RecalcOptions& options_;
    Versions versions_;
    std::vector<Input> all_inputs_;
    std::vector<Task> tasks_;
    std::size_t position_ = 0;
    std::map<std::size_t, std::string> digests_;  ///< of the inputs under way
    std::unique_ptr<ResultsFile> results_;
    std::unique_ptr<Progress> progress_;
    std::map<Status, std::size_t> counts_;
};

}  // namespace

int recalc(const RecalcOptions& options) { return Recalc(options).run(); }

}  // namespace citystar::command

#include "recalc.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cerrno>
#include <iostream>
#include <map>
#include <memory>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "chinese_font.hpp"
#include "console/exit_status.hpp"
#include "run/first_look.hpp"
#include "run/inputs.hpp"
#include "console/interruption.hpp"
#include "run/output_names.hpp"
#include "console/progress.hpp"
#include "pool/recalc_record.hpp"
#include "console/replacing.hpp"
#include "run/results_file.hpp"
#include "run/resume.hpp"
#include "run/run_lock.hpp"
#include "run/shard.hpp"
#include "console/speech.hpp"
#include "pool/supervisor.hpp"
#include "temporary_folder.hpp"
#include "run/versions.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Each takes a descriptor; of more folders the first ones in the order of their names are locked.
constexpr std::size_t most_locked_folders = 200;

// Whether the outputs would be among the inputs the next time.
bool outputs_among_inputs(const RecalcOptions& options) {
    std::error_code failed;
    return options.output_folder && options.format != "pdf" &&
           std::ranges::any_of(options.inputs, [&](const auto& input) {
               return fs::is_directory(input, failed) && fs::equivalent(input, *options.output_folder, failed);
           });
}

std::string ending_of(const RecalcOptions& options, Format format) {
    if (!options.format.empty()) return "." + options.format;
    return format == Format::xlsx ? ".xlsx" : ".ods";
}

// Whether a workbook replaced under its name would be what the name says.
bool keeps_format(const fs::path& file, Format format) {
    const auto ending = file.extension();
    return (format == Format::ods && ending == ".ods") || (format == Format::xlsx && ending == ".xlsx");
}

ExitStatus cannot_write(const fs::path& path, int error) {
    std::cerr << say(Message::cannot_write, path.string(), std::generic_category().message(error)) << '\n';
    return exit_cannot_write;
}

ExitStatus no_chinese_font() {
    std::cerr << say(Message::no_chinese_font) << '\n';
    return exit_no_office;
}

ExitStatus in_use(const fs::path& path) {
    std::cerr << say(Message::folder_in_use, path.string()) << '\n';
    return exit_try_again;
}

struct Task {
    Input input;
    std::string output_name;  ///< without ending
    bool skipped = false;
};

struct UnderWay {
    std::string input_sha256;
    std::unique_ptr<office::TemporaryFolder> folder;  ///< beside the target
};

class Recalc {
public:
    explicit Recalc(const RecalcOptions& options) : options_(options), versions_(current_versions()) {}

    int run() {
        if (outputs_among_inputs(options_)) {
            std::cerr << say(Message::output_is_input, options_.output_folder->string()) << '\n';
            return exit_usage;
        }
        if (options_.format == "pdf" && !office::has_chinese_font()) return no_chinese_font();
        try {
            list_tasks();
        } catch (const InputError& error) {
            std::cerr << error.what() << '\n';
            return exit_bad_data;
        }
        if (const auto status = prepare_output(); status != exit_done) return status;
        if (const auto status = lock_inputs(); status != exit_done) return status;
        if (const auto status = open_results(); status != exit_done) return status;
        if (interruption()) return interrupted();
        progress_ = std::make_unique<Progress>(tasks_.size(), options_.progress);
        SuperviseEnd end;
        try {
            end = work();
        } catch (const std::filesystem::filesystem_error& error) {
            return cannot_write(error.path1(), error.code().value());
        } catch (const std::system_error& error) {
            return cannot_write(*options_.results, error.code().value());
        }
        progress_.reset();
        if (end == SuperviseEnd::no_office) return exit_no_office;
        if (results_ && begun_) results_->add(summary_line(counts_));
        if (end == SuperviseEnd::interrupted) return interrupted();
        if (end == SuperviseEnd::office_lost) {
            std::cerr << say(Message::office_lost) << '\n';
            return exit_try_again;
        }
        return conclude();
    }

private:
    void list_tasks() {
        auto found = options_.manifest ? Inputs{read_manifest(*options_.manifest), {}}
                                       : expand(options_.inputs, {options_.output_folder.value_or(fs::path()),
                                                                  options_.results.value_or(fs::path())});
        const auto& inputs = found.files;
        barren_ = std::move(found.barren);
        const auto names = output_names(inputs, options_.output_folder.value_or(fs::path()));
        for (std::size_t i = 0; i < inputs.size(); ++i)
            if (shard_of(inputs[i].id, options_.shard_count) == options_.shard_index)
                tasks_.push_back({inputs[i], names[i]});
        all_inputs_ = inputs;
    }

    static int interrupted() {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }

    ExitStatus prepare_output() {
        if (!options_.output_folder) return exit_done;
        std::error_code failed;
        fs::create_directories(*options_.output_folder, failed);
        if (failed) return cannot_write(*options_.output_folder, failed.value());
        if (access(options_.output_folder->c_str(), W_OK) != 0) return cannot_write(*options_.output_folder, errno);
        // The shards of one manifest write different files.
        lock_ = std::make_unique<FolderLock>(*options_.output_folder, options_.shard_count > 1);
        if (!lock_->granted()) return in_use(*options_.output_folder);
        // Also where nothing will be written this time.
        office::remove_leftovers(*options_.output_folder);
        return exit_done;
    }

    // Workbooks replaced in place are written to by one run at a time, as an output folder is.
    ExitStatus lock_inputs() {
        if (!options_.in_place) return exit_done;
        std::set<fs::path> folders;
        for (const auto& task : tasks_) folders.insert(target(task, Format::ods).parent_path());
        for (const auto& folder : folders) {
            if (input_locks_.size() == most_locked_folders) break;
            input_locks_.push_back(std::make_unique<FolderLock>(folder, options_.shard_count > 1));
            if (!input_locks_.back()->granted()) return in_use(folder);
        }
        return exit_done;
    }

    ExitStatus open_results() {
        if (!options_.results) return exit_done;
        std::error_code failed;
        for (const auto& input : all_inputs_)
            if (fs::equivalent(input.path, *options_.results, failed) && !failed) {
                std::cerr << say(Message::results_over_input, options_.results->string()) << '\n';
                return exit_cannot_write;
            }
        try {
            results_ = std::make_unique<ResultsFile>(*options_.results);
            kept_ = kept_lines();
        } catch (const std::system_error& error) {
            if (error.code() == std::errc::resource_unavailable_try_again) return in_use(*options_.results);
            return cannot_write(*options_.results, error.code().value());
        }
        return exit_done;
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
        if (options_.in_place) {
            std::error_code failed;
            const auto file = fs::weakly_canonical(task.input.path, failed);
            return failed ? task.input.path : file;
        }
        return *options_.output_folder / (task.output_name + ending_of(options_, format));
    }

    SuperviseEnd work() {
        SupervisorSettings settings;
        settings.worker = options_.worker;
        settings.timeout = options_.timeout;
        const auto wanted = options_.workers ? options_.workers : std::max(1u, std::thread::hardware_concurrency());
        const auto left = std::ranges::count_if(
            tasks_, [](const auto& task) { return !task.skipped && !task.input.left_out; });
        settings.workers = std::min<std::size_t>(wanted, static_cast<std::size_t>(left));
        if (settings.workers == 0) {
            next();
            return interruption() ? SuperviseEnd::interrupted : SuperviseEnd::done;
        }
        return supervise(
            settings, [this] { return next(); }, [this](JobResult result) { finish(std::move(result)); },
            [this] { progress_->refresh(); });
    }

    // The next workbook that takes an office; what is known without one is told on the way. Asked for only once an
    // office is ready: without one the results of an earlier run stay. Throws std::system_error if they cannot be
    // replaced.
    std::optional<Assignment> next() {
        if (results_ && !std::exchange(begun_, true)) results_->begin(kept_);
        while (position_ < tasks_.size() && !interruption() && results_error() == 0) {
            const auto number = position_++;
            auto record = begin_record(tasks_[number]);
            if (tasks_[number].skipped) {
                record.status = Status::skipped;
                tell(record);
                continue;
            }
            if (auto job = job_for(number, record)) return Assignment{number, std::move(*job)};
            if (!interruption()) report(record);
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

    std::optional<Job> job_for(std::size_t number, RecalcRecord& record) {
        const auto& task = tasks_[number];
        if (task.input.left_out) {
            record.status = Status::left_out;
            return std::nullopt;
        }
        const auto [first, sha256] = first_look(task.input.path, options_.timeout);
        record.status = first.status;
        record.detail = first.detail(user_language());
        record.input_sha256 = sha256;
        if (record.status != Status::ok) return std::nullopt;
        // Another format under the old name would be a damaged file to whoever opens it.
        if (options_.in_place && !keeps_format(task.input.path, first.format)) {
            record.status = Status::output_failed;
            record.detail = say(Message::format_detail);
            return std::nullopt;
        }
        if (options_.in_place)
            if (const auto refused = replacing_refused(target(task, first.format))) {
                record.status = Status::output_failed;
                record.detail = say(*refused);
                return std::nullopt;
            }
        Job job;
        job.input = fs::absolute(task.input.path);
        job.in_place = options_.in_place;
        job.target = target(task, first.format);
        UnderWay under_way{record.input_sha256, nullptr};
        if (!job.target.empty()) {
            try {
                under_way.folder = temporary_folder_in(job.target.parent_path());
            } catch (const std::system_error& error) {
                record.status = Status::output_failed;
                record.detail = error.code().message();
                return std::nullopt;
            }
            job.temporary = under_way.folder->path() / job.target.filename();
        }
        under_way_.insert_or_assign(number, std::move(under_way));
        return job;
    }

    std::unique_ptr<office::TemporaryFolder> temporary_folder_in(const fs::path& parent) {
        if (cleared_.insert(parent).second) office::remove_leftovers(parent);
        return std::make_unique<office::TemporaryFolder>(parent);
    }

    void finish(JobResult result) {
        auto record = begin_record(tasks_[result.number]);
        record.input_sha256 = under_way_.at(result.number).input_sha256;
        record.status = result.record.status;
        record.detail = std::move(result.record.detail);
        record.output = std::move(result.record.output);
        record.output_sha256 = std::move(result.record.output_sha256);
        record.time = result.record.time;
        record.phases = std::move(result.record.phases);
        record.attempts = result.record.attempts;
        record.named = std::move(result.record.named);
        record.links = std::move(result.record.links);
        record.errors = std::move(result.record.errors);
        under_way_.erase(result.number);
        report(record);
    }

    void report(const RecalcRecord& record) {
        if (results_) results_->add(json::serialize(json_of(record)));
        tell(record);
    }

    void tell(const RecalcRecord& record) {
        ++counts_[record.status];
        progress_->say_line(record_sentence(record, options_.timeout));
        progress_->count(failure(record.status), record.attempts > 0);
    }

    // Without a record a workbook would have to be done again, so nothing is done any more.
    int results_error() const { return results_ ? results_->error() : 0; }

    int conclude() const {
        for (const auto& folder : barren_) std::cerr << say(Message::barren_folder, folder.string()) << '\n';
        if (const int error = results_error()) return cannot_write(*options_.results, error);
        std::size_t all = 0;
        std::size_t failed = 0;
        for (const auto& [status, count] : counts_) {
            all += count;
            if (failure(status)) failed += count;
        }
        const auto found = counts_.find(Status::left_out);
        const auto left_out = found == counts_.end() ? 0 : found->second;
        if (all > 1)
            std::cerr << (left_out > 0 ? say(Message::summary_left_out, all, all - failed - left_out, failed, left_out)
                                       : say(Message::summary, all, all - failed, failed))
                      << '\n';
        return failed == 0 && barren_.empty() ? exit_done : exit_some_failed;
    }

    const RecalcOptions& options_;
    Versions versions_;
    std::vector<Input> all_inputs_;
    std::vector<fs::path> barren_;  ///< folders without anything to be read
    std::vector<Task> tasks_;
    std::vector<std::string> kept_;  ///< the lines that the results begin with
    bool begun_ = false;             ///< the results no longer hold what an earlier run wrote
    std::size_t position_ = 0;
    std::map<std::size_t, UnderWay> under_way_;  ///< by number of the task
    std::set<fs::path> cleared_;                 ///< folders without leftovers of earlier runs
    std::unique_ptr<FolderLock> lock_;
    std::vector<std::unique_ptr<FolderLock>> input_locks_;  ///< of workbooks replaced in place
    std::unique_ptr<ResultsFile> results_;
    std::unique_ptr<Progress> progress_;
    std::map<Status, std::size_t> counts_;
};

}  // namespace

int recalc(const RecalcOptions& options) { return Recalc(options).run(); }

}  // namespace citystar::command

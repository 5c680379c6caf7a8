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
#include <utility>

#include "chinese_font.hpp"
#include "console/interruption.hpp"
#include "console/replacing.hpp"
#include "console/speech.hpp"
#include "pool/known_frameworks.hpp"
#include "pool/recalc_record.hpp"
#include "run/first_look.hpp"
#include "run/inputs.hpp"
#include "run/output_names.hpp"
#include "run/resume.hpp"
#include "run/run_lock.hpp"
#include "temporary_folder.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Each lock takes a descriptor. If there are more folders, the first ones by name are locked.
constexpr std::size_t most_locked_folders = 200;

// Whether the next run would take the outputs for inputs.
bool outputs_among_inputs(const RecalcOptions& options) {
    std::error_code failed;
    return options.output_folder && options.format != "pdf" &&
           std::ranges::any_of(options.inputs, [&](const auto& input) {
               return fs::is_directory(input, failed) && fs::equivalent(input, *options.output_folder, failed);
           });
}

std::string output_ending(const RecalcOptions& options, Format format) {
    if (!options.format.empty()) return "." + options.format;
    return format == Format::xlsx ? ".xlsx" : ".ods";
}

// Whether a workbook that is replaced under its name keeps the format that the name promises.
bool keeps_format(const fs::path& file, Format format) {
    const auto* promised = promised_format(file);
    return promised && promised->format == format && (promised->uses & use_recalc) != 0;
}

ExitStatus no_chinese_font() {
    std::cerr << say(Message::no_chinese_font) << '\n';
    return exit_no_office;
}

struct Task {
    Input input;
    std::string output_name;  ///< without ending
    bool skipped = false;
};

struct UnderWay {
    std::string input_sha256;
    std::unique_ptr<office::TemporaryFolder> folder;  ///< next to the target
};

class Recalc : public BatchRun {
public:
    explicit Recalc(const RecalcOptions& options)
        : BatchRun(options), options_(options), registry_(known_frameworks()) {}

private:
    int check() override {
        if (outputs_among_inputs(options_)) {
            std::cerr << say(Message::output_is_input, options_.output_folder->string()) << '\n';
            return exit_usage;
        }
        return options_.format == "pdf" && !office::has_chinese_font() ? no_chinese_font() : exit_done;
    }

    std::vector<fs::path> outputs() const override {
        return {options_.output_folder.value_or(fs::path()), options_.results.value_or(fs::path())};
    }

    void take(std::vector<Input> all) override {
        const auto names = output_names(all, options_.output_folder.value_or(fs::path()));
        for (std::size_t i = 0; i < all.size(); ++i)
            if (mine(all[i])) tasks_.push_back({std::move(all[i]), names[i]});
    }

    ExitStatus prepare() override {
        const auto status = prepare_output();
        return status == exit_done ? lock_inputs() : status;
    }

    ExitStatus prepare_output() {
        if (!options_.output_folder) return exit_done;
        std::error_code failed;
        fs::create_directories(*options_.output_folder, failed);
        if (failed) return cannot_write(*options_.output_folder, failed.value());
        if (access(options_.output_folder->c_str(), W_OK) != 0) return cannot_write(*options_.output_folder, errno);
        // Shards of one manifest write different files, so they may share the folder.
        lock_ = std::make_unique<FolderLock>(*options_.output_folder, options_.shard_count > 1);
        if (!lock_->granted()) return in_use(*options_.output_folder);
        // Done even if nothing will be written there in this run.
        office::remove_leftovers(*options_.output_folder);
        return exit_done;
    }

    // Workbooks that are replaced in place are written by one run at a time, like an output folder.
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

    std::vector<std::string> take_over() override {
        std::vector<std::string> out;
        const auto earlier = earlier_records(*options_.results);
        for (auto& task : tasks_) {
            const auto found = earlier.find(task.input.id);
            if (found == earlier.end() || interruption()) continue;
            const auto first_look = preflight(task.input.path);
            if (first_look.status != Status::ok) continue;
            task.skipped =
                up_to_date(found->second.record, versions(), task.input.path, target(task, first_look.format));
            if (task.skipped) out.push_back(found->second.line);
        }
        return out;
    }

    std::size_t count() const override { return tasks_.size(); }

    std::size_t left() const override {
        return static_cast<std::size_t>(
            std::ranges::count_if(tasks_, [](const auto& task) { return !task.skipped && !task.input.left_out; }));
    }

    std::optional<Job> begin(std::size_t number) override {
        auto record = begin_record(tasks_[number]);
        if (tasks_[number].skipped) {
            record.status = Status::skipped;
            tell(record);
            return std::nullopt;
        }
        auto job = job_for(number, record);
        if (!job && !interruption()) report(record);
        return job;
    }

    fs::path target(const Task& task, Format format) const {
        if (options_.results_only) return {};
        if (options_.in_place) {
            std::error_code failed;
            const auto file = fs::weakly_canonical(task.input.path, failed);
            return failed ? task.input.path : file;
        }
        return *options_.output_folder / (task.output_name + output_ending(options_, format));
    }

    RecalcRecord begin_record(const Task& task) const {
        RecalcRecord record;
        record.id = task.input.id;
        record.input = task.input.path;
        record.versions = versions();
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
        // A file with another format under the old name would look damaged.
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

    void finish(JobResult result) override {
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
        if (results()) results()->add(json::serialize(json_of(record)));
        tell(record);
    }

    void tell(const RecalcRecord& record) {
        ++counts_[record.status];
        const auto tone = failure(record.status)                    ? Tone::bad
                          : record.status == Status::formula_errors ? Tone::doubtful
                                                                    : Tone::plain;
        progress().say_line(record_sentence(record, options_.timeout, registry_), tone);
        progress().count(failure(record.status), record.attempts > 0);
    }

    void ended() override {
        if (results() && begun()) results()->add(summary_line(counts_));
    }

    int conclude() override {
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
        return failed == 0 ? exit_done : exit_some_failed;
    }

    const RecalcOptions& options_;
    const Registry registry_;
    std::vector<Task> tasks_;
    std::map<std::size_t, UnderWay> under_way_;  ///< by number of the task
    std::set<fs::path> cleared_;                 ///< folders from which leftovers of earlier runs were removed
    std::unique_ptr<FolderLock> lock_;
    std::vector<std::unique_ptr<FolderLock>> input_locks_;  ///< of workbooks replaced in place
    std::map<Status, std::size_t> counts_;
};

}  // namespace

int recalc(const RecalcOptions& options) { return Recalc(options).run(); }

}  // namespace citystar::command

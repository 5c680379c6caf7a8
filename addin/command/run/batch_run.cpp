#include "batch_run.hpp"

#include <algorithm>
#include <iostream>
#include <system_error>
#include <thread>
#include <utility>

#include "console/interruption.hpp"
#include "console/speech.hpp"
#include "shard.hpp"
#include "versions.hpp"

namespace citystar::command {

namespace fs = std::filesystem;

ExitStatus cannot_write(const fs::path& file, const std::string& why) {
    std::cerr << say(Message::cannot_write, file.string(), why) << '\n';
    return exit_cannot_write;
}

ExitStatus cannot_write(const fs::path& file, int error) {
    return cannot_write(file, std::generic_category().message(error));
}

ExitStatus in_use(const fs::path& file) {
    std::cerr << say(Message::folder_in_use, file.string()) << '\n';
    return exit_try_again;
}

BatchRun::BatchRun(const BatchOptions& options) : options_(options), versions_(current_versions()) {}
BatchRun::~BatchRun() = default;

int BatchRun::run() {
    if (const auto status = check(); status != exit_done) return status;
    if (const auto status = list(); status != exit_done) return status;
    if (const auto status = prepare(); status != exit_done) return status;
    if (const auto status = open_results(); status != exit_done) return status;
    if (interruption()) return interrupted();
    progress_ = std::make_unique<Progress>(count(), options_.progress);
    auto end = SuperviseEnd::done;
    if (const auto status = work(end); status != exit_done) return status;
    progress_.reset();
    if (end == SuperviseEnd::no_office) return exit_no_office;
    ended();
    if (end == SuperviseEnd::interrupted) return interrupted();
    if (end == SuperviseEnd::office_lost) {
        std::cerr << say(Message::office_lost) << '\n';
        return exit_try_again;
    }
    if (results_ && results_->error() != 0) return cannot_write(*options_.results, results_->error());
    const auto status = conclude();
    for (const auto& folder : barren_) std::cerr << say(Message::barren_folder, folder.string()) << '\n';
    return status == exit_done && !barren_.empty() ? exit_some_failed : status;
}

bool BatchRun::mine(const Input& input) const {
    return shard_of(input.id, options_.shard_count) == options_.shard_index;
}

int BatchRun::interrupted() const {
    const bool resumable = options_.results && *options_.results != "-";
    std::cerr << say(resumable ? Message::interrupted_resumable : Message::interrupted) << '\n';
    return 128 + interruption();
}

ExitStatus BatchRun::list() {
    try {
        auto found =
            options_.manifest ? Inputs{read_manifest(*options_.manifest), {}} : expand(options_.inputs, outputs());
        barren_ = std::move(found.barren);
        for (const auto& input : found.files) all_inputs_.push_back(input.path);
        take(std::move(found.files));
    } catch (const InputError& error) {
        std::cerr << error.what() << '\n';
        return exit_bad_data;
    }
    return exit_done;
}

ExitStatus BatchRun::open_results() {
    if (!options_.results || !writes_as_they_come()) return exit_done;
    std::error_code failed;
    for (const auto& input : all_inputs_)
        if (fs::equivalent(input, *options_.results, failed) && !failed) {
            std::cerr << say(Message::results_over_input, options_.results->string()) << '\n';
            return exit_cannot_write;
        }
    try {
        results_ = std::make_unique<ResultsFile>(*options_.results);
        if (options_.resume) kept_ = take_over();
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::resource_unavailable_try_again) return in_use(*options_.results);
        return cannot_write(*options_.results, error.code().message());
    }
    return exit_done;
}

ExitStatus BatchRun::work(SuperviseEnd& end) {
    try {
        end = supervised();
    } catch (const fs::filesystem_error& error) {
        return cannot_write(error.path1(), error.code().message());
    } catch (const std::system_error& error) {
        return cannot_write(options_.results.value_or(fs::path()), error.code().message());
    }
    return exit_done;
}

std::size_t BatchRun::jobs_at_once() const {
    return options_.workers ? options_.workers : std::max(1u, std::thread::hardware_concurrency());
}

SuperviseEnd BatchRun::supervised() {
    SupervisorSettings settings;
    settings.worker = options_.worker;
    settings.timeout = options_.timeout;
    settings.workers = std::min(jobs_at_once(), left());
    settings.as_needed = needs_office_rarely();
    if (settings.as_needed) settings.settled = [this](const Assignment& one) { return settled(one.number); };
    if (settings.workers == 0) {
        begin_results();
        for (auto more = next(); more && !interruption(); more = next()) progress_->refresh();
        return interruption() ? SuperviseEnd::interrupted : SuperviseEnd::done;
    }
    return supervise(
        settings, [this] { return next(); }, [this](JobResult result) { finish(std::move(result)); },
        [this] { progress_->refresh(); });
}

void BatchRun::begin_results() {
    if (results_ && !std::exchange(begun_, true)) results_->begin(kept_);
}

void BatchRun::add_result(const std::string& line) {
    begin_results();
    if (results_) results_->add(line);
}

// The next workbook that needs an office. Unless offices are rarely needed, the results are replaced at the first call,
// which comes once an office is ready; without an office the results of an earlier run stay. A workbook without a
// record would have to be done again, so the run ends when the results file cannot be written. Throws std::system_error
// if the results cannot be replaced.
std::optional<Assignment> BatchRun::next() {
    // The workers must not wait for long.
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
    if (!needs_office_rarely()) begin_results();
    while (position_ < count() && !interruption() && !(results_ && results_->error() != 0)) {
        const auto number = position_++;
        if (auto job = begin(number)) return Assignment{number, std::move(*job)};
        if (needs_office_rarely() && std::chrono::steady_clock::now() > until) return Assignment{0, {}, true};
    }
    return std::nullopt;
}

}  // namespace citystar::command

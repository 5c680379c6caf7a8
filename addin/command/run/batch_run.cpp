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

int BatchRun::interrupted() {
    std::cerr << say(Message::interrupted) << '\n';
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

SuperviseEnd BatchRun::supervised() {
    SupervisorSettings settings;
    settings.worker = options_.worker;
    settings.timeout = options_.timeout;
    const auto wanted = options_.workers ? options_.workers : std::max(1u, std::thread::hardware_concurrency());
    settings.workers = std::min<std::size_t>(wanted, left());
    if (settings.workers == 0) {
        next();
        return interruption() ? SuperviseEnd::interrupted : SuperviseEnd::done;
    }
    return supervise(
        settings, [this] { return next(); }, [this](JobResult result) { finish(std::move(result)); },
        [this] { progress_->refresh(); });
}

// The next workbook that needs an office. The results are replaced at the first call, which comes once an office is
// ready; without an office the results of an earlier run stay. A workbook without a record would have to be done again,
// so the run ends when the results file cannot be written. Throws std::system_error if the results cannot be replaced.
std::optional<Assignment> BatchRun::next() {
    if (results_ && !std::exchange(begun_, true)) results_->begin(kept_);
    while (position_ < count() && !interruption() && !(results_ && results_->error() != 0)) {
        const auto number = position_++;
        if (auto job = begin(number)) return Assignment{number, std::move(*job)};
    }
    return std::nullopt;
}

}  // namespace citystar::command

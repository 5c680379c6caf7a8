#include "collect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <com/sun/star/uno/Exception.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

#include "pool/assessment_json.hpp"
#include "collect_outputs.hpp"
#include "league/collect_record.hpp"
#include "console/document_speech.hpp"
#include "league/document_store.hpp"
#include "console/exit_status.hpp"
#include "run/first_look.hpp"
#include "run/inputs.hpp"
#include "console/interruption.hpp"
#include "pool/known_frameworks.hpp"
#include "league/league.hpp"
#include "league/league_report.hpp"
#include "league/notices.hpp"
#include "console/progress.hpp"
#include "run/results_file.hpp"
#include "run/resume.hpp"
#include "run/shard.hpp"
#include "console/shown_path.hpp"
#include "league/shown_points.hpp"
#include "console/speech.hpp"
#include "pool/supervisor.hpp"
#include "run/versions.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void cannot_write(const fs::path& file, const std::string& why) {
    std::cerr << say(Message::cannot_write, file.string(), why) << '\n';
}

class Collect {
public:
    explicit Collect(const CollectOptions& options)
        : options_(options), registry_(known_frameworks()), versions_(current_versions()) {}

    int run() {
        if (const auto failed = check_outputs(options_); failed != exit_done) return failed;
        try {
            list_inputs();
        } catch (const InputError& error) {
            std::cerr << error.what() << '\n';
            return exit_bad_data;
        }
        if (const auto failed = open_results(); failed != exit_done) return failed;
        found_.resize(inputs_.size());
        if (options_.resume) take_over();
        if (interruption()) return stopped();
        progress_ = std::make_unique<Progress>(inputs_.size(), options_.progress);
        SuperviseEnd end;
        try {
            end = read_all();
        } catch (const std::system_error& error) {
            cannot_write(*options_.results, error.code().message());
            return exit_cannot_write;
        }
        progress_.reset();
        if (end == SuperviseEnd::no_office) return exit_no_office;
        if (end == SuperviseEnd::office_lost) {
            std::cerr << say(Message::office_lost) << '\n';
            return exit_try_again;
        }
        if (end == SuperviseEnd::interrupted) return stopped();
        for (std::size_t i = 0; i < found_.size(); ++i)
            for (const auto& unit : found_[i].units) units_.push_back(unit);
        const auto league = make_league(units_, choices_);
        if (!write(league)) return interruption() ? stopped() : exit_cannot_write;
        const auto failed = static_cast<std::size_t>(std::ranges::count_if(units_, &Assessment::failed));
        const auto scored = std::ranges::count_if(units_, &Assessment::scored);
        std::cerr << say(Message::collected, scored, failed, options_.output.string()) << '\n';
        tell_contradictions(league);
        for (const auto& folder : barren_) std::cerr << say(Message::barren_folder, folder.string()) << '\n';
        if (tell_unused(choices_, units_, options_.choices.value_or(""))) return exit_bad_data;
        return failed == 0 && barren_.empty() ? exit_done : exit_some_failed;
    }

private:
    // All workbooks of the run, and this machine's part of them. Throws InputError.
    void list_inputs() {
        auto found = options_.manifest
                         ? Inputs{read_manifest(*options_.manifest), {}}
                         : expand(options_.inputs, {options_.output, options_.results.value_or(fs::path()),
                                                    options_.notices.value_or(fs::path())});
        barren_ = std::move(found.barren);
        auto& all = found.files;
        if (options_.choices) {
            choices_ = read_choices(*options_.choices);
            std::vector<fs::path> workbooks;
            for (const auto& input : all) workbooks.push_back(input.path);
            find_files(choices_, workbooks, *options_.choices);
        }
        std::erase_if(all, [&](const Input& input) {
            return shard_of(input.id, options_.shard_count) != options_.shard_index;
        });
        inputs_ = std::move(all);
    }

    static int stopped() {
        std::cerr << say(Message::interrupted) << '\n';
        return 128 + interruption();
    }

    ExitStatus open_results() {
        if (!options_.results || *options_.results == "-") return exit_done;
        try {
            results_ = std::make_unique<ResultsFile>(*options_.results);
        } catch (const std::system_error& error) {
            if (error.code() == std::errc::resource_unavailable_try_again) {
                std::cerr << say(Message::folder_in_use, options_.results->string()) << '\n';
                return exit_try_again;
            }
            cannot_write(*options_.results, error.code().message());
            return exit_cannot_write;
        }
        return exit_done;
    }

    // What an earlier run has read and still holds.
    void take_over() {
        auto earlier = earlier_collected(*options_.results, registry_);
        for (std::size_t i = 0; i < inputs_.size() && !interruption(); ++i) {
            const auto found = earlier.find(inputs_[i].id);
            if (found == earlier.end() || !up_to_date(found->second.work, versions_, inputs_[i].path, {})) continue;
            found_[i] = std::move(found->second);
            for (const auto& unit : found_[i].units) kept_.push_back(record_line(found_[i], unit, nullptr));
            ++taken_over_;
        }
        if (taken_over_ > 0) std::cerr << say(Message::collect_taken_over, taken_over_, inputs_.size()) << '\n';
    }

    SuperviseEnd read_all() {
        SupervisorSettings settings;
        settings.worker = options_.worker;
        settings.timeout = options_.timeout;
        const auto wanted = options_.workers ? options_.workers : std::max(1u, std::thread::hardware_concurrency());
        settings.workers = std::min<std::size_t>(wanted, inputs_.size() - taken_over_);
        if (settings.workers == 0) {
            next();
            return interruption() ? SuperviseEnd::interrupted : SuperviseEnd::done;
        }
        return supervise(
            settings, [this] { return next(); }, [this](JobResult result) { finish(std::move(result)); },
            [this] { progress_->refresh(); });
    }

    // The next workbook that takes an office; what is known without one is told on the way. Asked for only once an
    // office is ready: without one the results of an earlier run stay. What is known of each workbook is written at
    // once; ranks come when all are there. Throws std::system_error if the results cannot be replaced.
    std::optional<Assignment> next() {
        if (results_ && !std::exchange(begun_, true)) results_->begin(kept_);
        while (position_ < inputs_.size() && !interruption()) {
            const auto number = position_++;
            const auto& input = inputs_[number].path;
            auto& found = found_[number];
            if (!found.units.empty()) {
                progress_->count(std::ranges::any_of(found.units, &Assessment::failed), false);
                continue;
            }
            found.work.id = inputs_[number].id;
            found.work.versions = versions_;
            if (inputs_[number].left_out) {
                add(number, {unit_with(Status::left_out, {})});
                continue;
            }
            if (is_league_csv(input)) {
                add(number, {workbook::skipped_league(documents::language())});
                continue;
            }
            const auto [first, sha256] = first_look(input, options_.timeout);
            if (interruption()) break;
            found.work.input_sha256 = sha256;
            if (first.status == Status::ok) {
                Assignment out;
                out.number = number;
                out.job.task = Task::collect;
                out.job.input = fs::absolute(input);
                return out;
            }
            add(number, {unit_with(first.status, first.detail(documents::language()))});
        }
        return std::nullopt;
    }

    void finish(JobResult result) {
        std::vector<Assessment> units;
        for (const auto& unit : result.units) units.push_back(assessment_of(unit.as_object(), registry_));
        if (units.empty()) units.push_back(unit_with(result.record.status, result.record.detail));
        auto& work = found_[result.number].work;
        work.time = result.record.time;
        work.phases = std::move(result.record.phases);
        work.attempts = result.record.attempts;
        add(result.number, std::move(units));
    }

    Assessment unit_with(Status status, const std::string& detail) const {
        Assessment out;
        out.status = status;
        out.findings.push_back({true, std::string(status_word(status)), "", "", "", status_sentence(status, detail)});
        return out;
    }

    void add(std::size_t number, std::vector<Assessment> units) {
        auto& found = found_[number];
        found.units = std::move(units);
        found.unit_count = found.units.size();
        for (auto& unit : found.units) {
            unit.file = shown_path(inputs_[number].path);
            if (results_) results_->add(record_line(found, unit, nullptr));
            progress_->say_line(sentence(unit));
        }
        progress_->count(std::ranges::any_of(found.units, &Assessment::failed), found.work.attempts > 0);
    }

    std::string status_sentence(Status status, const std::string& detail) const {
        switch (status) {
            case Status::encrypted: return documents::say(Message::status_encrypted);
            case Status::corrupt:
                return detail.empty() ? documents::say(Message::status_corrupt)
                                      : documents::say(Message::status_corrupt_detail, detail);
            case Status::not_a_workbook: return documents::say(Message::status_not_a_workbook);
            case Status::not_found: return detail.empty() ? documents::say(Message::status_not_found) : detail;
            case Status::left_out: return documents::say(Message::status_left_out);
            case Status::timeout: return documents::say(Message::status_timeout, options_.timeout.count());
            default: return documents::say(Message::status_crashed);
        }
    }

    static std::string sentence(const Assessment& unit) {
        const auto errors = count_errors(unit.findings);
        if (unit.scored())
            return say(Message::collected_one, unit.file.string(), unit.unit, fmt::format("{:.10g}", shown_points(*unit.framework, unit.total)),
                       errors, unit.findings.size() - errors);
        return fmt::format("{:<14} {}: {}", status_word(unit.status), unit.file.string(),
                           unit.findings.empty() ? "" : finding_line(unit.findings.front()));
    }

    bool write(const std::vector<LeagueRow>& league) {
        auto file = options_.output;
        try {
            documents_.write_league(options_.output, league);
            if (options_.notices) {
                file = *options_.notices;
                write_notices();
            }
            file = options_.output;
            if (!options_.results) return true;
            file = *options_.results;
            std::map<std::string, const Collected*> workbooks;
            for (const auto& workbook : found_) workbooks.emplace(workbook.units.front().file.string(), &workbook);
            const auto lines = record_lines(workbooks, units_, league);
            if (results_)
                results_->begin(lines);
            else
                for (const auto& line : lines) std::cout << line << '\n';
            std::cout << std::flush;
            return true;
        } catch (const com::sun::star::uno::Exception& error) {
            cannot_write(file, utf8(error.Message));
        } catch (const std::system_error& error) {
            cannot_write(file, error.code().message());
        }
        return false;
    }

    void write_notices() {
        fs::create_directories(*options_.notices);
        const auto names = notice_names(units_, *options_.notices);
        for (std::size_t i = 0; i < units_.size() && !interruption(); ++i)
            if (!names[i].empty())
                documents_.store(*options_.notices / (names[i] + ".pdf"), std::chrono::minutes(2),
                                 [&](const auto& loader) { return notice_page(loader, units_[i]); });
        // A notice of an earlier run must not accuse a unit that has mended its workbook.
        if (!interruption()) remove_stale_notices(units_, names, *options_.notices);
    }

    const CollectOptions& options_;
    const Registry registry_;
    const Versions versions_;
    std::unique_ptr<ResultsFile> results_;
    std::unique_ptr<Progress> progress_;
    DocumentStore documents_;  ///< writes league and notices
    std::vector<Input> inputs_;
    std::vector<fs::path> barren_;  ///< folders in which there is nothing to be read
    std::vector<Choice> choices_;
    bool begun_ = false;  ///< the results no longer hold what an earlier run wrote
    std::size_t position_ = 0;
    std::vector<Collected> found_;   ///< in each input
    std::vector<std::string> kept_;  ///< the lines that the results begin with
    std::size_t taken_over_ = 0;     ///< inputs that an earlier run has read
    std::vector<Assessment> units_;  ///< of all inputs, in their order, for the league
};

}  // namespace

int collect(const CollectOptions& options) { return Collect(options).run(); }

}  // namespace citystar::command

#include "collect.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <com/sun/star/uno/Exception.hpp>
#include <deque>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "collect_outputs.hpp"
#include "console/document_speech.hpp"
#include "console/interruption.hpp"
#include "console/shown_path.hpp"
#include "console/shown_points.hpp"
#include "console/speech.hpp"
#include "console/status_sentence.hpp"
#include "installation.hpp"
#include "league/collect_record.hpp"
#include "league/document_store.hpp"
#include "league/league.hpp"
#include "league/league_report.hpp"
#include "league/notices.hpp"
#include "league/previous_results.hpp"
#include "pool/assessment_json.hpp"
#include "pool/form_assessor.hpp"
#include "pool/known_forms.hpp"
#include "pool/known_frameworks.hpp"
#include "run/first_look.hpp"
#include "run/read_ahead.hpp"
#include "run/resume.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

// Files that are looked at before their turn; the digests and assessments of so many are kept.
constexpr std::size_t most_ahead = 64;

class Collect : public BatchRun {
public:
    explicit Collect(const CollectOptions& options)
        : BatchRun(options),
          options_(options),
          registry_(known_frameworks()),
          forms_(office::find_installation().frameworks.parent_path() / "forms", registry_) {}

private:
    int check() override { return check_outputs(options_); }

    // Last year's results are not written, but they are no workbook either: folders of inputs are searched without
    // them.
    std::vector<fs::path> outputs() const override {
        const fs::path none;
        return {options_.output, options_.results.value_or(none), options_.notices.value_or(none),
                options_.previous.value_or(none)};
    }

    void take(std::vector<Input> all) override {
        if (options_.previous) previous_ = PreviousResults(*options_.previous);
        if (options_.choices) {
            choices_ = read_choices(*options_.choices);
            std::vector<fs::path> workbooks;
            for (const auto& input : all) workbooks.push_back(input.path);
            find_files(choices_, workbooks, *options_.choices);
        }
        std::erase_if(all, [&](const Input& input) { return !mine(input); });
        inputs_ = std::move(all);
        found_.resize(inputs_.size());
    }

    // Standard output gets the results at the end, with their ranks.
    bool writes_as_they_come() const override { return *options_.results != "-"; }

    std::vector<std::string> take_over() override {
        std::vector<std::string> kept;
        auto earlier = earlier_collected(*options_.results, registry_);
        for (std::size_t i = 0; i < inputs_.size() && !interruption(); ++i) {
            const auto found = earlier.find(inputs_[i].id);
            // The findings about the figures depend on the earlier figures that they were compared with.
            if (found == earlier.end() || found->second.previous != previous_.fingerprint()) continue;
            if (!up_to_date(found->second.work, versions(), inputs_[i].path, {})) continue;
            found_[i] = std::move(found->second);
            for (const auto& unit : found_[i].units) kept.push_back(record_line(found_[i], unit, nullptr));
            ++taken_over_;
        }
        if (taken_over_ > 0) std::cerr << say(Message::collect_taken_over, taken_over_, inputs_.size()) << '\n';
        return kept;
    }

    std::size_t count() const override { return inputs_.size(); }
    std::size_t left() const override { return inputs_.size() - taken_over_; }

    // Each workbook's record is written at once; the ranks follow when all workbooks are read.
    std::optional<Job> begin(std::size_t number) override {
        const auto& input = inputs_[number].path;
        auto& found = found_[number];
        if (!found.units.empty()) {
            progress().count(std::ranges::any_of(found.units, &Assessment::failed), false);
            return std::nullopt;
        }
        found.work.id = inputs_[number].id;
        found.work.versions = versions();
        if (inputs_[number].left_out) {
            add(number, {unit_with(Status::left_out, {})});
            return std::nullopt;
        }
        if (is_league_csv(input)) {
            add(number, {workbook::skipped_league(documents::language())});
            return std::nullopt;
        }
        auto looked = look(number);
        if (interruption()) return std::nullopt;
        found.work.input_sha256 = std::move(looked.first.sha256);
        if (looked.first.preflight.status != Status::ok) {
            add(number,
                {unit_with(looked.first.preflight.status, looked.first.preflight.detail(documents::language()))});
            return std::nullopt;
        }
        if (!looked.assessed.units.empty()) {
            take_assessed(number, std::move(looked));
            return std::nullopt;
        }
        if (!looked.assessed.digest.empty()) waiting_.emplace(number, std::move(looked.assessed.digest));
        Job job;
        job.kind = JobKind::collect;
        job.input = fs::absolute(input);
        return job;
    }

    bool needs_office_rarely() const override { return !options_.office_always; }

    // What is known of a workbook without an office.
    struct Looked {
        FirstLook first;
        FormAssessor::Outcome assessed;
        std::chrono::milliseconds time{0};
    };

    // Threads look at the next workbooks while the results of the last ones are written.
    Looked look(std::size_t number) {
        if (!ahead_) {
            const auto threads = jobs_at_once();
            // Their results may be written while threads are at work.
            for (std::size_t i = 0; i < inputs_.size(); ++i)
                passed_over_.push_back(inputs_[i].left_out || !found_[i].units.empty());
            for (std::size_t i = 0; i <= threads; ++i) assessors_.emplace_back(registry_, forms_);
            ahead_.emplace(inputs_.size(), threads, most_ahead,
                           [this](std::size_t thread, std::size_t n) { return look_at(n, assessors_[thread]); });
        }
        return ahead_->take(number);
    }

    Looked look_at(std::size_t number, FormAssessor& assessor) const {
        Looked out;
        const auto& input = inputs_[number];
        if (passed_over_[number] || interruption()) return out;
        const auto begin = std::chrono::steady_clock::now();
        out.first = first_look(input.path, options_.timeout);
        if (out.first.preflight.status == Status::ok && !options_.office_always)
            out.assessed = assessor.assess(input.path, documents::language());
        // As the record of a workbook has them that LibreOffice has read.
        for (auto& unit : out.assessed.units) unit = assessment_of(json_with_cells(unit), registry_);
        out.time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
        return out;
    }

    void take_assessed(std::size_t number, Looked looked) {
        auto& work = found_[number].work;
        work.time = looked.time;
        work.phases = {{"read", looked.time}};
        add(number, std::move(looked.assessed.units));
    }

    // Another workbook with this form has been read as delivered in the meantime.
    bool settled(std::size_t number) override {
        const auto found = waiting_.find(number);
        if (found == waiting_.end()) return false;
        const bool known = forms_.find(found->second) != nullptr;
        waiting_.erase(found);
        if (!known) return false;
        auto looked = look_at(number, assessors_.back());
        if (looked.assessed.units.empty()) return false;
        take_assessed(number, std::move(looked));
        return true;
    }

    void finish(JobResult result) override {
        std::vector<Assessment> units;
        for (const auto& unit : result.units) units.push_back(assessment_of(unit.as_object(), registry_));
        if (units.empty()) units.push_back(unit_with(result.record.status, result.record.detail));
        auto& work = found_[result.number].work;
        work.time = result.record.time;
        work.phases = std::move(result.record.phases);
        work.attempts = result.record.attempts;
        add(result.number, std::move(units));
        if (!result.form.empty()) forms_.add(known_form_of(result.form));
    }

    Assessment unit_with(Status status, const std::string& detail) const {
        Assessment out;
        out.status = status;
        out.findings.push_back({true, std::string(status_word(status)), "", "", "",
                                status_sentence(status, detail, options_.timeout, documents::language())});
        return out;
    }

    void add(std::size_t number, std::vector<Assessment> units) {
        auto& found = found_[number];
        found.units = std::move(units);
        found.unit_count = found.units.size();
        found.previous = previous_.fingerprint();
        for (auto& unit : found.units) {
            if (const auto* previous = previous_.find(unit))
                workbook::compare_with_previous(unit, *previous, documents::language());
            unit.file = shown_path(inputs_[number].path);
            // Half of the memory of a run, and no league needs them.
            for (auto& indicator : unit.indicators) {
                indicator.sheet = indicator.cell = std::string();
                indicator.figure_cells = {};
            }
            add_result(record_line(found, unit, nullptr));
            progress().say_line(sentence(unit), tone_of(unit));
        }
        progress().count(std::ranges::any_of(found.units, &Assessment::failed), !found.work.phases.empty());
    }

    static Tone tone_of(const Assessment& unit) {
        if (unit.failed()) return Tone::bad;
        return count_errors(unit.findings) > 0 ? Tone::doubtful : Tone::plain;
    }

    static std::string sentence(const Assessment& unit) {
        const auto errors = count_errors(unit.findings);
        if (unit.scored())
            return say(Message::collected_one, unit.file.string(), unit.unit, points_text(*unit.framework, unit.total),
                       errors, unit.findings.size() - errors);
        return fmt::format("{:<14} {}: {}", status_word(unit.status), unit.file.string(),
                           unit.findings.empty() ? "" : finding_line(unit.findings.front()));
    }

    int conclude() override {
        for (auto& workbook : found_) {
            if (options_.results) by_file_.emplace(workbook.units.front().file.string(), &workbook);
            std::ranges::move(workbook.units, std::back_inserter(units_));
            workbook.units.clear();
        }
        const auto league = make_league(units_, choices_);
        if (!write(league)) return interruption() ? interrupted() : exit_cannot_write;
        const auto failed = static_cast<std::size_t>(std::ranges::count_if(units_, &Assessment::failed));
        const auto scored = std::ranges::count_if(units_, &Assessment::scored);
        std::cerr << say(Message::collected, scored, failed, options_.output.string()) << '\n';
        if (options_.previous) tell_previous(scored);
        tell_contradictions(league);
        if (tell_unused(choices_, units_, options_.choices.value_or(""))) return exit_bad_data;
        return failed == 0 ? exit_done : exit_some_failed;
    }

    void tell_previous(std::ptrdiff_t scored) const {
        const auto known = std::ranges::count_if(units_, [&](const auto& unit) { return previous_.find(unit); });
        std::cerr << say(Message::collected_previous, known, scored, options_.previous->string()) << '\n';
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
            const auto lines = record_lines(by_file_, units_, league);
            if (results())
                results()->begin(lines);
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
        // A notice of an earlier run must not accuse a unit that has corrected its workbook.
        if (!interruption()) remove_stale_notices(units_, names, *options_.notices);
    }

    const CollectOptions& options_;
    const Registry registry_;
    KnownForms forms_;
    std::deque<FormAssessor> assessors_;          ///< one for each thread, and ours
    std::vector<bool> passed_over_;               ///< inputs that need not be looked at
    std::map<std::size_t, std::string> waiting_;  ///< forms of workbooks that wait for an office
    DocumentStore documents_;                     ///< writes league and notices
    std::vector<Input> inputs_;
    std::vector<Choice> choices_;
    PreviousResults previous_;
    std::vector<Collected> found_;                     ///< by number of the input; their units until all are read
    std::map<std::string, const Collected*> by_file_;  ///< of found_, once its units are moved into units_
    std::size_t taken_over_ = 0;                       ///< inputs that an earlier run has read
    std::vector<Assessment> units_;                    ///< of all inputs, in their order, for the league
    std::optional<ReadAhead<Looked>> ahead_;           ///< the last member: its threads use the others
};

}  // namespace

int collect(const CollectOptions& options) { return Collect(options).run(); }

}  // namespace citystar::command

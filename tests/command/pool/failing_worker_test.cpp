// The supervisor with workers that fail in every way, and the office with a soffice.bin that fails.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include "console/interruption.hpp"
#include "office.hpp"
#include "pool/supervisor.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
using command::Assignment;
using command::JobResult;
using command::Status;
using command::SuperviseEnd;
using command::SupervisorSettings;
using std::chrono::milliseconds;

// Orphans of other tests may be inherited by this process.
std::vector<pid_t> living_children() {
    while (waitpid(-1, nullptr, WNOHANG) > 0) continue;
    return children_of(getpid());
}

class FailingWorker : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }

    // All temporary files go to a folder of the test's own.
    void SetUp() override {
        fs::create_directory(path("tmp"));
        if (const char* before = std::getenv("TMPDIR")) before_ = before;
        setenv("TMPDIR", path("tmp").c_str(), 1);
    }
    void TearDown() override {
        EXPECT_TRUE(living_children().empty());
        EXPECT_TRUE(fs::is_empty(path("tmp")));
        before_.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", before_.c_str(), 1);
    }

    SuperviseEnd run(const std::string& day, std::size_t jobs, SupervisorSettings settings = {}) {
        settings.worker = {CITYSTAR_FAKE_WORKER, day, path("starts").string()};
        std::size_t given = 0;
        return command::supervise(
            settings,
            [&]() -> std::optional<Assignment> {
                if (given == jobs) return std::nullopt;
                Assignment out;
                out.number = given++;
                out.job.input = path(std::to_string(out.number));
                return out;
            },
            [&](JobResult result) { results_.push_back(std::move(result)); });
    }

    // Expects one result for each of `jobs`, all with this status, and that many attempts at the first one.
    void expect_results(std::size_t jobs, Status status, int attempts) const {
        std::set<std::size_t> numbers;
        for (const auto& result : results_) {
            numbers.insert(result.number);
            EXPECT_EQ(result.record.status, status);
        }
        EXPECT_EQ(results_.size(), jobs);
        EXPECT_EQ(numbers.size(), jobs);
        const auto first = std::ranges::find(results_, 0u, &JobResult::number);
        EXPECT_TRUE(first == results_.end() || first->record.attempts == attempts);
    }
    std::size_t starts() const { return bytes_of(path("starts")).size(); }

    std::vector<JobResult> results_;

private:
    office::TemporaryFolder folder_;
    std::string before_;
};

SupervisorSettings impatient(milliseconds timeout = milliseconds(200)) {
    SupervisorSettings out;
    out.timeout = timeout;
    return out;
}

TEST_F(FailingWorker, ThatHangsAtItsStartIsNoOffice) {
    SupervisorSettings settings;
    settings.start_limit = milliseconds(200);
    EXPECT_EQ(run("hangs_at_start", 3, settings), SuperviseEnd::no_office);
    EXPECT_EQ(run("hangs_at_start_ignoring_sigterm", 3, settings), SuperviseEnd::no_office);
    expect_results(0, Status::ok, 0);
}

TEST_F(FailingWorker, ThatWantsToBeStartedAgainIs) {
    EXPECT_EQ(run("wants_one_restart", 3), SuperviseEnd::done);
    expect_results(3, Status::ok, 1);
    EXPECT_EQ(run("wants_a_restart", 3), SuperviseEnd::no_office);
}

TEST_F(FailingWorker, ThatDiesAsSoonAsItIsReadyIsNotHiredForEver) {
    SupervisorSettings settings;
    settings.workers = 2;
    const auto end = run("dies_when_ready", 3, settings);
    // It depends on timing whether a job is given to a worker before its death shows.
    if (end == SuperviseEnd::done)
        expect_results(3, Status::crashed, 2);
    else
        EXPECT_EQ(end, SuperviseEnd::office_lost);
}

TEST_F(FailingWorker, ThatNeverComesBackDoesNotFailTheWorkbooksLeft) {
    EXPECT_EQ(run("dies_for_good_after_one_job", 5), SuperviseEnd::office_lost);
    expect_results(1, Status::ok, 1);
}

TEST_F(FailingWorker, ThatDiesInMidLoadCostsOneAttempt) {
    EXPECT_EQ(run("dies_in_mid_load_once", 3), SuperviseEnd::done);
    expect_results(3, Status::ok, 2);
}

TEST_F(FailingWorker, ThatDiesOfALightCopyIsGivenTheWorkbookItself) {
    EXPECT_EQ(run("dies_of_light_copies", 2), SuperviseEnd::done);
    expect_results(2, Status::ok, 2);
}

// Most workbooks need no office: workers start only for jobs, and not for those that were settled meanwhile.
TEST_F(FailingWorker, IsStartedOnlyAsNeeded) {
    SupervisorSettings settings;
    settings.worker = {CITYSTAR_FAKE_WORKER, "wants_one_restart", path("starts").string()};
    settings.workers = 4;
    settings.as_needed = true;
    settings.settled = [](const Assignment& assignment) { return assignment.number % 2 == 1; };
    const auto run_jobs = [&](std::size_t jobs) {
        std::size_t asked = 0;
        std::size_t given = 0;
        return command::supervise(
            settings,
            [&]() -> std::optional<Assignment> {
                if (++asked % 3 != 0) return Assignment{0, {}, true};
                if (given == jobs) return std::nullopt;
                return Assignment{given++, {}};
            },
            [&](JobResult result) { results_.push_back(std::move(result)); });
    };
    EXPECT_EQ(run_jobs(0), SuperviseEnd::done);
    EXPECT_FALSE(fs::exists(path("starts")));
    EXPECT_EQ(run_jobs(6), SuperviseEnd::done);
    std::set<std::size_t> numbers;
    for (const auto& result : results_) numbers.insert(result.number);
    EXPECT_EQ(numbers, (std::set<std::size_t>{0, 2, 4}));
    EXPECT_EQ(starts(), 2u);
}

TEST_F(FailingWorker, ThatFloodsStandardErrorIsHeardOnStandardOutput) {
    EXPECT_EQ(run("floods_standard_error", 2), SuperviseEnd::done);
    expect_results(2, Status::ok, 1);
}

TEST_F(FailingWorker, ThatFloodsStandardOutputHasCrashed) {
    EXPECT_EQ(run("floods_standard_output", 1), SuperviseEnd::done);
    expect_results(1, Status::crashed, 2);
}

TEST_F(FailingWorker, ThatSaysHalfALineHasSaidNothing) {
    EXPECT_EQ(run("says_half_a_line", 2), SuperviseEnd::done);
    expect_results(2, Status::crashed, 2);
    results_.clear();
    EXPECT_EQ(run("says_half_a_line_and_hangs", 1, impatient()), SuperviseEnd::done);
    expect_results(1, Status::timeout, 2);
}

TEST_F(FailingWorker, ThatAnswersAfterTheDeadlineIsNotHeard) {
    EXPECT_EQ(run("answers_late_once", 3, impatient(std::chrono::seconds(3))), SuperviseEnd::done);
    expect_results(3, Status::ok, 2);
}

TEST_F(FailingWorker, ThatGrowsIsReplaced) {
    SupervisorSettings settings;
    settings.memory_limit = 100u << 20;
    EXPECT_EQ(run("grows", 5, settings), SuperviseEnd::done);
    expect_results(5, Status::ok, 1);
    EXPECT_EQ(starts(), 3u);  // 64 MiB per job: two workers do two jobs each, and one does one
}

// The signal affects the whole process, so the test sends it to a separate one.
TEST_F(FailingWorker, ThatIgnoresSigtermEndsWithAnInterruptedRun) {
    const auto file = path("worker");
    const pid_t child = fork();
    if (child == 0) {
        command::catch_interruptions();
        SupervisorSettings settings;
        settings.workers = 3;
        settings.worker = {CITYSTAR_FAKE_WORKER, "ignores_sigterm"};
        std::size_t given = 0;
        const auto end = command::supervise(
            settings,
            [&]() -> std::optional<Assignment> {
                if (++given == 3) std::ofstream(file) << "all are at work";
                return Assignment{given, {}};
            },
            [](JobResult) { _exit(1); });
        _exit(end == SuperviseEnd::interrupted && living_children().empty() ? 0 : 2);
    }
    while (!fs::exists(file) && waitpid(child, nullptr, WNOHANG) == 0) std::this_thread::sleep_for(milliseconds(5));
    kill(child, SIGTERM);
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

// An office whose soffice.bin is the fake; the rest of LibreOffice's program folder is real.
class FailingOffice : public FailingWorker {
protected:
    void SetUp() override {
        FailingWorker::SetUp();
        installation_ = office::find_installation();
        fs::create_directories(path("program"));
        for (const auto& entry : fs::directory_iterator(installation_.program))
            if (entry.path().filename() != "soffice.bin")
                fs::create_symlink(entry.path(), path("program") / entry.path().filename());
        fs::create_symlink(CITYSTAR_FAKE_WORKER, path("program/soffice.bin"));
        installation_.program = path("program");
        setenv("FAKE_COUNTER", path("starts").c_str(), 1);
    }
    void TearDown() override {
        unsetenv("FAKE_DAY");
        unsetenv("FAKE_COUNTER");
        FailingWorker::TearDown();
    }

    // The message with which the start fails.
    std::string start(
        const char* day, const std::function<bool()>& give_up = [] { return false; }) {
        setenv("FAKE_DAY", day, 1);
        office::Office::Options options;
        options.give_up = give_up;
        try {
            const office::Office office(installation_, options);
            return "started";
        } catch (const office::OfficeError& error) {
            return error.what();
        }
    }

private:
    office::Installation installation_;
};

TEST_F(FailingOffice, ThatForEverWantsToBeStartedAgainIsGivenUp) {
    EXPECT_EQ(start("wants_a_restart"), "LibreOffice ended at its start with status 81");
}

TEST_F(FailingOffice, ThatIsKilledAtItsStartIsGivenUp) {
    EXPECT_EQ(start("dies_in_mid_load_once"), "LibreOffice ended at its start with status 137");
}

TEST_F(FailingOffice, ThatHangsAtItsStartEndsWhenTheUserHasEnough) {
    int asked = 0;
    EXPECT_EQ(start("hangs_at_start_ignoring_sigterm", [&] { return ++asked > 3; }), "LibreOffice does not answer");
}

}  // namespace
}  // namespace citystar::test

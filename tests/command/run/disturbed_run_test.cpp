// Runs that are killed or run out of memory, space or permissions: their leftovers, and --resume after them, which ends
// like an undisturbed run.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <thread>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// The record of a workbook and its output, by name of the input.
struct Result {
    std::string status;
    std::string named_and_errors;
    std::string output;
    std::vector<std::string> cells;

    bool operator==(const Result&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Result& result) {
    return out << result.status << ' ' << result.output << ' ' << result.cells.size() << " cells";
}
using Results = std::map<std::string, Result>;

Results results_of(const fs::path& file) {
    Results out;
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const auto record = json::parse(line).as_object();
        if (!record.contains("id")) continue;
        Result result;
        result.status = json::value_to<std::string>(record.at("status"));
        result.named_and_errors = json::serialize(record.at("named")) + json::serialize(record.at("errors"));
        if (record.contains("output")) {
            const fs::path output = json::value_to<std::string>(record.at("output"));
            result.output = output.filename();
            result.cells = stored_results(output);
        }
        const auto name = fs::path(json::value_to<std::string>(record.at("id"))).filename().string();
        EXPECT_TRUE(out.emplace(name, std::move(result)).second) << name << " has two records";
    }
    return out;
}

std::vector<std::string> hidden_in(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(".")) out.push_back(entry.path().filename());
    return out;
}

template <typename Condition>
bool comes_true(const Condition& condition) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > limit) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

// The process is gone, or nobody has waited for it yet. Its command line would not do: that is empty for a moment
// whenever a program becomes another one.
bool ended(pid_t pid) {
    const auto stat = bytes_of("/proc/" + std::to_string(pid) + "/stat");
    const auto name = stat.rfind(") ");
    return name == stat.npos || stat[name + 2] == 'Z';
}

class DisturbedRun : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }
    std::string text(const std::string& name) const { return path(name).string(); }

    // Storing the large workbook takes long enough to be interrupted. Because of its error, LibreOffice stores it.
    void SetUp() override {
        fs::create_directories(path("in"));
        fs::create_directories(path("tmp"));
        for (const auto* name : {"b.ods", "c.ods"}) write_ods(path("in") / name, {"1+1", "1/0"});
        std::vector<std::string> many;
        for (int i = 0; i < 30000; ++i) many.push_back(std::to_string(i * 7919 % 104729) + "*" + std::to_string(i));
        many.push_back("1/0");
        write_ods(path("in/a-large.ods"), many);
        std::ofstream(path("in/damaged.ods")) << "no zip";
    }

    // The arguments of the runs in these tests. All temporary files go to `tmp`.
    std::vector<std::string> arguments(const char* jobs = "2") const {
        return {"TMPDIR=" + text("tmp"),
                CITYSTAR_COMMAND,
                "recalc",
                text("in"),
                "-o",
                text("out"),
                "-j",
                jobs,
                "--results",
                text("r.jsonl"),
                "--resume",
                "--timeout",
                "600"};
    }
    Outcome run(const std::function<void(pid_t)>& while_running = [](pid_t) {}) const {
        return run_program("/usr/bin/env", arguments(), while_running);
    }
    // With one worker, no other one suffers from a lack of space.
    std::string command_line() const {
        std::string out = "env";
        for (const auto& argument : arguments("1")) out += " '" + argument + "'";
        return out;
    }

    void expect_like_undisturbed() {
        if (!undisturbed_) {
            const auto run = run_citystar({"recalc", text("in"), "-o", text("calm"), "--results", text("calm.jsonl")});
            EXPECT_EQ(run.status, 1) << run.err;
            undisturbed_ = results_of(path("calm.jsonl"));
            EXPECT_EQ(undisturbed_->size(), 4u);
        }
        EXPECT_EQ(results_of(path("r.jsonl")), *undisturbed_) << bytes_of(path("r.jsonl")).substr(0, 4000);
        EXPECT_EQ(hidden_in(path("out")), std::vector<std::string>{});
        EXPECT_TRUE(fs::is_empty(path("tmp")));
    }

    void expect_resumable() {
        const auto again = run();
        EXPECT_EQ(again.status, 1) << again.err;  // one workbook is damaged
        expect_like_undisturbed();
    }

    // Runs from the beginning, and does something while the large workbook is being stored. That is over in a moment: a
    // run that ends between two looks is tried again.
    Outcome run_until_storing(const std::function<void(pid_t)>& then) const {
        constexpr int most_misses = 5;
        Outcome out;
        bool caught = false;
        for (int i = 0; i < most_misses && !caught; ++i) {
            fs::remove(path("r.jsonl"));
            out = run([&](pid_t pid) {
                EXPECT_TRUE(comes_true([&] {
                    caught = storing();
                    return caught || ended(pid);
                }));
                if (caught) then(pid);
            });
        }
        EXPECT_TRUE(caught);
        return out;
    }

    bool storing() const {
        std::error_code failed;
        for (fs::directory_iterator it(path("out"), failed), end; !failed && it != end; it.increment(failed))
            if (fs::exists(it->path() / "a-large.ods", failed)) return true;
        return false;
    }

private:
    office::TemporaryFolder folder_;
    std::optional<Results> undisturbed_;
};

// From outside it is not known which office or worker has the large workbook, so all of a kind are killed.
TEST_F(DisturbedRun, OfficesOrWorkersKilledWhileStoring) {
    const auto kill_and_compare = [&](bool offices) {
        std::vector<std::string> sockets;
        const auto disturbed = run_until_storing([&](pid_t pid) {
            for (const pid_t worker : children_of(pid)) {
                for (const pid_t office : children_of(worker)) {
                    std::ranges::copy(sockets_of(office), std::back_inserter(sockets));
                    if (offices) kill(office, SIGKILL);
                }
                if (!offices) kill(worker, SIGKILL);
            }
        });
        EXPECT_EQ(disturbed.status, 1) << disturbed.err;
        EXPECT_GE(sockets.size(), 2u);
        for (const auto& socket : sockets) EXPECT_FALSE(fs::exists(socket)) << socket;
        expect_like_undisturbed();
    };
    const auto tried_twice = [&] { return bytes_of(path("r.jsonl")).find("\"attempts\":2") != std::string::npos; };
    for (const bool offices : {true, false}) {
        // The output may be stored before the kill takes effect; then nothing is tried twice.
        constexpr int most_misses = 5;
        bool hit = false;
        for (int i = 0; i < most_misses && !hit && !HasFailure(); ++i) {
            kill_and_compare(offices);
            hit = tried_twice();
        }
        EXPECT_TRUE(hit) << offices;
    }
}

TEST_F(DisturbedRun, SupervisorKilledWhileStoring) {
    std::vector<pid_t> workers;
    const auto disturbed = run_until_storing([&](pid_t pid) {
        workers = children_of(pid);
        kill(pid, SIGKILL);
        for (const pid_t worker : workers) EXPECT_TRUE(comes_true([&] { return ended(worker); }));
    });
    EXPECT_EQ(disturbed.status, 128 + SIGKILL);
    EXPECT_FALSE(workers.empty());
    EXPECT_TRUE(fs::is_empty(path("tmp")));
    EXPECT_EQ(hidden_in(path("out")), std::vector<std::string>{});
    expect_resumable();
}

TEST_F(DisturbedRun, EverythingKilledAtOnceIsClearedByTheNextRun) {
    std::vector<std::string> sockets;
    const auto disturbed = run_until_storing([&](pid_t pid) {
        std::vector<pid_t> all{pid};
        for (const pid_t worker : children_of(pid)) {
            all.push_back(worker);
            for (const pid_t office : children_of(worker)) {
                all.push_back(office);
                std::ranges::copy(sockets_of(office), std::back_inserter(sockets));
            }
        }
        for (const pid_t process : all) kill(process, SIGKILL);
        for (const pid_t process : all) EXPECT_TRUE(comes_true([&] { return ended(process); }));
    });
    EXPECT_EQ(disturbed.status, 128 + SIGKILL);
    // There was no process left to clean up.
    EXPECT_EQ(hidden_in(path("out")).empty(), false);
    EXPECT_FALSE(fs::is_empty(path("tmp")));
    EXPECT_GE(sockets.size(), 2u);
    for (const auto& socket : sockets) EXPECT_TRUE(fs::exists(socket)) << socket;
    // A folder whose owner is alive stays, and so does one that only looks like ours.
    const office::TemporaryFolder owned(path("out"));
    std::ofstream(path("out/.citystar-note")) << "a file";
    const auto again = run();
    EXPECT_EQ(again.status, 1) << again.err;
    EXPECT_TRUE(fs::exists(owned.path()));
    EXPECT_EQ(hidden_in(path("out")).size(), 2u);
    for (const auto& socket : sockets) EXPECT_FALSE(fs::exists(socket)) << socket;
    fs::remove(owned.path());
    fs::remove(path("out/.citystar-note"));
    expect_like_undisturbed();
}

TEST_F(DisturbedRun, AWorkerKilledWhileItsOfficeStartsLeavesNoSocket) {
    std::vector<std::string> sockets;
    const auto disturbed = run([&](pid_t pid) {
        pid_t starting = 0;
        EXPECT_TRUE(comes_true([&] {
            for (const pid_t worker : children_of(pid))
                for (const pid_t office : children_of(worker))
                    if (sockets = sockets_of(office); !sockets.empty()) {
                        starting = worker;
                        return true;
                    }
            return ended(pid);
        }));
        kill(starting, SIGKILL);
    });
    EXPECT_EQ(disturbed.status, 1) << disturbed.err;
    EXPECT_FALSE(sockets.empty());
    for (const auto& socket : sockets) EXPECT_FALSE(fs::exists(socket)) << socket;
    expect_like_undisturbed();
}

TEST_F(DisturbedRun, ASecondRunIsToldToWait) {
    Outcome same_folder;
    Outcome same_results;
    const auto first = run([&](pid_t pid) {
        EXPECT_TRUE(comes_true([&] { return !bytes_of(path("r.jsonl")).empty() || ended(pid); }));
        kill(pid, SIGSTOP);
        same_folder = run_citystar({"recalc", text("in/b.ods"), "-o", text("out")});
        same_results = run_citystar({"recalc", text("in/b.ods"), "--results-only", "--results", text("r.jsonl")});
        kill(pid, SIGCONT);
    });
    EXPECT_EQ(same_folder.status, 75);
    EXPECT_NE(same_folder.err.find(text("out")), std::string::npos) << same_folder.err;
    EXPECT_EQ(same_results.status, 75);
    EXPECT_NE(same_results.err.find(text("r.jsonl")), std::string::npos) << same_results.err;
    EXPECT_EQ(first.status, 1) << first.err;
    expect_like_undisturbed();
}

TEST_F(DisturbedRun, ASecondRunInPlaceIsToldToWait) {
    Outcome same_files;
    Outcome into_their_folder;
    const auto first = run_program(
        "/usr/bin/env",
        {"TMPDIR=" + text("tmp"), CITYSTAR_COMMAND, "recalc", text("in"), "--in-place", "--results", text("r.jsonl")},
        [&](pid_t pid) {
            EXPECT_TRUE(comes_true([&] { return !bytes_of(path("r.jsonl")).empty() || ended(pid); }));
            kill(pid, SIGSTOP);
            same_files = run_citystar({"recalc", text("in/b.ods"), "--in-place"});
            into_their_folder = run_citystar({"recalc", text("in/b.ods"), "-o", text("in")});
            kill(pid, SIGCONT);
        });
    for (const auto& second : {same_files, into_their_folder}) {
        EXPECT_EQ(second.status, 75);
        EXPECT_NE(second.err.find(text("in")), std::string::npos) << second.err;
    }
    EXPECT_EQ(first.status, 1) << first.err;
    EXPECT_EQ(run_citystar({"recalc", text("in/b.ods"), "--in-place"}).status, 0);
}

TEST_F(DisturbedRun, AFileSizeLimitFailsTheLargeWorkbookOnly) {
    // 100 KiB: enough for a profile, not for the large workbook.
    const auto limited = run_program("/bin/bash", {"-c", "ulimit -f 100; exec " + command_line()});
    EXPECT_EQ(limited.status, 1) << limited.err;
    auto results = results_of(path("r.jsonl"));
    EXPECT_NE(results["a-large.ods"].status, "ok");  // LibreOffice may crash on it
    EXPECT_EQ(results["b.ods"].status, "formula_errors");
    EXPECT_FALSE(fs::exists(path("out/a-large.ods")));
    EXPECT_EQ(hidden_in(path("out")), std::vector<std::string>{});
    expect_resumable();
}

// Runs a script with its own mounts, in which "$run" is the run of these tests. Skips the test where that is not
// allowed.
class DisturbedMount : public DisturbedRun {
protected:
    void SetUp() override {
        if (run_program("/usr/bin/unshare", {"--mount", "mount", "-t", "tmpfs", "none", "/mnt"}).status != 0)
            GTEST_SKIP() << "mounting takes privileges that are missing here";
        DisturbedRun::SetUp();
        fs::create_directories(path("out"));
    }
    Outcome script(const std::string& commands) const {
        return run_program("/usr/bin/unshare",
                           {"--mount", "bash", "-c",
                            "cd '" + path("").string() + "'; run() { " + command_line() + "; }; " + commands});
    }
    std::string word(const std::string& name) const {
        std::istringstream in(bytes_of(path(name)));
        std::string out;
        in >> out;
        return out;
    }
};

TEST_F(DisturbedMount, AFullDiskFailsWhatDoesNotFit) {
    const auto full = script(
        "mount -t tmpfs -o size=64k none out; run; echo $? > first; cp r.jsonl full.jsonl; ls -A out > there; "
        "mount -o remount,size=64m out; run; echo $? > second; mkdir kept; cp -a out/. kept; umount out; "
        "cp -a kept/. out");
    EXPECT_EQ(word("first"), "1") << full.err;
    auto results = results_of(path("full.jsonl"));
    EXPECT_EQ(results["a-large.ods"].status, "output_failed");
    EXPECT_EQ(results["b.ods"].status, "formula_errors");
    EXPECT_EQ(bytes_of(path("there")), "b.ods\nc.ods\n");
    EXPECT_EQ(word("second"), "1") << full.err;
    expect_like_undisturbed();
}

TEST_F(DisturbedMount, AFullDiskUnderTheResultsEndsTheRun) {
    const auto full = script(
        "mkdir small; mount -t tmpfs -o size=4k none small; ln -sf small/r.jsonl r.jsonl; "
        "head -c 4000 /dev/zero > small/filling; run; echo $? > first; rm small/filling; "
        "mount -o remount,size=1m small; run; echo $? > second; cp small/r.jsonl kept.jsonl; umount small; "
        "rm r.jsonl; mv kept.jsonl r.jsonl");
    EXPECT_EQ(word("first"), "73") << full.err;
    EXPECT_EQ(word("second"), "1") << full.err;
    expect_like_undisturbed();
}

TEST_F(DisturbedMount, AReadOnlyOutputIsSaidBeforeAnythingIsDone) {
    const auto shut = script("mount -t tmpfs -o ro none out; run; echo $? > first; umount out");
    EXPECT_EQ(word("first"), "73") << shut.err;
    EXPECT_FALSE(fs::exists(path("r.jsonl")));
    expect_resumable();
}

TEST_F(DisturbedMount, ReadOnlyInputsAreNotReplacedInPlace) {
    const auto before = bytes_of(path("in/b.ods"));
    const auto shut = script("mount --bind in in; mount -o remount,ro,bind in; '" CITYSTAR_COMMAND
                             "' recalc in/b.ods --in-place --results - > r.jsonl; echo $? > first; umount in");
    EXPECT_EQ(word("first"), "1") << shut.err;
    EXPECT_EQ(results_of(path("r.jsonl"))["b.ods"].status, "output_failed");
    EXPECT_EQ(bytes_of(path("in/b.ods")), before);
}

}  // namespace
}  // namespace citystar::test

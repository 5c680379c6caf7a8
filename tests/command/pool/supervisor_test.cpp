// Many workbooks, several offices, and the failures that may happen.

#include "pool/supervisor.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <thread>

#include "run.hpp"
#include "run/shard.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using command::Assignment;
using command::JobResult;
using command::Status;
using command::SuperviseEnd;
using command::SupervisorSettings;

const std::vector<std::string> good{"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)", "1+1"};
const std::vector<std::string> endless(400, "SUMPRODUCT(SIN(ROW([.A1:.A1000000]))*COS(ROW([.B1:.B1000000])))");

// Status by file name; the summary is left out.
std::map<std::string, std::string> statuses(const std::string& text) {
    std::map<std::string, std::string> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto record = json::parse(line).as_object();
        if (!record.contains("input")) continue;
        out[fs::path(json::value_to<std::string>(record.at("input"))).filename().string()] =
            json::value_to<std::string>(record.at("status"));
    }
    return out;
}

class Supervisor : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }
    std::string text(const std::string& name) const { return path(name).string(); }

    // Runs jobs with a shell script as the worker.
    SuperviseEnd run(const std::string& script, std::size_t jobs, SupervisorSettings settings = {}) {
        const auto file = path("worker.sh");
        std::ofstream(file) << "#!/bin/sh\n" << script;
        fs::permissions(file, fs::perms::owner_all);
        settings.worker = {file.string()};
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

    std::vector<JobResult> results_;

private:
    office::TemporaryFolder folder_;
};

// A worker's lines.
const std::string ready = "echo '{\"ready\":{\"office\":-1}}'\n";
const std::string done = "echo '{\"result\":{\"status\":\"ok\",\"versions\":{},\"named\":{},\"errors\":[]}}'\n";

TEST_F(Supervisor, GivesEachJobOnce) {
    SupervisorSettings settings;
    settings.workers = 3;
    EXPECT_EQ(run(ready + "while read job; do\n" + done + "done\n", 20, settings), SuperviseEnd::done);
    ASSERT_EQ(results_.size(), 20u);
    for (const auto& result : results_) EXPECT_EQ(result.record.status, Status::ok);
}

TEST_F(Supervisor, TriesAgainOnAFreshWorkerThenGivesUp) {
    EXPECT_EQ(run(ready + "read job; exit 3\n", 2), SuperviseEnd::done);
    ASSERT_EQ(results_.size(), 2u);
    EXPECT_EQ(results_[0].record.status, Status::crashed);
    EXPECT_EQ(results_[0].record.attempts, 2);
}

TEST_F(Supervisor, KillsAWorkerThatHangsAndIgnoresSigterm) {
    SupervisorSettings settings;
    settings.timeout = std::chrono::milliseconds(200);
    EXPECT_EQ(run("trap '' TERM\n" + ready + "read job; sleep 600\n", 1, settings), SuperviseEnd::done);
    ASSERT_EQ(results_.size(), 1u);
    EXPECT_EQ(results_[0].record.status, Status::timeout);
}

TEST_F(Supervisor, SurvivesNoiseOnBothStreams) {
    EXPECT_EQ(run(ready + "head -c 3000000 /dev/zero >&2\nread job; echo nonsense; sleep 600\n", 1),
              SuperviseEnd::done);
    ASSERT_EQ(results_.size(), 1u);
    EXPECT_EQ(results_[0].record.status, Status::crashed);
}

TEST_F(Supervisor, ReplacesAWorkerAfterItsShare) {
    SupervisorSettings settings;
    settings.documents_per_worker = 2;
    const auto starts = text("starts");
    EXPECT_EQ(run("echo x >> " + starts + "\n" + ready + "while read job; do\n" + done + "done\n", 5, settings),
              SuperviseEnd::done);
    EXPECT_EQ(results_.size(), 5u);
    EXPECT_EQ(bytes_of(starts), "x\nx\nx\n");
}

TEST_F(Supervisor, WithoutAnOfficeNothingIsTaken) {
    EXPECT_EQ(run("echo '{\"no_office\":\"none\"}'\n", 3), SuperviseEnd::no_office);
    EXPECT_EQ(run("exit 81\n", 3), SuperviseEnd::no_office);
    EXPECT_TRUE(results_.empty());
}

TEST_F(Supervisor, TwoOfficesDoAFolderAndAResumedRunSkipsIt) {
    fs::create_directories(path("in/x"));
    for (const auto* name : {"in/a.ods", "in/b.ods", "in/x/a.ods", "in/x/c.ods"}) write_ods(path(name), good);
    std::ofstream(path("in/bad.ods")) << "no zip";
    std::ofstream(path("in/note.txt")) << "no workbook: named as left out";
    const std::vector<std::string> arguments{"recalc", text("in"),  text("in/a.ods"), "-o",      text("out"), "-j",
                                             "2",      "--results", text("r.jsonl"),  "--resume"};
    const auto run = run_citystar(arguments);
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
    const auto first = bytes_of(path("r.jsonl"));
    EXPECT_EQ(statuses(first).size(), 5u);  // two of them are called a.ods
    EXPECT_EQ(statuses(first)["note.txt"], "left_out");
    EXPECT_EQ(statuses(first)["bad.ods"], "corrupt");
    for (const auto* name : {"out/a.ods", "out/a~2.ods", "out/b.ods", "out/c.ods"})
        EXPECT_EQ(stored_results(path(name)), (std::vector<std::string>{"4", "2"})) << name;
    // A torn line, a changed input and a lost output are done again, and nothing more.
    std::ofstream(path("r.jsonl"), std::ios::app) << "{\"id\":\"torn";
    write_ods(path("in/b.ods"), {"2+3"});
    fs::remove(path("out/c.ods"));
    const auto again = run_citystar(arguments);
    EXPECT_EQ(again.status, 1) << again.err;
    EXPECT_NE(bytes_of(path("r.jsonl")).find("\"skipped\":2"), std::string::npos) << again.err;
    EXPECT_EQ(statuses(bytes_of(path("r.jsonl"))), statuses(first));
    EXPECT_EQ(stored_results(path("out/b.ods")), std::vector<std::string>{"5"});
    EXPECT_TRUE(fs::exists(path("out/c.ods")));
}

TEST_F(Supervisor, AKilledOfficeAndAKilledWorkerCostOneAttempt) {
    write_ods(path("endless.ods"), endless);
    for (const bool office : {true, false}) {
        const auto run = run_citystar(
            {"recalc", text("endless.ods"), "--results-only", "--results", "-", "--timeout", "3"}, [&](pid_t pid) {
                // Kills a worker, then its office.
                for (bool killed = false; !killed && kill(pid, 0) == 0;) {
                    for (const pid_t worker : children_of(pid))
                        for (const pid_t child : children_of(worker)) {
                            kill(office ? child : worker, SIGKILL);
                            killed = true;
                        }
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                }
            });
        EXPECT_EQ(run.status, 1) << run.err;
        EXPECT_EQ(statuses(run.out)["endless.ods"], "timeout");
        EXPECT_EQ(run.left_behind, std::vector<std::string>{});
    }
}

TEST_F(Supervisor, KilledItLeavesNothingAndTheRunCanBeResumed) {
    write_ods(path("good.ods"), good);
    write_ods(path("later.ods"), endless);
    const std::vector<std::string> arguments{"recalc",    text("good.ods"), text("later.ods"), "-o",
                                             text("out"), "--results",      text("r.jsonl"),   "--resume"};
    std::vector<pid_t> workers;
    const auto run = run_citystar(arguments, [&](pid_t pid) {
        while (bytes_of(path("r.jsonl")).empty() && kill(pid, 0) == 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        workers = children_of(pid);
        kill(pid, SIGKILL);
        for (const pid_t worker : workers)
            for (int i = 0; i < 4000 && !bytes_of("/proc/" + std::to_string(worker) + "/cmdline").empty(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
    });
    EXPECT_EQ(run.status, 128 + SIGKILL);
    EXPECT_FALSE(workers.empty());
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
    write_ods(path("later.ods"), good);
    EXPECT_EQ(run_citystar(arguments).status, 0);
    const std::map<std::string, std::string> all{{"good.ods", "ok"}, {"later.ods", "ok"}};
    EXPECT_EQ(statuses(bytes_of(path("r.jsonl"))), all);
}

TEST_F(Supervisor, ShardsMakeUpTheManifest) {
    std::ofstream manifest(path("list.txt"));
    for (const auto* name : {"a.ods", "b.ods", "c.ods"}) {
        write_ods(path(name), good);
        manifest << name << '\n';
    }
    manifest.close();
    for (const auto* index : {"0", "1"})
        EXPECT_EQ(run_citystar({"recalc", "--manifest", text("list.txt"), "--shard-index", index, "--shard-count", "2",
                                "-o", text("out"), "--results", text(std::string("r") + index + ".jsonl")})
                      .status,
                  0);
    const auto whole = run_citystar(
        {"merge", text("r0.jsonl"), text("r1.jsonl"), "-o", text("all.jsonl"), "--manifest", text("list.txt")});
    EXPECT_EQ(whole.status, 0) << whole.err;
    EXPECT_EQ(statuses(bytes_of(path("all.jsonl"))).size(), 3u);
    EXPECT_EQ(run_citystar({"merge", text("all.jsonl"), text("r0.jsonl"), text("r1.jsonl"), "-o", text("x")}).status,
              65);
    EXPECT_FALSE(fs::exists(path("x")));
    std::ofstream(path("list.txt"), std::ios::app) << "missing.ods\n";
    const auto bad = run_citystar({"recalc", "--manifest", text("list.txt"), "--results-only"});
    EXPECT_EQ(bad.status, 65);
    EXPECT_NE(bad.err.find("line 4"), std::string::npos);
    // printf abc | sha256sum begins with ba7816bf8f01cfea; other machines and later versions must agree.
    EXPECT_EQ(command::shard_of("abc", 1000), 0xba7816bf8f01cfeaULL % 1000);
}

TEST_F(Supervisor, GnuParallelRunsTheShardsAndMergesThem) {
    std::ofstream manifest(path("list.txt"));
    for (const auto* name : {"a.ods", "b.ods", "c.ods"}) {
        write_ods(path(name), good);
        manifest << name << '\n';
    }
    manifest.close();
    const auto run = run_program(CITYSTAR_PACKAGING "/cluster/parallel", {text("list.txt"), text("out"), "2"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(statuses(bytes_of(path("out") / "all.jsonl")).size(), 3u);
    for (const auto* name : {"a.ods", "b.ods", "c.ods"}) EXPECT_TRUE(fs::exists(path("out") / name)) << name;
    EXPECT_TRUE(run.left_behind.empty()) << run.left_behind.front();
}

}  // namespace
}  // namespace citystar::test

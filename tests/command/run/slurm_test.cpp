// The recipe for a Slurm array, run by a real Slurm that the test starts for itself.

#include <gtest/gtest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// The namespaces of the test; see single-node-slurm.
const std::vector<std::string> apart{"--net", "--pid", "--fork", "--kill-child", "--mount-proc"};

std::vector<std::string> operator+(std::vector<std::string> left, const std::vector<std::string>& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

// The reason why Slurm cannot be started here; empty if it can.
std::string hindrance() {
    if (geteuid() != 0) return "only root can start a Slurm of its own";
    for (const auto* program : {"/usr/sbin/munged", "/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch"})
        if (!fs::exists(program)) return std::string(program) + " is missing: apt-get install slurm-wlm munge";
    if (run_program("/usr/bin/unshare", apart + std::vector<std::string>{"true"}).status != 0)
        return "this machine refuses namespaces";
    return {};
}

// The record of each workbook by its path, without what depends on the run.
std::map<std::string, std::string> findings(const std::string& results) {
    std::map<std::string, std::string> out;
    std::istringstream lines(results);
    for (std::string line; std::getline(lines, line);) {
        const auto record = json::parse(line).as_object();
        if (!record.contains("id")) continue;
        json::object said;
        for (const auto* key : {"status", "input_sha256", "named", "errors"})
            if (const auto* value = record.if_contains(key)) said[key] = *value;
        EXPECT_TRUE(out.emplace(json::value_to<std::string>(record.at("id")), json::serialize(said)).second) << line;
    }
    return out;
}

TEST(Slurm, AnArrayDoesWhatOneRunDoes) {
    if (const auto why = hindrance(); !why.empty()) GTEST_SKIP() << why;
    const office::TemporaryFolder folder;
    const auto text = [&](const std::string& name) { return (folder.path() / name).string(); };
    std::ofstream manifest(text("list.txt"));
    const std::vector<std::string> good{"a.ods", "b.ods", "c.ods", "d.ods"};
    for (const auto& name : good) {
        write_ods(text(name), {"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)",
                               std::to_string(name.front()) + "+1"});
        manifest << name << '\n';
    }
    std::ofstream(text("bad.ods")) << "no zip";
    manifest << "bad.ods\n";
    manifest.close();
    const auto whole =
        run_citystar({"recalc", "--manifest", text("list.txt"), "-o", text("whole"), "--results", text("whole.jsonl")});
    ASSERT_EQ(whole.status, 1) << whole.err;

    fs::create_directory(text("slurm"));
    const auto array = run_program(
        "/usr/bin/unshare",
        apart + std::vector<std::string>{CITYSTAR_SINGLE_NODE_SLURM, text("slurm"), "sbatch", "--wait", "--array=0-2",
                                         "--output=" + text("slurm/task-%a.log"),
                                         CITYSTAR_PACKAGING "/cluster/slurm.sbatch", text("list.txt"), text("out")});
    std::string log = array.err;
    for (const auto* task : {"0", "1", "2"}) log += bytes_of(text(std::string("slurm/task-") + task + ".log"));
    EXPECT_EQ(array.status, 1) << log;  // one workbook is damaged
    EXPECT_EQ(array.left_behind, std::vector<std::string>{});

    const auto merged =
        run_citystar({"merge", text("out/results-0.jsonl"), text("out/results-1.jsonl"), text("out/results-2.jsonl"),
                      "-o", text("all.jsonl"), "--manifest", text("list.txt")});
    ASSERT_EQ(merged.status, 0) << merged.err << log;
    EXPECT_EQ(findings(bytes_of(text("all.jsonl"))), findings(bytes_of(text("whole.jsonl"))));
    EXPECT_EQ(findings(bytes_of(text("all.jsonl"))).size(), 5u);
    for (const auto& name : good)
        EXPECT_EQ(stored_results(text("out/" + name)), stored_results(text("whole/" + name))) << name;
}

}  // namespace
}  // namespace citystar::test

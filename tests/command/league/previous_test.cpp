// Comparing this year's figures with last year's, through the real command.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <memory>

#include "records.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr auto ours = "SD-CITY-2020";
constexpr auto sample = "shandong-made-up.tsv";

// The record of a unit without times, attempts and the fingerprint of the previous results.
json::object lasting(json::object record) {
    for (const auto* field : {"milliseconds", "phases", "attempts", "previous"}) record.erase(field);
    return record;
}

void expect_alike(const std::vector<json::object>& some, const std::vector<json::object>& others) {
    ASSERT_EQ(some.size(), others.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
        EXPECT_TRUE(lasting(some[i]) == lasting(others[i])) << some[i].at("id") << "\n" << some[i].at("findings");
    }
}

std::string implausible(const json::object& record) {
    std::string out;
    for (const auto& finding : record.at("findings").as_array())
        if (finding.at("kind") == "implausible") {
            EXPECT_EQ(finding.at("severity"), "warning");
            out += json::value_to<std::string>(finding.at("cell")) + " " +
                   json::value_to<std::string>(finding.at("text")) + "\n";
        }
    return out;
}

// Last year there were two units; this year there are the same two, with differently written names, and a third.
class Previous : public testing::Test {
protected:
    static std::string path(const std::string& name) { return (folder_->path() / name).string(); }

    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        for (const auto* name : {"last", "this", "more"}) fs::create_directory(path(name));
        make("last/a.ods", "A市", {});
        make("last/b.xlsx", "乙市", {});
        const Slips slips{{"L2P2\t82%", "L2P2\t0.82%"},
                          {"L2P5\t75%\t82%\t71%", "L2P5\t75%\t82%\t0.7%"},
                          {"L3P2\t6200", "L3P2\t62"},
                          {"L3P8\t4%", "L3P8\t0.04%"}};
        make("this/a.xlsx", " Ａ 市", slips);
        make("this/b.ods", "乙市", slips);
        make("more/c.ods", "丙市", slips);
        ASSERT_EQ(collect("last", {path("last")}).status, 0);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    using Slips = std::vector<std::pair<std::string, std::string>>;

    static void make(const char* name, const char* unit, const Slips& slips) {
        auto values = bytes_of(CITYSTAR_SAMPLES "/" + std::string(sample)) + "L3P8\t4%\n";
        for (const auto& [from, to] : slips) values.replace(values.find(from), from.size(), to);
        std::ofstream(path("values.tsv"), std::ios::binary) << values;
        const auto made = run_citystar(
            {"new", ours, "-o", path(name), "--unit", unit, "--period", "2023年", "--values", path("values.tsv")});
        ASSERT_EQ(made.status, 0) << made.err;
    }

    static Outcome collect(const std::string& name, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"collect", "-o", path(name + ".csv"), "--results", path(name + ".jsonl")});
        return run_citystar(arguments);
    }

    static std::unique_ptr<office::TemporaryFolder> folder_;
};

std::unique_ptr<office::TemporaryFolder> Previous::folder_;

TEST_F(Previous, AFigureFarFromItIsNamedAtItsCell) {
    const auto run =
        collect("this", {path("this"), path("more"), "--previous", path("last.jsonl"), "--language", "en"});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("2 of 3 units compared with the previous figures"), std::string::npos) << run.err;
    ASSERT_EQ(collect("alone", {path("this"), path("more"), "--language", "en"}).status, 0);
    const auto records = records_by_file(path("this.jsonl"));
    const auto alone = records_by_file(path("alone.jsonl"));
    for (const auto* name : {"a.xlsx", "b.ods"}) {
        const auto found = implausible(records.at(name));
        const auto expect = [&](const std::string& words) {
            EXPECT_NE(found.find(words), std::string::npos) << name << "\n" << found;
        };
        expect("H20 The value is 0.82%, but was 82% last time (2023年); please look again. If 82% is meant, ");
        expect("J23 The value is 0.7%, but was 71% last time (2023年); please look again. If 70% is meant, ");
        expect("The value is 62, but was 6200 last time (2023年), so one is about 100 times the other; ");
        expect("The value is 0.04%, but was 4% last time (2023年); please look again. If 4% is meant, ");
        EXPECT_EQ(std::ranges::count(found, '\n'), 4) << name << ": one question per cell\n" << found;
        for (const auto* field : {"total", "star", "levels", "coverage", "lower", "upper", "indicators", "rank"})
            EXPECT_EQ(records.at(name).at(field), alone.at(name).at(field)) << name << " " << field;
    }
    // For a unit that is unknown from last year nothing is added.
    expect_alike({records.at("c.ods")}, {alone.at("c.ods")});
}

TEST_F(Previous, LeagueSaysItInChinese) {
    const auto run =
        run_citystar({"collect", path("this/b.ods"), "-o", path("league.ods"), "--previous", path("last.jsonl")});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(content_of(path("league.ods"))
                  .find("填了 0.82%，上期（2023年）是 82%，请再核对：若本意是 82%，请带百分号填写。"),
              std::string::npos);
}

TEST_F(Previous, SamplesBesideThemselvesRaiseNoAlarm) {
    fs::create_directory(path("samples"));
    for (const auto& [framework, values] :
         std::vector<std::pair<std::string, std::string>>{{ours, sample},
                                                          {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"},
                                                          {"SX-PILOT", "shanxi-made-up.tsv"},
                                                          {"SH-INDEX-2020", "shanghai-2020.tsv"},
                                                          {"SH-DISTRICT-145", "district-145-made-up.tsv"}})
        ASSERT_EQ(run_citystar({"new", framework, "-o", path("samples/" + framework + ".ods"), "--unit", "浦东",
                                "--values", CITYSTAR_SAMPLES "/" + values})
                      .status,
                  0);
    ASSERT_EQ(collect("before", {path("samples")}).status, 0);
    const auto run = collect("after", {path("samples"), "--previous", path("before.jsonl")});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("20 of 20 units compared with the previous figures"), std::string::npos) << run.err;
    expect_alike(records_of(path("after.jsonl")), records_of(path("before.jsonl")));
}

TEST_F(Previous, ResumeReadsAgainWhatWasComparedWithOthers) {
    const std::vector<std::string> more{path("this"), "--resume", "--previous", path("last.jsonl")};
    ASSERT_EQ(collect("resumed", more).status, 0);
    const auto records = records_of(path("resumed.jsonl"));
    // The same figures in another file count as the same.
    std::ofstream reversed(path("reversed.jsonl"));
    const auto last = records_of(path("last.jsonl"));
    for (auto record = last.rbegin(); record != last.rend(); ++record) reversed << json::serialize(*record) << '\n';
    reversed.close();
    const auto same = collect("resumed", {path("this"), "--resume", "--previous", path("reversed.jsonl")});
    EXPECT_NE(same.err.find("2 of 2 workbooks taken over from an earlier run"), std::string::npos) << same.err;
    EXPECT_NE(same.err.find("2 of 2 units compared with the previous figures"), std::string::npos) << same.err;
    expect_alike(records_of(path("resumed.jsonl")), records);

    const auto without = collect("resumed", {path("this"), "--resume"});
    EXPECT_EQ(without.err.find("earlier run"), std::string::npos) << without.err;
    EXPECT_EQ(implausible(records_of(path("resumed.jsonl")).front()).find("last time"), std::string::npos);
    const auto with = collect("resumed", more);
    EXPECT_EQ(with.err.find("earlier run"), std::string::npos) << with.err;
}

TEST_F(Previous, PartsHaveToBeComparedWithTheSame) {
    std::ofstream(path("all.txt")) << "this/a.xlsx\nthis/b.ods\nmore/c.ods\nlast/a.ods\n";
    const auto part = [&](const std::string& name, const char* index, bool compared) {
        std::vector<std::string> arguments{"--manifest", path("all.txt"), "--shard-index", index, "--shard-count", "2"};
        if (compared) arguments.insert(arguments.end(), {"--previous", path("last.jsonl")});
        ASSERT_EQ(collect(name, arguments).status, 0);
        ASSERT_FALSE(records_of(path(name + ".jsonl")).empty()) << "choose other names";
    };
    part("part-0", "0", true);
    part("part-1", "1", true);
    part("bare-1", "1", false);
    ASSERT_EQ(collect("one", {"--manifest", path("all.txt"), "--previous", path("last.jsonl")}).status, 0);
    const auto merge = [&](const std::string& second) {
        return run_citystar(
            {"merge", path("part-0.jsonl"), path(second), "-o", path("merged.jsonl"), "--manifest", path("all.txt")});
    };
    const auto refused = merge("bare-1.jsonl");
    EXPECT_EQ(refused.status, 65);
    EXPECT_NE(refused.err.find("--previous"), std::string::npos) << refused.err;
    ASSERT_EQ(merge("part-1.jsonl").status, 0);
    expect_alike(records_of(path("merged.jsonl")), records_of(path("one.jsonl")));
    EXPECT_EQ(records_of(path("merged.jsonl")).front().at("previous"),
              records_of(path("one.jsonl")).front().at("previous"));
}

// Results that were not settled last year are unknown.
TEST_F(Previous, OnlyWhatWasRankedIsKnown) {
    std::ofstream open(path("open.jsonl"));
    for (auto record : records_of(path("last.jsonl"))) {
        record["ranking"] = "contradiction";
        record["rank"] = nullptr;
        open << json::serialize(record) << '\n';
    }
    open.close();
    const auto run = collect("unknown", {path("this/b.ods"), "--previous", path("open.jsonl")});
    EXPECT_EQ(run.status, 0);
    EXPECT_NE(run.err.find("0 of 1 unit compared with the previous figures"), std::string::npos) << run.err;
}

TEST_F(Previous, AFileThatIsNoneIsRefusedBeforeAnythingStarts) {
    const auto refused = [&](const std::string& previous, const std::string& words) {
        const auto run = collect("refused", {path("this"), "--previous", previous});
        EXPECT_EQ(run.status, 65) << previous;
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
        EXPECT_FALSE(fs::exists(path("refused.csv"))) << previous;
        EXPECT_FALSE(fs::exists(path("refused.jsonl"))) << previous;
    };
    const auto lines = records_of(path("last.jsonl"));
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    };
    for (const auto& none : {path("missing.jsonl"), path("this"), std::string("/dev/zero")})
        refused(none, "Cannot read");
    for (const auto& foreign :
         {path("last/a.ods"), path("last.csv"), write("empty.jsonl", ""), write("recalc.jsonl", R"({"summary": {}})"),
          write("zeros.jsonl", std::string(1000, '\0'))})
        refused(foreign, "is not a results file of citystar collect");
    auto unfinished = lines.front();
    unfinished.erase("ranking");
    refused(write("unfinished.jsonl", json::serialize(unfinished)), "did not finish");
    const auto first = json::serialize(lines.front());
    refused(write("torn.jsonl", first + "\n" + first.substr(0, first.size() / 2)), "line 2 is not a complete result");
    auto strange = lines.front();
    strange["indicators"] = 5;
    refused(write("strange.jsonl", json::serialize(strange)), "line 1 is not a complete result");
    refused(write("twice.jsonl", first + "\n" + first + "\n"), "line 2: this unit is ranked in line 1 already");
}

TEST_F(Previous, IsNoOutput) {
    const auto before = bytes_of(path("last.jsonl"));
    const auto run = collect("last", {path("this"), "--previous", path("this/../last.jsonl")});
    EXPECT_EQ(run.status, 73);
    EXPECT_NE(run.err.find("is an output, too"), std::string::npos) << run.err;
    EXPECT_EQ(bytes_of(path("last.jsonl")), before);
}

}  // namespace
}  // namespace citystar::test

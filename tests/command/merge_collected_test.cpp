// Results of collect from several machines: one league, the same as if one machine had read everything.

#include <gtest/gtest.h>

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

// The records without times and attempts.
std::string lasting(const fs::path& file) {
    std::string out;
    for (auto record : records_of(file)) {
        for (const auto* field : {"milliseconds", "phases", "attempts"}) record.erase(field);
        out += json::serialize(record) + "\n";
    }
    return out;
}

// Two frameworks, a unit with contradicting workbooks, a copy, an index of units with a unit's own workbook, a damaged
// file.
class MergeCollected : public testing::Test {
protected:
    static std::string path(const std::string& name) { return (folder_->path() / name).string(); }

    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        fs::create_directories(path("in"));
        const auto make = [&](const char* framework, const char* name, const char* unit, const char* values) {
            const auto made = run_citystar({"new", framework, "-o", path(std::string("in/") + name), "--unit", unit,
                                            "--values", CITYSTAR_SAMPLES "/" + std::string(values)});
            ASSERT_EQ(made.status, 0) << made.err;
        };
        make("章丘", "a.ods", "甲区", "zhangqiu-four-star.tsv");
        make("章丘", "b.ods", "乙区", "zhangqiu-five-star.tsv");
        make("章丘", "c.ods", "甲区", "zhangqiu-five-star.tsv");
        make("SH-INDEX-2020", "d.ods", "浦东", "shanghai-2020.tsv");
        make("SH-INDEX-2020", "f.ods", "徐汇", "shanghai-2020.tsv");
        fs::copy_file(path("in/b.ods"), path("in/g.ods"));
        std::ofstream(path("in/h.ods")) << "PK and no more";
        std::ofstream(path("all.txt")) << "in/g.ods\nin/a.ods\nin/b.ods\nin/c.ods\nin/d.ods\nin/f.ods\nin/h.ods\n";
        collect({"--manifest", path("all.txt")}, "one");
        for (int i = 0; i < 3; ++i)
            collect({"--manifest", path("all.txt"), "--shard-index", std::to_string(i), "--shard-count", "3"},
                    "part-" + std::to_string(i));
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static void collect(std::vector<std::string> arguments, const std::string& name) {
        arguments.insert(arguments.begin(), "collect");
        for (const auto& more : {std::string("-o"), path(name + ".csv"), std::string("--results"),
                                 path(name + ".jsonl"), std::string("--language"), std::string("en")})
            arguments.push_back(more);
        const auto run = run_citystar(arguments);
        ASSERT_LE(run.status, 1) << run.err;
    }
    static Outcome merge(const std::string& output, std::vector<std::string> more = {}) {
        more.insert(more.begin(),
                    {"merge", path("part-0.jsonl"), path("part-1.jsonl"), path("part-2.jsonl"), "-o", path(output)});
        return run_citystar(more);
    }

    static std::unique_ptr<office::TemporaryFolder> folder_;
};

std::unique_ptr<office::TemporaryFolder> MergeCollected::folder_;

TEST_F(MergeCollected, IsWhatOneRunWouldHaveFound) {
    ASSERT_EQ(merge("all.csv", {"--manifest", path("all.txt")}).status, 0);
    const auto run = merge("all.jsonl", {"--manifest", path("all.txt")});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("7 results written to "), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("1 unit not ranked, because workbooks with different figures came in: 甲区."),
              std::string::npos)
        << run.err;
    EXPECT_EQ(bytes_of(path("all.csv")), bytes_of(path("one.csv")));
    EXPECT_EQ(lasting(path("all.jsonl")), lasting(path("one.jsonl")));
    // Contradictions are found between machines, and the order is that of the manifest.
    const auto records = records_of(path("all.jsonl"));
    EXPECT_EQ(records.front().at("id"), "in/g.ods");
    EXPECT_EQ(records.front().at("rank"), 1);
    for (const auto& record : records)
        if (record.contains("unit") && record.at("unit") == "甲区") {
            EXPECT_EQ(record.at("ranking"), "contradiction");
        }
    // A merged file can be merged again.
    ASSERT_EQ(
        run_citystar({"merge", path("all.jsonl"), "-o", path("again.jsonl"), "--manifest", path("all.txt")}).status, 0);
    EXPECT_EQ(bytes_of(path("again.jsonl")), bytes_of(path("all.jsonl")));
}

TEST_F(MergeCollected, TakesChoicesAndKeepsThem) {
    std::ofstream(path("choose.tsv")) << "unit\tfile\twho\twhy\n甲区\tc.ods\ta\tb\n";
    ASSERT_EQ(merge("chosen.jsonl", {"--choose", path("choose.tsv")}).status, 0);
    std::ofstream(path("two.tsv")) << "unit\tfile\twho\twhy\n甲区\tno.ods\ta\tb\n";
    EXPECT_EQ(merge("refused.jsonl", {"--choose", path("two.tsv")}).status, 65);
    EXPECT_FALSE(fs::exists(path("refused.jsonl")));
    ASSERT_EQ(run_citystar({"merge", path("chosen.jsonl"), "-o", path("chosen.ods")}).status, 0);
    const auto content = content_of(path("chosen.ods"));
    EXPECT_NE(content.find("this file is used (a: b)"), std::string::npos);
    EXPECT_EQ(content.find("Err:"), std::string::npos);
    for (const auto& record : records_of(path("chosen.jsonl")))
        if (record.at("id") == "in/c.ods") {
            EXPECT_EQ(record.at("ranking"), "ranked");
        }
}

TEST_F(MergeCollected, RefusesWhatDoesNotBelongTogether) {
    const auto refused = [&](std::vector<std::string> arguments, int status, const std::string& words) {
        arguments.insert(arguments.begin(), "merge");
        arguments.insert(arguments.end(), {"-o", path("refused.jsonl")});
        const auto run = run_citystar(arguments);
        EXPECT_EQ(run.status, status) << words;
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
        EXPECT_FALSE(fs::exists(path("refused.jsonl"))) << words;
    };
    refused({path("part-0.jsonl"), path("part-1.jsonl"), "--manifest", path("all.txt")}, 65, "has no result");
    refused({path("one.jsonl"), path("part-0.jsonl")}, 65, "is both in");
    ASSERT_LE(run_citystar({"recalc", path("in/a.ods"), "--results-only", "--results", path("recalc.jsonl")}).status,
              1);
    refused({path("one.jsonl"), path("recalc.jsonl")}, 65, "do not go together");
    refused({path("recalc.jsonl"), path("one.jsonl")}, 65, "do not go together");
    // A run that was interrupted has records without a league.
    std::ofstream unfinished(path("unfinished.jsonl"));
    for (auto record : records_of(path("part-0.jsonl"))) {
        record.erase("ranking");
        unfinished << json::serialize(record) << '\n';
    }
    unfinished.close();
    std::ofstream(path("torn.jsonl")) << bytes_of(path("one.jsonl")).substr(0, 500);
    std::ofstream(path("empty.jsonl")).close();
    refused({path("unfinished.jsonl")}, 65, "did not finish");
    refused({path("torn.jsonl")}, 65, "");
    refused({path("one.jsonl"), path("empty.jsonl")}, 65, "holds no results");
    const auto run = run_citystar({"merge", path("recalc.jsonl"), "-o", path("refused.csv")});
    EXPECT_EQ(run.status, 64) << run.err;
    EXPECT_EQ(run_citystar({"collect", path("in"), "-o", path("x.csv"), "--shard-index", "0", "--shard-count", "2",
                            "--choose", path("choose.tsv")})
                  .status,
              64);
}

}  // namespace
}  // namespace citystar::test

// Collections that were killed and are resumed.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <thread>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::vector<std::string> lines_of(const fs::path& file) {
    std::vector<std::string> out;
    std::istringstream lines(bytes_of(file));
    for (std::string line; std::getline(lines, line);) out.push_back(line);
    return out;
}

// The records without times and attempts.
std::vector<std::string> findings_of(const fs::path& results) {
    std::vector<std::string> out;
    for (const auto& line : lines_of(results)) {
        auto record = json::parse(line).as_object();
        for (const auto* field : {"milliseconds", "phases", "attempts"}) record.erase(field);
        out.push_back(json::serialize(record));
    }
    return out;
}

// Times and attempts by input. A workbook that was read again has other times, except by chance.
std::map<std::string, std::string> work_of(const std::vector<std::string>& lines) {
    std::map<std::string, std::string> out;
    for (const auto& line : lines) {
        json::value record;
        try {
            record = json::parse(line);
        } catch (const std::exception&) {
            continue;  // torn
        }
        const auto& object = record.as_object();
        if (object.at("phases").as_object().empty()) continue;  // known without reading
        out[json::value_to<std::string>(object.at("input"))] =
            json::serialize(object.at("milliseconds")) + json::serialize(object.at("phases"));
    }
    return out;
}

// Good workbooks, one sent in twice, one with other figures of the same unit, one of several units, and a damaged one.
class CollectResume : public testing::Test {
protected:
    static fs::path path(const std::string& name) { return folder_->path() / name; }
    static std::string text(const std::string& name) { return path(name).string(); }

    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        const std::string samples = CITYSTAR_SAMPLES "/";
        fs::create_directory(path("in"));
        const auto make = [&](const char* framework, const char* name, const char* unit, const char* values) {
            const auto made =
                run_citystar({"new", framework, "-o", text(name), "--unit", unit, "--values", samples + values});
            ASSERT_EQ(made.status, 0) << made.err;
        };
        make("章丘", "in/a.ods", "甲区", "zhangqiu-four-star.tsv");
        make("章丘", "in/b.ods", "乙区", "zhangqiu-five-star.tsv");
        make("章丘", "in/c.xlsx", "甲区", "zhangqiu-five-star.tsv");
        make("SH-INDEX-2020", "in/d.ods", "徐汇", "shanghai-2020.tsv");
        fs::copy_file(path("in/a.ods"), path("in/e.ods"));
        std::ofstream(path("in/f.ods")) << "no zip";
        ASSERT_EQ(run("calm", "in", false).status, 1);
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::vector<std::string> arguments(const std::string& name, const std::string& inputs = "in",
                                              bool resume = true) {
        std::vector<std::string> out{"collect",           text(inputs), "-o",
                                     text(name + ".csv"), "--results",  text(name + ".jsonl")};
        if (resume) out.emplace_back("--resume");
        return out;
    }
    static Outcome run(const std::string& name, const std::string& inputs = "in", bool resume = true) {
        return run_citystar(arguments(name, inputs, resume));
    }

    static void expect_like(const std::string& calm, const std::string& name) {
        EXPECT_EQ(bytes_of(path(name + ".csv")), bytes_of(path(calm + ".csv")));
        EXPECT_EQ(findings_of(path(name + ".jsonl")), findings_of(path(calm + ".jsonl")));
    }

    // Kills the supervisor as soon as that many lines are there; returns the lines that it has written.
    static std::vector<std::string> killed(const std::string& name, std::size_t lines) {
        const auto limit = std::chrono::steady_clock::now() + std::chrono::minutes(10);
        auto all = arguments(name);
        all.emplace_back("--always-office");  // without it the run would end before it could be killed
        const auto disturbed = run_citystar(all, [&](pid_t pid) {
            while (lines_of(path(name + ".jsonl")).size() < lines && std::chrono::steady_clock::now() < limit)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            kill(pid, SIGKILL);
        });
        EXPECT_EQ(disturbed.status, 128 + SIGKILL) << disturbed.err;
        EXPECT_FALSE(fs::exists(path(name + ".csv")));
        return lines_of(path(name + ".jsonl"));
    }

private:
    static std::unique_ptr<office::TemporaryFolder> folder_;
};

std::unique_ptr<office::TemporaryFolder> CollectResume::folder_;

TEST_F(CollectResume, GoesOnWhereAKilledRunStopped) {
    const auto before = work_of(killed("killed", 2));
    EXPECT_GE(before.size(), 2u);
    EXPECT_LT(before.size(), 5u) << "killed too late to show anything";
    const auto again = run("killed");
    EXPECT_EQ(again.status, 1) << again.err;
    EXPECT_NE(again.err.find(" of 6 workbooks taken over from an earlier run"), std::string::npos) << again.err;
    EXPECT_EQ(again.left_behind, std::vector<std::string>{});
    const auto after = work_of(lines_of(path("killed.jsonl")));
    EXPECT_EQ(after.size(), 5u);
    for (const auto& [input, work] : before) EXPECT_EQ(after.at(input), work) << input << " was read again";
    expect_like("calm", "killed");
}

// A workbook of several units needs all of its lines, and a torn line does not count.
TEST_F(CollectResume, ReadsAgainWhatIsNotComplete) {
    auto lines = lines_of(path("calm.jsonl"));
    const auto of_units = [](const std::string& line) { return line.find("SH-INDEX-2020") != std::string::npos; };
    ASSERT_EQ(std::ranges::count_if(lines, of_units), 16);
    lines.erase(std::ranges::find_if(lines, of_units));
    std::ofstream out(path("torn.jsonl"));
    for (const auto& line : lines) out << (&line == &lines[1] ? line.substr(0, line.size() / 2) : line) << '\n';
    out.close();
    const auto again = run("torn");
    EXPECT_EQ(again.status, 1) << again.err;
    EXPECT_NE(again.err.find("3 of 6 workbooks taken over from an earlier run"), std::string::npos) << again.err;
    expect_like("calm", "torn");
}

TEST_F(CollectResume, OfACompleteRunOnlyWhatChangedIsReadAgain) {
    fs::copy_file(path("calm.jsonl"), path("again.jsonl"));
    const auto all = run("again");
    EXPECT_EQ(all.status, 1) << all.err;
    EXPECT_NE(all.err.find("5 of 6 workbooks taken over from an earlier run"), std::string::npos) << all.err;
    expect_like("calm", "again");
    // Findings in another language cannot be used.
    auto english = arguments("again");
    english.insert(english.end(), {"--language", "en"});
    EXPECT_EQ(run_citystar(english).err.find("earlier run"), std::string::npos);

    fs::create_directory(path("less"));
    for (const auto* name : {"a.ods", "b.ods"}) fs::copy_file(path("in") / name, path("less") / name);
    EXPECT_EQ(run("changed", "less").status, 0);
    fs::copy_file(path("in/c.xlsx"), path("less/b.ods"), fs::copy_options::overwrite_existing);
    const auto some = run("changed", "less");
    EXPECT_NE(some.err.find("1 of 2 workbooks taken over from an earlier run"), std::string::npos) << some.err;
    EXPECT_EQ(run("fresh", "less", false).status, 0);
    expect_like("fresh", "changed");
}

TEST_F(CollectResume, NeedsAResultsFile) {
    const auto run = run_citystar({"collect", text("in"), "-o", text("x.csv"), "--resume"});
    EXPECT_EQ(run.status, 64);
    EXPECT_NE(run.err.find("--results"), std::string::npos);
}

}  // namespace
}  // namespace citystar::test

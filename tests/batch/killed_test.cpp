// The same workbooks, recalculated and collected by commands that are killed at every stage: no result is wrong or
// lost, nothing is left behind, and no good workbook is called damaged.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "folder_state.hpp"
#include "killed_run.hpp"
#include "thousand_run.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

bool has_output(const json::object& record) { return record.contains("output"); }

class Killed : public testing::Test {
protected:
    struct Run {
        fs::path outputs, temporary;
        Kills recalc_kills, collect_kills;
        Outcome recalculated, collected;
        std::vector<json::object> records;          ///< of `citystar recalc` over the inputs
        std::vector<json::object> outputs_records;  ///< of `citystar collect` over its outputs
    };

    static void SetUpTestSuite() {
        const auto& calm = thousand();
        run_ = std::make_unique<Run>();
        run_->outputs = calm.folder.path() / "killed";
        run_->temporary = calm.folder.path() / "killed-tmp";
        recalculate(calm);
        collect(calm);
    }
    static void TearDownTestSuite() { run_.reset(); }

    static const Run& run() { return *run_; }

    static const json::object& truth_of_output(const json::object& record) {
        const auto name = fs::path(text(record.at("input"))).filename();
        const auto made = std::ranges::find_if(run().records, [&](const json::object& of) {
            return has_output(of) && fs::path(text(of.at("output"))).filename() == name;
        });
        return thousand().truth_of(*made);
    }

private:
    static int rounds() { return std::max(4, workbooks_wanted() / 60); }
    // The three kills of each round are spread over all workbooks; collect gets fewer of them.
    static int step() { return std::max(3, workbooks_wanted() / (rounds() * 3 + 8)); }

    // Leaves out the endless workbooks, which take their time in each round.
    static void recalculate(const ThousandRun& calm) {
        const auto results = calm.folder.path() / "killed.jsonl";
        std::vector<std::string> arguments{"recalc", "-o",        run_->outputs.string(), "-j", "2", "--timeout",
                                           "120",    "--results", results.string()};
        for (const auto& [name, line] : calm.truth)
            if (line.at("damage") != "endless") arguments.push_back((calm.inputs / name).string());
        run_->recalculated = run_with_kills(arguments, results, run_->temporary, rounds(), step(), run_->recalc_kills);
        run_->records = records_of(results);
        std::erase_if(run_->records, [](const auto& record) { return record.contains("summary"); });
    }

    static void collect(const ThousandRun& calm) {
        const auto results = calm.folder.path() / "killed-collected.jsonl";
        const auto league = calm.folder.path() / "killed.csv";
        std::vector<std::string> arguments{"collect", "-o", league.string(), "-j", "2", "--results", results.string()};
        for (const auto& record : run_->records)
            if (has_output(record)) arguments.push_back(text(record.at("output")));
        run_->collected = run_with_kills(arguments, results, run_->temporary, rounds(), step(), run_->collect_kills);
        run_->outputs_records = records_of(results);
    }

    static std::unique_ptr<Run> run_;
};

std::unique_ptr<Killed::Run> Killed::run_;

TEST_F(Killed, SomethingOfEachKindWasKilled) {
    for (const auto& kills : {run().recalc_kills, run().collect_kills}) {
        EXPECT_GT(kills.offices, 0);
        EXPECT_GT(kills.workers, 0);
        EXPECT_GT(kills.commands, 0);
        EXPECT_GT(kills.everything, 0);
        EXPECT_FALSE(kills.sockets.empty());
        RecordProperty("kills", kills.offices + kills.workers + kills.commands + kills.everything);
    }
}

TEST_F(Killed, NoneIsLostAndNoneIsCalledDamagedThatIsNot) {
    const auto& calm = thousand();
    std::set<std::string> seen;
    for (const auto& record : run().records) {
        const auto& truth = calm.truth_of(record);
        EXPECT_TRUE(seen.insert(text(truth.at("file"))).second) << json::serialize(record);
        EXPECT_EQ(text(record.at("status")), text(truth.at("status"))) << json::serialize(truth) << '\n'
                                                                       << json::serialize(record);
    }
    const auto endless =
        std::ranges::count_if(calm.truth, [](const auto& line) { return line.second.at("damage") == "endless"; });
    EXPECT_EQ(seen.size() + static_cast<std::size_t>(endless), calm.truth.size());
    EXPECT_EQ(run().recalculated.status, 1) << run().recalculated.err;
}

TEST_F(Killed, EveryResultIsThatOfTheUndisturbedRun) {
    std::map<std::string, const json::object*> calm;
    for (const auto& record : thousand().records) calm[text(record.at("input"))] = &record;
    for (const auto& record : run().records) {
        const auto& other = *calm.at(text(record.at("input")));
        EXPECT_EQ(record.at("named"), other.at("named")) << json::serialize(record);
        EXPECT_EQ(record.at("errors"), other.at("errors")) << json::serialize(record);
    }
}

TEST_F(Killed, EveryOutputIsWhole) {
    const auto written = digests_of(run().outputs);
    std::size_t done = 0;
    for (const auto& record : run().records) {
        if (!has_output(record)) continue;
        ++done;
        const auto name = fs::path(text(record.at("output"))).filename().string();
        ASSERT_TRUE(written.contains(name)) << name;
        EXPECT_EQ(written.at(name), text(record.at("output_sha256"))) << name;
    }
    EXPECT_EQ(written.size(), done);
}

// Read from the files of the outputs: they show the results of their formulas, and the typed values are still there.
TEST_F(Killed, EveryOutputShowsTheRightTotal) {
    const auto expected = std::ranges::count_if(run().records, has_output);
    ASSERT_EQ(run().outputs_records.size(), static_cast<std::size_t>(expected)) << run().collected.err;
    for (const auto& record : run().outputs_records) {
        const auto& truth = truth_of_output(record);
        EXPECT_EQ(text(record.at("status")), text(truth.at("collected"))) << json::serialize(truth) << '\n'
                                                                          << json::serialize(record);
        if (truth.at("read").is_null() || !record.contains("total")) continue;
        EXPECT_NEAR(record.at("total").to_number<double>(), truth.at("read").at("total").to_number<double>(), 1e-9)
            << json::serialize(truth);
        ASSERT_TRUE(record.at("claimed_total").is_number()) << json::serialize(truth);
        EXPECT_NEAR(record.at("claimed_total").to_number<double>(),
                    truth.at("recalculated").at("total").to_number<double>(), 1e-9)
            << json::serialize(truth);
    }
}

TEST_F(Killed, OfTheOutputsOfGoodWorkbooksNothingIsWrong) {
    int good = 0;
    for (const auto& record : run().outputs_records) {
        const auto& truth = truth_of_output(record);
        if (text(truth.at("damage")) != "good") continue;
        ++good;
        for (const auto& finding : record.at("findings").as_array())
            EXPECT_NE(text(finding.at("severity")), "error") << json::serialize(finding);
    }
    EXPECT_GT(good, 0);
}

TEST_F(Killed, NothingIsLeftBehind) {
    EXPECT_TRUE(fs::is_empty(run().temporary));
    for (const auto& folder : {run().outputs, thousand().folder.path()})
        for (const auto& entry : fs::directory_iterator(folder))
            EXPECT_FALSE(entry.path().filename().string().starts_with(".citystar-")) << entry.path();
    for (const auto& kills : {run().recalc_kills, run().collect_kills})
        for (const auto& socket : kills.sockets) EXPECT_FALSE(fs::exists(socket)) << socket;
    EXPECT_EQ(digests_of(thousand().inputs), thousand().before);
}

}  // namespace
}  // namespace citystar::test

// citystar collect over the same workbooks: each is read correctly or reported with the true reason.

#include <gtest/gtest.h>

#include <set>

#include "thousand_run.hpp"

namespace citystar::test {
namespace {

namespace json = boost::json;

bool has_finding(const json::object& record, const std::string& kind) {
    for (const auto& finding : record.at("findings").as_array())
        if (text(finding.at("kind")) == kind) return true;
    return false;
}

TEST(ThousandCollected, EveryWorkbookHasTheRightStatus) {
    const auto& run = thousand();
    ASSERT_EQ(run.collected.size() + 1, run.truth.size());
    std::set<std::string> seen;
    for (const auto& record : run.collected) {
        const auto& truth = run.truth_of(record);
        EXPECT_TRUE(seen.insert(text(truth.at("file"))).second) << json::serialize(record);
        EXPECT_EQ(text(record.at("status")), text(truth.at("collected"))) << json::serialize(truth) << '\n'
                                                                          << json::serialize(record);
    }
    EXPECT_EQ(run.collect_outcome.status, 1) << run.collect_outcome.err;
}

TEST(ThousandCollected, EveryTotalIsThatOfTheFiguresAsTheyAreMeant) {
    const auto& run = thousand();
    int scored = 0;
    for (const auto& record : run.collected) {
        const auto& truth = run.truth_of(record);
        EXPECT_EQ(record.contains("total"), !truth.at("read").is_null()) << json::serialize(truth);
        if (truth.at("read").is_null() || !record.contains("total")) continue;
        ++scored;
        const auto& read = truth.at("read").as_object();
        EXPECT_NEAR(record.at("total").to_number<double>(), read.at("total").to_number<double>(), 1e-9)
            << json::serialize(truth) << '\n'
            << json::serialize(record.at("findings"));
        EXPECT_EQ(record.at("star").to_number<int>(), read.at("overall_star").to_number<int>())
            << json::serialize(truth);
        EXPECT_EQ(record.at("unit"), truth.at("unit"));
    }
    EXPECT_GT(scored, workbooks_wanted() / 2);
}

TEST(ThousandCollected, TheClaimIsWhatTheWorkbookShowedWhenItWasSent) {
    const auto& run = thousand();
    for (const auto& record : run.collected) {
        const auto& truth = run.truth_of(record);
        if (truth.at("read").is_null()) continue;
        EXPECT_NEAR(record.at("claimed_total").to_number<double>(), truth.at("stored").at("total").to_number<double>(),
                    1e-9)
            << json::serialize(truth);
    }
}

TEST(ThousandCollected, EveryDamageIsNamed) {
    const auto& run = thousand();
    for (const auto& record : run.collected) {
        const auto& truth = run.truth_of(record);
        const auto finding = text(truth.at("finding"));
        EXPECT_TRUE(finding.empty() || has_finding(record, finding))
            << finding << " in " << json::serialize(record.at("findings"));
    }
}

// The stored results belong to other figures, which is an error. The figures are random, so some are missing while
// others of the row are there, some parts are larger than their wholes, and there is no evidence. No other finding may
// occur.
TEST(ThousandCollected, GoodWorkbooksRaiseNoFalseAlarm) {
    const std::set<std::string> true_of_them{"total_differs",    "star_differs", "partly_filled",
                                             "part_above_whole", "implausible",  "evidence_missing"};
    const auto& run = thousand();
    for (const auto& record : run.collected) {
        if (text(run.truth_of(record).at("damage")) != "good") continue;
        for (const auto& finding : record.at("findings").as_array()) {
            const auto kind = text(finding.at("kind"));
            EXPECT_TRUE(true_of_them.contains(kind)) << json::serialize(finding);
            EXPECT_EQ(text(finding.at("severity")), kind.ends_with("differs") ? "error" : "warning")
                << json::serialize(finding);
        }
    }
}

}  // namespace
}  // namespace citystar::test

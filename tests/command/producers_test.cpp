// Workbooks of ours as other programs saved them; docs/producers.md says what each does to them.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr double total = 66.666666667;  // templates/samples/district-145-made-up.tsv
constexpr std::size_t saved = 10;

std::vector<json::object> run_on_all(const std::string& verb, const office::TemporaryFolder& folder) {
    const auto results = folder.path() / (verb + ".jsonl");
    const auto output = folder.path() / (verb == "collect" ? "league.csv" : "out");
    run_citystar({verb, CITYSTAR_PRODUCERS, "-o", output, "--results", results});
    std::vector<json::object> out;
    std::istringstream lines(bytes_of(results));
    for (std::string line; std::getline(lines, line);) {
        auto record = json::parse(line).as_object();
        const auto input = record.contains("input") ? json::value_to<std::string>(record.at("input")) : std::string();
        if (input.ends_with(".ods") || input.ends_with(".xlsx")) out.push_back(std::move(record));
    }
    return out;
}

std::string file_of(const json::object& record) {
    return fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
}

// Gnumeric writes formulas anew: what it does to them is told, and is no reason to refuse the figures.
bool rewrites_formulas(const std::string& file) { return file.find("gnumeric") != std::string::npos; }

TEST(Producers, CollectsTheirWorkbooks) {
    const office::TemporaryFolder folder;
    const auto records = run_on_all("collect", folder);
    ASSERT_EQ(records.size(), saved);
    for (const auto& record : records) {
        const auto file = file_of(record);
        EXPECT_EQ(record.at("status"), "ok") << file;
        EXPECT_NEAR(record.at("total").to_number<double>(), total, 1e-6) << file;
        for (const auto& finding : record.at("findings").as_array()) {
            const auto kind = json::value_to<std::string>(finding.at("kind"));
            const bool rewritten = rewrites_formulas(file) && kind.starts_with("formula");
            EXPECT_TRUE(finding.at("severity") == "warning" || rewritten) << file << ' ' << json::serialize(finding);
        }
    }
}

TEST(Producers, RecalculatesTheirWorkbooks) {
    const office::TemporaryFolder folder;
    const auto records = run_on_all("recalc", folder);
    ASSERT_EQ(records.size(), saved);
    for (const auto& record : records) {
        const auto file = file_of(record);
        // Gnumeric stores our functions in an .ods under names that are nobody's.
        if (file == "sh145-gnumeric.ods") {
            EXPECT_EQ(record.at("status"), "formula_errors");
            continue;
        }
        EXPECT_EQ(record.at("status"), "ok") << file;
        EXPECT_NEAR(record.at("named").at("CS_TOTAL").to_number<double>(), total, 1e-6) << file;
    }
}

}  // namespace
}  // namespace citystar::test

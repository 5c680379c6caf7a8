// Our workbooks as other programs saved them; docs/producers.md says what each program does to them.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::size_t saved = 26;

// The totals of templates/samples, by the beginning of the file's name.
const std::map<std::string, double> totals{
    {"sh145", 66.666666667}, {"sd", 55.7}, {"zq", 80}, {"sx", 69.602946022}, {"shidx", 133.410107971}};

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

// Files of programs that save our sheets without their protection.
const std::set<std::string> without_protection{"sh145-exceljs.xlsx", "sh145-sheetjs.xlsx", "sh145-gnumeric.ods",
                                               "sh145-native-exceljs.xlsx", "sh145-native-sheetjs.xlsx"};

bool has(const json::object& record, const char* kind) {
    return std::ranges::any_of(record.at("findings").as_array(),
                               [&](const auto& finding) { return finding.at("kind") == kind; });
}

double total_of(const std::string& file) { return totals.at(file.substr(0, file.find('-'))); }

TEST(Producers, CollectsTheirWorkbooks) {
    const office::TemporaryFolder folder;
    std::set<std::string> files;
    for (const auto& record : run_on_all("collect", folder)) {
        const auto file = file_of(record);
        EXPECT_EQ(record.at("status"), "ok") << file;
        // The first of several units is the one that the workbook shows.
        if (files.insert(file).second) {
            EXPECT_NEAR(record.at("total").to_number<double>(), total_of(file), 1e-6) << file;
            EXPECT_EQ(has(record, "protection_lifted"), without_protection.contains(file)) << file;
            EXPECT_EQ(has(record, "functions_unknown"), file == "sh145-gnumeric.ods") << file;
        }
        for (const auto& finding : record.at("findings").as_array()) {
            EXPECT_EQ(finding.at("severity"), "warning") << file << ' ' << json::serialize(finding);
            // Formulas of another version's template are not compared.
            EXPECT_NE(finding.at("kind"), "old_template") << file << ": tests/fixtures/producers/save-anew";
        }
    }
    EXPECT_EQ(files.size(), saved);
}

// Gnumeric removes _xlfn. from TEXTJOIN, which is found nevertheless; a name that nobody knows is not.
TEST(Producers, NamesFunctionsThatNobodyKnows) {
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "shidx.xlsx";
    auto parts = parts_of(CITYSTAR_PRODUCERS "/shidx-gnumeric.xlsx");
    for (auto& [name, bytes] : parts)
        if (name.starts_with("xl/worksheets/"))
            for (auto at = bytes.find("TEXTJOIN("); at != std::string::npos; at = bytes.find("TEXTJOIN(", at + 1))
                bytes.replace(at, 4, "ODD");
    write_bytes(file, zipped(parts));
    const auto results = folder.path() / "r.jsonl";
    run_citystar({"collect", file, "-o", folder.path() / "league.csv", "--results", results, "--language", "en"});
    std::istringstream lines(bytes_of(results));
    std::string line;
    std::getline(lines, line);
    const auto record = json::parse(line);
    for (const auto& finding : record.at("findings").as_array()) {
        if (finding.at("kind") != "functions_unknown") continue;
        EXPECT_EQ(finding.at("sheet"), "各区排名");
        EXPECT_EQ(finding.at("cell"), "C24");
        const auto text = json::value_to<std::string>(finding.at("text"));
        for (const auto* word : {"14 cells of this sheet", "ODDJOIN", "#NAME?", "fresh template"})
            EXPECT_NE(text.find(word), std::string::npos) << text;
        return;
    }
    FAIL() << line;
}

// What the named cells show, except for the day of the calculation, and for a text that xlsx-populate makes a number.
json::object lasting(const json::object& record) {
    auto out = record.at("named").as_object();
    out.erase("CS_TODAY");
    out.erase("CS_TEMPLATE_VERSION");
    return out;
}

TEST(Producers, RecalculatesTheirWorkbooks) {
    const office::TemporaryFolder folder;
    const auto records = run_on_all("recalc", folder);
    ASSERT_EQ(records.size(), saved);
    std::optional<json::object> same;
    for (const auto& record : records) {
        const auto file = file_of(record);
        // Gnumeric stores our functions in an .ods under names that no program knows.
        if (file == "sh145-gnumeric.ods") {
            EXPECT_EQ(record.at("status"), "formula_errors");
            continue;
        }
        EXPECT_EQ(record.at("status"), "ok") << file;
        EXPECT_NEAR(record.at("named").at("CS_TOTAL").to_number<double>(), total_of(file), 1e-6) << file;
        if (!file.starts_with("sh145")) continue;
        if (!same) same = lasting(record);
        EXPECT_EQ(lasting(record), *same) << file;
    }
    EXPECT_GT(same->size(), 20u);
}

}  // namespace
}  // namespace citystar::test

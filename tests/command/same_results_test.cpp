// The results of recalc and collect over workbooks of all frameworks, saved by many programs: the same as they were.
// Times, dates of today and versions are not compared. A deliberate change is taken over with
// CITYSTAR_WRITE_RESULTS=FOLDER, which makes the test write the files of tests/golden/results there.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "run.hpp"
#include "run/versions.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void drop_what_changes(json::value& value) {
    if (auto* list = value.if_array())
        for (auto& one : *list) drop_what_changes(one);
    auto* object = value.if_object();
    if (!object) return;
    for (const auto* name : {"milliseconds", "phases", "versions", "version", "id", "CS_TODAY"}) object->erase(name);
    for (auto& member : *object) drop_what_changes(member.value());
}

// Lines by file and unit, the summary under an empty name.
std::map<std::string, json::value> records(const std::string& text) {
    std::map<std::string, json::value> out;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        auto record = json::parse(line);
        drop_what_changes(record);
        auto& object = record.as_object();
        std::string name;
        if (auto* input = object.if_contains("input")) {
            name = fs::path(json::value_to<std::string>(*input)).filename();
            *input = name;
        }
        if (const auto* unit = object.if_contains("unit")) name += "/" + json::value_to<std::string>(*unit);
        EXPECT_TRUE(out.emplace(name, std::move(record)).second) << name;
    }
    return out;
}

void expect_same(const std::string& verb, const fs::path& results) {
    auto text = bytes_of(results);
    const std::string folder_of_all = CITYSTAR_PRODUCERS "/";
    for (std::size_t at = 0; (at = text.find(folder_of_all, at)) != std::string::npos;)
        text.erase(at, folder_of_all.size());
    auto now = records(text);
    if (const char* folder = std::getenv("CITYSTAR_WRITE_RESULTS")) {
        std::ofstream out(fs::path(folder) / (verb + ".jsonl"));
        for (const auto& [name, record] : now) out << json::serialize(record) << '\n';
    }
    const auto before = records(bytes_of(CITYSTAR_GOLDEN "/results/" + verb + ".jsonl"));
    EXPECT_EQ(now.size(), before.size());
    for (auto [name, record] : before) {
        const auto found = now.find(name);
        ASSERT_NE(found, now.end()) << verb << ": " << name;
        // Gnumeric names functions in .ods as no office does. Version 26 finds other faults in such formulas.
        if (name == "sh145-gnumeric.ods" && std::stoi(command::current_versions().libreoffice) >= 26)
            for (auto* one : {&found->second, &record}) one->as_object().erase("errors");
        EXPECT_EQ(found->second, record) << verb << ": " << name;
    }
}

TEST(SameResults, OfRecalcAndCollect) {
    const office::TemporaryFolder folder;
    const auto results = (folder.path() / "r.jsonl").string();
    const auto recalc = run_citystar({"recalc", CITYSTAR_PRODUCERS, "--results-only", "--results", results, "-j", "2"});
    EXPECT_EQ(recalc.status, 0) << recalc.err;
    expect_same("recalc", results);
    const auto league = (folder.path() / "l.csv").string();
    const auto collect = run_citystar({"collect", CITYSTAR_PRODUCERS, "-o", league, "--results", results, "-j", "2"});
    EXPECT_EQ(collect.status, 0) << collect.err;
    expect_same("collect", results);
}

}  // namespace
}  // namespace citystar::test

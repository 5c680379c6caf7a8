// Findings of collect about workbooks whose formulas, names or results other programs rewrote or left behind.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "careless.hpp"
#include "office.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using Records = std::map<std::string, json::object>;

// The first unit of each workbook, by the name of the file.
Records collected(const std::vector<std::string>& inputs, const office::TemporaryFolder& folder) {
    std::vector<std::string> arguments{"collect", "--language", "en"};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    const auto results = folder.path() / "r.jsonl";
    for (const auto& more : {std::string("-o"), (folder.path() / "league.csv").string(), std::string("--results"),
                             results.string(), std::string("-j"), std::string("2")})
        arguments.push_back(more);
    run_citystar(arguments);
    Records out;
    std::istringstream lines(bytes_of(results));
    for (std::string line; std::getline(lines, line);) {
        auto record = json::parse(line).as_object();
        if (!record.contains("input")) continue;
        out.emplace(fs::path(json::value_to<std::string>(record.at("input"))).filename(), std::move(record));
    }
    return out;
}

struct Told {
    std::string severity;
    std::string place;
    std::string text;
};

std::vector<Told> told(const Records& records, const std::string& file, const std::string& kind) {
    std::vector<Told> out;
    const auto found = records.find(file);
    if (found == records.end()) {
        ADD_FAILURE() << file;
        return out;
    }
    for (const auto& value : found->second.at("findings").as_array()) {
        const auto& finding = value.as_object();
        const auto text = [&](const char* field) { return json::value_to<std::string>(finding.at(field)); };
        if (text("kind") == kind) out.push_back({text("severity"), text("sheet") + "." + text("cell"), text("text")});
    }
    return out;
}

void expect_one(const Records& records, const std::string& file, const std::string& kind, const std::string& severity,
                const std::string& place, const std::vector<std::string>& words) {
    const auto found = told(records, file, kind);
    ASSERT_EQ(found.size(), 1U) << file << ' ' << kind;
    EXPECT_EQ(found.front().severity, severity) << file;
    EXPECT_EQ(found.front().place, place) << file;
    for (const auto& word : words) EXPECT_NE(found.front().text.find(word), std::string::npos) << found.front().text;
}

// Opens a workbook in an office of its own, changes it and stores it.
void changed(const std::string& from, const std::string& to, const std::function<void(Workbook&)>& change) {
    office::Office::Options options;
    options.extensions.push_back(fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt");
    office::Office office(office::find_installation(), options);
    command::WorkbookFile file(office, from);
    Workbook workbook(file);
    change(workbook);
    file.recalculate();
    file.store(to);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
}

// openpyxl's insert_cols and insert_rows move cells, but do not adjust formulas and names.
TEST(Rewritten, WhatIsLeftBehindIsNamed) {
    const office::TemporaryFolder folder;
    const auto records = collected({CITYSTAR_SCRIPTS}, folder);
    expect_one(records, "sh145-score-column.xlsx", "names_elsewhere", "error", "评分.L8",
               {"30 names lead", "CS_ADOPTED", "inserted"});
    expect_one(records, "sh145-score-column.xlsx", "formulas_elsewhere", "error", "评分.L3",
               {"$N$8:$N$25", "O8:O25", "fresh template"});
    expect_one(records, "sh145-report-row.xlsx", "names_elsewhere", "error", "填报.J8", {"CS_INDICATORS"});
    expect_one(records, "sh145-report-row.xlsx", "formulas_elsewhere", "error", "填报.C10",
               {"51 formulas of this sheet lead"});
    expect_one(records, "sh145-report-column.xlsx", "names_elsewhere", "error", "填报.C5",
               {"CS_FRAMEWORK", "填报.D5", "nothing was scored"});
    EXPECT_EQ(records.at("sh145-report-column.xlsx").at("status"), "not_scored");
    for (const auto* file : {"sh145-score-column.xlsx", "sh145-report-row.xlsx"})
        for (const auto* kind : {"formula_altered", "formulas_altered"})
            EXPECT_TRUE(told(records, file, kind).empty()) << file;
}

// Gnumeric's notation alone is not reported (producers_test.cpp); a changed formula in that notation is.
TEST(Rewritten, ChangesAreFoundInWhatGnumericWrote) {
    const office::TemporaryFolder folder;
    const auto file = (folder.path() / "changed.xlsx").string();
    changed(CITYSTAR_PRODUCERS "/sd-gnumeric.xlsx", file, [](Workbook& it) {
        const auto change = [&](const char* name, sal_Int32 row, const char* from, const char* to) {
            const auto cell = it.named(name)->getCellByPosition(0, row);
            const auto formula = cell->getFormula();
            ASSERT_GE(formula.indexOf(utf16(from)), 0) << utf8(formula);
            cell->setFormula(formula.replaceFirst(utf16(from), utf16(to)));
        };
        change("CS_NOW", 0, "$K8", "$K9");
        change("CS_HELD", 3, "F11", "F12");
        change("CS_GAIN", 1, "0.8", "0.5");
        change("CS_LIGHT", 2, "<=60", "<60");
    });
    const auto records = collected({file}, folder);
    std::set<std::string> places;
    for (const auto* kind : {"formula_altered", "formulas_altered"})
        for (const auto& one : told(records, "changed.xlsx", kind)) places.insert(one.place);
    EXPECT_EQ(places, (std::set<std::string>{"评分.E8", "评分.AK11", "评分.AL9", "评分.AP10"}));
}

// A result that is out of date does not mean that a formula has to be restored.
TEST(Rewritten, StaleTotalsAreCalledSo) {
    const office::TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    for (const auto* name : {"base.ods", "base.xlsx"})
        ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path(name), "--unit", name, "--formulas", "functions",
                                "--values", CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                      .status,
                  0);
    auto xlsx = parts_of(path("base.xlsx"));
    auto& sheet = part(xlsx, "xl/worksheets/sheet3.xml");
    replace(sheet, "CS_COUNTED)</f><v>55.7<", "CS_COUNTED)</f><v>54.2<");
    replace(sheet, "CS_COUNTED)</f><v>3<", "CS_COUNTED)</f><v>4<");
    write_bytes(path("stale.xlsx"), zipped(xlsx));
    changed(path("base.ods"), path("typed.ods"),
            [](Workbook& it) { it.named("CS_TOTAL")->getCellByPosition(0, 0)->setValue(54.2); });
    const auto records = collected({path("stale.xlsx"), path("typed.ods"), path("base.xlsx")}, folder);
    expect_one(records, "stale.xlsx", "total_differs", "error", "评分.C3",
               {"54.2", "55.7", "the formula is right", "recalculat"});
    expect_one(records, "stale.xlsx", "star_differs", "error", "评分.E3", {"the formula is right"});
    EXPECT_EQ(records.at("stale.xlsx").at("claimed_total"), 54.2);
    expect_one(records, "typed.ods", "total_differs", "error", "评分.C3", {"54.2", "Restore the formula"});
    EXPECT_TRUE(told(records, "base.xlsx", "total_differs").empty());
}

}  // namespace
}  // namespace citystar::test

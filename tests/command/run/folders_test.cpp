// Folders as they come back: with other spreadsheets, archives, and lock files of open workbooks.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class Folders : public testing::Test {
protected:
    Folders() { fs::create_directories(folder() / "below"); }
    fs::path folder() const { return folder_.path() / "returned"; }
    std::string text(const char* name) const { return (folder_.path() / name).string(); }

    static std::map<std::string, std::string> statuses(const std::string& lines) {
        std::map<std::string, std::string> out;
        std::istringstream in(lines);
        for (std::string line; std::getline(in, line);) {
            const auto record = json::parse(line).as_object();
            if (!record.contains("input")) continue;
            const fs::path input = json::value_to<std::string>(record.at("input"));
            out[input.filename().string()] = json::value_to<std::string>(record.at("status"));
        }
        return out;
    }

    // None of these is a spreadsheet.
    void add_others() const {
        write_bytes(folder() / "all.rar", "Rar!\x1A\x07");
        write_bytes(folder() / "all.7z", "7z\xBC\xAF");
        write_bytes(folder() / "note.txt", "words");
        write_bytes(folder() / "below/all.zip", zipped({{"a.ods", "x"}}));
    }

private:
    office::TemporaryFolder folder_;
};

const std::map<std::string, std::string> others{
    {"all.rar", "left_out"}, {"all.7z", "left_out"}, {"note.txt", "left_out"}, {"all.zip", "left_out"}};

TEST_F(Folders, SpreadsheetsOfAllKindsAreReadAndTheRestNamed) {
    ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", (folder() / "a.ods").string(), "--unit", "甲市", "--period",
                            "2023", "--values", CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                  .status,
              0);
    ASSERT_EQ(run_citystar({"recalc", (folder() / "a.ods").string(), "-o", text("x"), "--to", "xlsx"}).status, 0);
    for (const auto* name : {"b.xlsm", "c.XLSX", "d.xls", "below/e.et", "f.ots", "g", "h.unknown"})
        fs::copy(text("x") + "/a.xlsx", folder() / name);
    add_others();
    write_bytes(folder() / "~$a.xlsx", "\x05user");
    write_bytes(folder() / ".~lock.a.ods#", "user");
    auto expected = others;
    for (const auto* name : {"a.ods", "b.xlsm", "c.XLSX", "d.xls", "e.et", "f.ots", "g", "h.unknown"})
        expected[name] = "ok";
    const auto recalc = run_citystar({"recalc", folder().string(), "--results-only", "--results", "-"});
    EXPECT_EQ(recalc.status, 0) << recalc.err;
    EXPECT_EQ(statuses(recalc.out), expected);
    EXPECT_NE(recalc.err.find("12 files: 8 done, 0 failed, 4 left out because not a spreadsheet."), std::string::npos)
        << recalc.err;
    const auto collect =
        run_citystar({"collect", folder().string(), "-o", text("league.csv"), "--results", text("r.jsonl")});
    EXPECT_EQ(statuses(bytes_of(text("r.jsonl"))), expected);
    for (const auto& [name, status] : others) EXPECT_NE(collect.err.find(name), std::string::npos) << name;
}

TEST_F(Folders, WithoutAnythingToReadARunIsNoSuccess) {
    add_others();
    const auto recalc = run_citystar({"recalc", folder().string(), "-o", text("out"), "--results", "-"});
    EXPECT_EQ(recalc.status, 1);
    EXPECT_NE(recalc.err.find("returned holds no workbook"), std::string::npos) << recalc.err;
    EXPECT_EQ(statuses(recalc.out), others);
    const auto collect = run_citystar({"collect", folder().string(), "-o", text("league.csv")});
    EXPECT_EQ(collect.status, 1);
    EXPECT_NE(collect.err.find("returned holds no workbook"), std::string::npos) << collect.err;
}

TEST_F(Folders, WhatIsLeftOutTakesNoName) {
    write_bytes(folder() / "a.7z", "7z\xBC\xAF");
    write_ods(folder() / "a.ods", {"1+1"});
    EXPECT_EQ(run_citystar({"recalc", folder().string(), "-o", text("out")}).status, 0);
    EXPECT_TRUE(fs::exists(text("out") + "/a.ods"));
}

}  // namespace
}  // namespace citystar::test

// citystar new --units: a workbook for each line of a list.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <thread>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class NewForUnits : public testing::TestWithParam<const char*> {
protected:
    std::string text(const std::string& name) const { return (folder_.path() / name).string(); }

    Outcome make(
        const std::string& framework, const std::string& lines, const std::vector<std::string>& more = {},
        const std::function<void(pid_t)>& while_running = [](pid_t) {}) const {
        std::ofstream(text("list.tsv"), std::ios::binary) << lines;
        std::vector<std::string> arguments{"new", framework, "--units", text("list.tsv"), "-o", text("out")};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_citystar(arguments, while_running);
    }

    std::vector<std::string> made() const {
        std::vector<std::string> out;
        if (!fs::exists(text("out"))) return out;
        for (const auto& entry : fs::directory_iterator(text("out"))) out.push_back(entry.path().filename().string());
        std::ranges::sort(out);
        return out;
    }

    // The cells of a workbook as its file has them.
    static std::map<std::string, std::string> cells_of(const fs::path& file) {
        std::map<std::string, std::string> out;
        for (auto& [name, bytes] : parts_of(file)) {
            if (name == "content.xml")
                out[name] = bytes.substr(bytes.find("<office:body>"));
            else if (name.starts_with("xl/worksheets/sheet") || name == "xl/sharedStrings.xml")
                out[name] = bytes;
        }
        return out;
    }

private:
    office::TemporaryFolder folder_;
};

// With and without a period, in both formats; texts that XML has to escape.
TEST_P(NewForUnits, MakesWhatSingleCallsMake) {
    const std::string framework = GetParam();
    const bool compares_units = framework == "SH-INDEX-2020";
    const std::string one = compares_units ? "徐汇" : "一个很长的、合并而成的名称 A&B 示范县";
    const std::string other = compares_units ? "静安" : "甲区";
    const std::string period = "2024年 “上”半年 <1>";
    for (const std::string ending : {".ods", ".xlsx"}) {
        const auto run = make(framework, "unit\tperiod\n# comment\n" + one + '\t' + period + "\r\n\n " + other + " \n",
                              {"--to", ending.substr(1)});
        ASSERT_EQ(run.status, 0) << run.err;
        ASSERT_EQ(
            run_citystar({"new", framework, "-o", text("one" + ending), "--unit", one, "--period", period}).status, 0);
        ASSERT_EQ(run_citystar({"new", framework, "-o", text("other" + ending), "--unit", other}).status, 0);
        for (const auto& [single, unit] : {std::pair{"one", one}, {"other", other}}) {
            const auto expected = cells_of(text(single + ending));
            EXPECT_FALSE(expected.empty());
            const auto found = cells_of(text("out/" + unit + ending));
            ASSERT_EQ(found.size(), expected.size()) << unit;
            for (const auto& [part, bytes] : expected)
                EXPECT_TRUE(found.at(part) == bytes) << unit << ending << ' ' << part;
        }
    }
    EXPECT_EQ(made().size(), 4u);
}

INSTANTIATE_TEST_SUITE_P(Frameworks, NewForUnits,
                         testing::Values("SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020",
                                         "SH-DISTRICT-145"),
                         [](const auto& framework) {
                             return std::regex_replace(std::string(framework.param), std::regex("-"), "");
                         });

class UnitsList : public NewForUnits {};

TEST_F(UnitsList, FillsInTheFiguresOfEachUnit) {
    std::ofstream(text("a.tsv")) << "L1P1\t80%\n";
    const auto run = make("DB37", "甲区\t2024年\ta.tsv\n乙区\t2024年\n", {"--to", "ods"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto recalculated = run_citystar({"recalc", text("out"), "--results-only", "--results", "-"});
    std::istringstream lines(recalculated.out);
    std::map<std::string, double> totals;
    for (std::string line; std::getline(lines, line);) {
        const auto record = json::parse(line).as_object();
        if (!record.contains("named")) continue;
        const auto& named = record.at("named");
        totals[json::value_to<std::string>(named.at("CS_UNIT_NAME"))] = named.at("CS_TOTAL").to_number<double>();
    }
    EXPECT_EQ(totals, (std::map<std::string, double>{{"甲区", 2.5}, {"乙区", 0}}));
}

TEST_F(UnitsList, NamesEveryLineThatCannotBeUsed) {
    const auto run = make("DB37", "甲区\n\t2024年\n../乙区\n甲区\n丙区\t2024年\tnone.tsv\n丁区\t1\t\t2\n.戊区\n" +
                                      std::string(201, 'x') + "\n己\x01区\n");
    EXPECT_EQ(run.status, 65);
    for (const auto* line : {"line 2: the name", "line 3: “../乙区”", "line 4: the unit “甲区” is in line 1",
                             "line 5: there is no such file: “none.tsv”", "line 6: a line has at most three",
                             "line 7: “.戊区”", "line 8: “xxx", "line 9: "})
        EXPECT_NE(run.err.find(line), std::string::npos) << line << '\n' << run.err;
    EXPECT_TRUE(made().empty());
    EXPECT_EQ(make("DB37", "单位\t时期\n\n").status, 65);
    EXPECT_EQ(make("DB37", "\xb5\xd8\xc7\xf8\n").status, 65);
    EXPECT_EQ(make("SH-INDEX-2020", "甲区\n").status, 65);
    for (const auto* one : {"--unit", "--period", "--values"}) {
        const auto both = make("DB37", "甲区\n", {one, "乙区"});
        EXPECT_EQ(both.status, 64);
        EXPECT_NE(both.err.find("each line of the list has"), std::string::npos) << both.err;
    }
    EXPECT_EQ(run_citystar({"new", "DB37", "-o", text("a.ods"), "--to", "ods"}).status, 64);
    EXPECT_EQ(make("DB37", "甲区\n", {"--to", "doc"}).status, 64);
    EXPECT_TRUE(made().empty());
}

TEST_F(UnitsList, NeverOverwrites) {
    fs::create_directories(text("out"));
    std::ofstream(text("out/乙区.xlsx")) << "mine";
    const auto run = make("DB37", "甲区\n乙区\n");
    EXPECT_EQ(run.status, 73);
    EXPECT_NE(run.err.find("乙区.xlsx"), std::string::npos) << run.err;
    EXPECT_EQ(made(), std::vector<std::string>{"乙区.xlsx"});
    EXPECT_EQ(bytes_of(text("out/乙区.xlsx")), "mine");
}

// Text that XML would change, or has not, is laid out by LibreOffice.
TEST_F(UnitsList, MakesAWholeWorkbookWhateverTheTextsAre) {
    ASSERT_EQ(make("DB37", "甲区\t20\uFFFF24\n乙\uFFFE区\t\uF8FF\n").status, 0);
    const auto run = run_citystar({"collect", text("out"), "-o", text("league.csv"), "--results", text("r.jsonl")});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("Units collected: 2"), std::string::npos) << run.err;
}

TEST_F(UnitsList, KeepsSpacesWithinANameAsTheyAre) {
    ASSERT_EQ(make("DB37", "甲  区\n", {"--to", "ods"}).status, 0);
    const auto run = run_citystar({"recalc", text("out/甲  区.ods"), "--results-only", "--results", "-"});
    EXPECT_NE(run.out.find("\"CS_UNIT_NAME\":\"甲  区\""), std::string::npos) << run.out.substr(0, 2000);
}

TEST_F(UnitsList, EndsWhenItIsInterrupted) {
    std::string lines;
    for (int i = 0; i < 3000; ++i) lines += "县" + std::to_string(i) + "\n";
    const auto run = make("SH-DISTRICT-145", lines, {}, [&](pid_t command) {
        while (made().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(20));
        kill(command, SIGINT);
    });
    EXPECT_EQ(run.status, 130);
    EXPECT_NE(run.err.find("Interrupted"), std::string::npos) << run.err;
    const auto files = made();
    EXPECT_LT(files.size(), 3000u);
    for (const auto& file : files) {
        EXPECT_TRUE(file.ends_with(".xlsx")) << file;
        EXPECT_FALSE(cells_of(text("out/" + file)).empty()) << file;
    }
}

}  // namespace
}  // namespace citystar::test

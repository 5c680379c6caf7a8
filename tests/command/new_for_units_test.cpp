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

    // All that a user sees of a workbook. In an .xlsx, LibreOffice numbers charts across all documents that it has
    // open, and their axes at random.
    static std::map<std::string, std::string> parts_with_content(const fs::path& file) {
        const std::regex chart("charts/chart([0-9]+)[.]xml");
        const std::regex axis("<c:(axId|crossAx) val=\"[0-9]+\"");
        std::map<int, std::string> charts;
        std::map<std::string, std::string> out;
        for (auto& [name, bytes] : parts_of(file)) {
            const bool about = name == "meta.xml" || name == "settings.xml" || name == "docProps/core.xml";
            if (about || name.ends_with(".rels") || name == "[Content_Types].xml") continue;
            if (std::smatch number; std::regex_search(name, number, chart))
                charts[std::stoi(number[1])] = std::regex_replace(bytes, axis, "<c:$1");
            else
                out[name] = bytes;
        }
        for (const auto& [number, bytes] : charts) out["chart " + std::to_string(out.size())] = bytes;
        return out;
    }

private:
    office::TemporaryFolder folder_;
};

// With and without unit and period, in both formats; texts that XML has to escape.
TEST_P(NewForUnits, MakesWhatIsLaidOut) {
    const std::string framework = GetParam();
    const bool compares_units = framework == "SH-INDEX-2020";
    const std::string one = compares_units ? "徐汇" : "一个很长的、合并而成的名称 A&B 示范县";
    const std::string other = compares_units ? "静安" : "甲区";
    const std::string period = "2024年 “上”半年 <1>";
    const auto lays_out = extension_without_finished_workbooks(text("extension")) / "bin/citystar";
    std::ofstream(text("list.tsv")) << "unit\tperiod\n# comment\n"
                                    << one << '\t' << period << "\r\n\n " << other << " \n";
    // The functions of an .ods speak the language of the command.
    std::vector<std::pair<std::string, std::string>> kinds{{"zh", ".ods"}, {"en", ".xlsx"}};
    if (framework == "SH-DISTRICT-145") kinds.emplace_back("en", ".ods");
    for (const auto& kind : kinds) {
        const auto& language = kind.first;
        const auto& ending = kind.second;
        const auto folder = text(language + ending);
        const auto make = [&, in = "CITYSTAR_LANGUAGE=" + language](const std::string& command,
                                                                    std::vector<std::string> more) {
            more.insert(more.begin(), {in, command, "new", framework});
            const auto run = run_program("/usr/bin/env", more);
            ASSERT_EQ(run.status, 0) << run.err;
        };
        make(CITYSTAR_COMMAND, {"--units", text("list.tsv"), "-o", folder, "--to", ending.substr(1)});
        make(CITYSTAR_COMMAND, {"-o", folder + "/empty" + ending});
        const auto expect = [&](const std::string& name, std::vector<std::string> texts) {
            const auto slow = folder + "/laid-out-" + name + ending;
            texts.insert(texts.begin(), {"-o", slow});
            make(lays_out, texts);
            const auto expected = parts_with_content(slow);
            EXPECT_GT(expected.size(), 5u);
            const auto found = parts_with_content(folder + '/' + name + ending);
            ASSERT_EQ(found.size(), expected.size()) << name;
            for (const auto& [part, bytes] : expected)
                EXPECT_TRUE(found.contains(part) && found.at(part) == bytes) << name << ending << ' ' << part;
        };
        expect(one, {"--unit", one, "--period", period});
        // What differs without texts does not depend on the framework.
        if (framework != "SH-DISTRICT-145") continue;
        expect("empty", {});
        expect(other, {"--unit", other});
    }
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
    EXPECT_NE(run.err.find("2 units collected, 0 files could not be scored"), std::string::npos) << run.err;
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
        EXPECT_FALSE(parts_with_content(text("out/" + file)).empty()) << file;
    }
}

}  // namespace
}  // namespace citystar::test

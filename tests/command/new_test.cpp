// citystar new: workbooks for people to fill in.

#include "new_workbook.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace json = boost::json;

class New : public testing::Test {
protected:
    std::string text(const char* name) const { return (folder_.path() / name).string(); }

    // The named results of a recalculation.
    json::value recalculated(const std::string& file) const {
        const auto run = run_citystar({"recalc", file, "--results-only", "--results", "-"});
        EXPECT_EQ(run.status, 0) << run.err;
        return json::parse(run.out.substr(0, run.out.find('\n')));
    }

private:
    office::TemporaryFolder folder_;
};

const std::string samples = CITYSTAR_SAMPLES "/";

TEST_F(New, ZhangqiuWithItsFourStarTargetsScores80AndFourStars) {
    const auto run = run_citystar({"new", "章丘", "-o", text("a.ods"), "--unit", "济南市章丘区", "--period",
                                   "2020—2021年", "--values", samples + "zhangqiu-four-star.tsv"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto record = recalculated(text("a.ods"));
    EXPECT_EQ(record.at("status"), "ok");
    EXPECT_EQ(record.at("named").at("CS_TOTAL"), 80);
    EXPECT_EQ(record.at("named").at("CS_OVERALL_STAR"), 4);
    EXPECT_EQ(record.at("named").at("CS_UNIT_NAME"), "济南市章丘区");
    EXPECT_EQ(record.at("named").at("CS_PERIOD"), "2020—2021年");
    EXPECT_EQ(record.at("named").at("CS_FRAMEWORK"), "ZQ-DISTRICT-2020");
}

TEST_F(New, ZhangqiuWithItsFiveStarTargetsScores100AndFiveStars) {
    const auto run =
        run_citystar({"new", "ZQ-DISTRICT-2020", "-o", text("a.xlsx"), "--values", samples + "zhangqiu-five-star.tsv"});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto record = recalculated(text("a.xlsx"));
    EXPECT_EQ(record.at("named").at("CS_TOTAL"), 100);
    EXPECT_EQ(record.at("named").at("CS_OVERALL_STAR"), 5);
}

// exceljs cannot save a table without a style.
TEST_F(New, TablesOfAnXlsxHaveAStyle) {
    ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", text("a.xlsx")}).status, 0);
    ASSERT_EQ(run_citystar({"recalc", text("a.xlsx"), "-o", text("out")}).status, 0);
    for (const auto* file : {"a.xlsx", "out/a.xlsx"}) {
        const auto table = part_of(text(file), "xl/tables/table1.xml");
        EXPECT_NE(table.find("<tableStyleInfo "), std::string::npos) << file;
        EXPECT_EQ(table.find("<tableStyleInfo "), table.rfind("<tableStyleInfo ")) << file;
    }
}

TEST_F(New, AnEmptyWorkbookHasNoErrorAndNoPoints) {
    for (const auto* id : {"SD-CITY-2020", "ZQ-DISTRICT-2020", "SX-PILOT", "SH-INDEX-2020", "SH-DISTRICT-145"}) {
        const auto file = text(id) + ".ods";
        ASSERT_EQ(run_citystar({"new", id, "-o", file}).status, 0);
        const auto record = recalculated(file);
        EXPECT_EQ(record.at("status"), "ok") << record;
        EXPECT_EQ(record.at("named").at("CS_TOTAL"), 0);
        const auto& named = record.at("named").as_object();
        const bool stars = std::string_view(id).find("DISTRICT-2020") != std::string_view::npos ||
                           id == std::string_view("SD-CITY-2020");
        EXPECT_EQ(named.contains("CS_OVERALL_STAR"), stars) << id;
    }
}

// Line ends as on Windows and on old Macs.
TEST_F(New, ValuesMayEndTheirLinesInAnyWay) {
    const auto made = [&](const char* name, const std::string& lines) {
        std::ofstream(text("values"), std::ios::binary) << lines;
        const auto run = run_citystar({"new", "DB37", "-o", text(name), "--values", text("values")});
        EXPECT_EQ(run.status, 0) << run.err;
        return stored_results(text(name));
    };
    const auto plain = made("a.ods", "L1P1\t80%\nL1P2\t5\n");
    EXPECT_NE(plain, made("b.ods", "L1P1\t80%\n"));
    EXPECT_EQ(made("c.ods", "\xEF\xBB\xBFL1P1\t80%\r\nL1P2\t5\r\n"), plain);
    EXPECT_EQ(made("d.ods", "L1P1\t80%\rL1P2\t5\r"), plain);
    EXPECT_EQ(run_citystar({"new", "DB37", "-o", text("e.ods"), "--values",
                            std::filesystem::path(text("a.ods")).parent_path().string()})
                  .status,
              65);
}

// What the build has made is copied; figures have to be calculated.
TEST_F(New, NeedsNoOfficeWithoutFigures) {
    const auto broken = office_that_does_not_start(text("office"));
    const auto make = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"CITYSTAR_OFFICE_HOME=" + broken.string(),
                                           "TZ=Asia/Shanghai",
                                           "CITYSTAR_LANGUAGE=zh",
                                           CITYSTAR_COMMAND,
                                           "new",
                                           "DB37"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_program("/usr/bin/env", arguments);
    };
    const auto begin = std::time(nullptr);
    const auto empty = make({"-o", text("a.xlsx")});
    EXPECT_EQ(empty.status, 0) << empty.err;
    const auto named = make({"-o", text("a.ods"), "--unit", "甲县", "--period", "2026年"});
    EXPECT_EQ(named.status, 0) << named.err;
    std::ofstream(text("list")) << "甲县\n乙县\t2026年\n";
    const auto many = make({"--units", text("list"), "-o", text("many")});
    EXPECT_EQ(many.status, 0) << many.err;
    // The time of the copy, not of the build, in UTC and in the local time zone.
    const auto time_in = [](const std::string& xml, const std::string& element) {
        const auto from = xml.find('>', xml.find("<" + element)) + 1;
        std::tm out{};
        EXPECT_TRUE(strptime(xml.substr(from, 19).c_str(), "%Y-%m-%dT%H:%M:%S", &out)) << xml;
        return timegm(&out);
    };
    for (const auto* element : {"dcterms:created", "dcterms:modified"})
        EXPECT_GE(time_in(part_of(text("a.xlsx"), "docProps/core.xml"), element), begin);
    for (const auto* element : {"meta:creation-date", "dc:date"})
        EXPECT_GE(time_in(part_of(text("a.ods"), "meta.xml"), element), begin + 8 * 3600);
    std::ofstream(text("values")) << "L1P1\t80%\n";
    const auto figures = make({"-o", text("b.xlsx"), "--values", text("values")});
    EXPECT_EQ(figures.status, 69) << figures.err;
    EXPECT_FALSE(std::filesystem::exists(text("b.xlsx")));
}

TEST_F(New, RefusesWhatItCannotMake) {
    EXPECT_EQ(run_citystar({"new", "MOON", "-o", text("a.ods")}).status, 65);
    EXPECT_EQ(run_citystar({"new", "DB37", "-o", text("a.doc")}).status, 64);
    EXPECT_EQ(run_citystar({"new", "DB37"}).status, 64);
    std::ofstream(text("values")) << "L1P1\t80%\nL9P9\t1\n";
    const auto wrong = run_citystar({"new", "DB37", "-o", text("a.ods"), "--values", text("values")});
    EXPECT_EQ(wrong.status, 65);
    EXPECT_NE(wrong.err.find("L9P9"), std::string::npos);
    const std::pair<const char*, const char*> values[] = {
        {"L1P1\t80%\nL1P2\t5\nL1P1\t81%\n", "line 3: the indicator “L1P1” has values in line 1 already"},
        {"L1P1\t80%\nL1P5\t\xca\xc7\n", "line 2: this is not UTF-8 text"},  // GBK
        {"\xff\xfeL\0001\000", "line 1: this is not UTF-8 text"}};
    for (const auto& [lines, words] : values) {
        std::ofstream(text("values"), std::ios::binary) << lines;
        const auto run = run_citystar({"new", "DB37", "-o", text("b.ods"), "--values", text("values")});
        EXPECT_EQ(run.status, 65);
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
    }
    for (const auto* coefficient : {"none", "0", "-1", "1e9"}) {
        std::ofstream file(text("values"));
        file << "coefficient";
        for (int unit = 0; unit < 16; ++unit) file << '\t' << (unit == 7 ? coefficient : "1");
        file.close();
        const auto run = run_citystar({"new", "SH-INDEX-2020", "-o", text("b.ods"), "--values", text("values")});
        EXPECT_EQ(run.status, 65) << coefficient;
        EXPECT_NE(run.err.find("line 1: the coefficient “" + std::string(coefficient)), std::string::npos) << run.err;
    }
    std::ofstream(text("taken.ods")) << "somebody's work";
    EXPECT_EQ(run_citystar({"new", "DB37", "-o", text("taken.ods")}).status, 73);
    EXPECT_EQ(bytes_of(text("taken.ods")), "somebody's work");
}

}  // namespace
}  // namespace citystar::test

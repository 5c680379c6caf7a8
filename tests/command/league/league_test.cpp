// Ranks, the evaluator's decisions, and a league that stays right when rows are deleted.

#include "league/league.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "careless.hpp"
#include "console/shown_points.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Units of an index framework: p and r differ by a tiny amount, q was sent in twice with other figures, s is best.
class League : public testing::Test {
protected:
    static std::string path(const std::string& name) { return (folder_->path() / name).string(); }

    static void SetUpTestSuite() {
        folder_ = std::make_unique<office::TemporaryFolder>();
        fs::create_directories(path("in/east"));
        const std::pair<const char*, const char*> units[] = {
            {"p", "72%"}, {"q", "72.001%"}, {"r", "72.002%"}, {"s", "80%"}, {"east/q", "50%"}};
        const auto sample = bytes_of(CITYSTAR_SAMPLES "/shanxi-made-up.tsv");
        for (const auto& [file, value] : units) {
            auto values = sample;
            const std::string first = "S1.1.1\t72%";
            values.replace(values.find(first), first.size(), std::string("S1.1.1\t") + value);
            write("values.tsv", values);
            const std::string unit = fs::path(file).filename().string();
            const auto made = run_citystar({"new", "SX-PILOT", "-o", path("in/" + std::string(file) + ".ods"), "--unit",
                                            unit, "--values", path("values.tsv")});
            ASSERT_EQ(made.status, 0) << made.err;
        }
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static void write(const std::string& name, const std::string& text) {
        std::ofstream(path(name), std::ios::binary) << text;
    }

    // The workbooks are read once; later runs take the results over.
    static Outcome collect(const std::string& output, std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"collect",       path("in"), "-o",         path(output), "--results",
                                           path("r.jsonl"), "--resume", "--language", "en"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run_citystar(arguments);
    }
    static std::map<std::string, json::object> records() {
        std::map<std::string, json::object> out;
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto input = json::value_to<std::string>(record.at("input"));
            out[fs::relative(input, path("in"))] = std::move(record);
        }
        return out;
    }
    static Outcome choose(const std::string& text, const std::string& output = "chosen.csv") {
        write("choose.tsv", text);
        return collect(output, {"--choose", path("choose.tsv")});
    }

    static std::unique_ptr<office::TemporaryFolder> folder_;
};

std::unique_ptr<office::TemporaryFolder> League::folder_;

TEST_F(League, PointsAreRoundedOnceHalfUpInDecimals) {
    Framework index;
    index.scoring = Scoring::index;
    for (const auto& [points, shown] : {std::pair(72.005, 72.01),
                                        {1.005, 1.01},
                                        {72.00499, 72.0},
                                        {2.675, 2.68},
                                        {-0.005, -0.01},
                                        {69.602959, 69.6},
                                        {0.0, 0.0},
                                        {100.0, 100.0}})
        EXPECT_EQ(command::shown_points(index, points), shown) << points;
    const Framework stars;
    EXPECT_EQ(command::shown_points(stars, 0.1 + 0.2), 0.3);
    EXPECT_EQ(command::shown_points(stars, 55.7), 55.7);
}

TEST_F(League, EqualAsShownIsEqualInRankAndContradictionsHaveNone) {
    const auto run = collect("league.csv");
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("1 unit not ranked, because workbooks with different figures came in: q."),
              std::string::npos)
        << run.err;
    auto all = records();
    EXPECT_EQ(all.at("s.ods").at("rank"), 1);
    EXPECT_EQ(all.at("p.ods").at("rank"), 2);
    EXPECT_EQ(all.at("r.ods").at("rank"), 2);
    const auto csv = bytes_of(path("league.csv"));
    for (const auto* line : {"\r\n1,s,69.7,", "\r\n2,p,69.6,", "\r\n2,r,69.6,", "\r\n,q,69.6,", "\r\n,q,69.33,"})
        EXPECT_NE(csv.find(line), std::string::npos) << csv;
    for (const auto& [name, other] : {std::pair("q.ods", "east/q.ods"), {"east/q.ods", "q.ods"}}) {
        EXPECT_TRUE(all.at(name).at("rank").is_null()) << name;
        EXPECT_EQ(all.at(name).at("ranking"), "contradiction") << name;
        bool named = false;
        for (const auto& finding : all.at(name).at("findings").as_array())
            named |= finding.at("kind") == "unit_twice_other" && finding.at("severity") == "error" &&
                     json::value_to<std::string>(finding.at("text")).find(path("in/") + other) != std::string::npos;
        EXPECT_TRUE(named) << json::serialize(all.at(name).at("findings"));
    }
}

TEST_F(League, AChoiceSettlesAContradictionAndStandsInTheLeague) {
    const auto run = choose(
        "\xEF\xBB\xBF单位\t决定人\t理由\t文件\r\n# asked on Monday\r\n\r\nq\t张三\t电话确认\teast/q.ods\r\n"
        "s\tLi\twithdrawn\t-\r\n");
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.err.find("not ranked"), std::string::npos) << run.err;
    const auto all = records();
    EXPECT_EQ(all.at("p.ods").at("rank"), 1);
    EXPECT_EQ(all.at("r.ods").at("rank"), 1);
    EXPECT_EQ(all.at("east/q.ods").at("rank"), 3);
    EXPECT_EQ(all.at("q.ods").at("ranking"), "set_aside");
    EXPECT_TRUE(all.at("q.ods").at("rank").is_null());
    EXPECT_EQ(all.at("s.ods").at("ranking"), "excluded");
    EXPECT_TRUE(all.at("s.ods").at("rank").is_null());
    EXPECT_FALSE(all.at("p.ods").contains("choice"));
    for (const auto* name : {"q.ods", "east/q.ods"}) {
        EXPECT_EQ(json::value_to<std::string>(all.at(name).at("choice").at("file")), path("in/east/q.ods")) << name;
        EXPECT_EQ(all.at(name).at("choice").at("who"), "张三") << name;
        EXPECT_EQ(all.at(name).at("choice").at("why"), "电话确认") << name;
        for (const auto& finding : all.at(name).at("findings").as_array())
            EXPECT_NE(finding.at("kind"), "unit_twice_other") << name;
    }
    const auto csv = bytes_of(path("chosen.csv"));
    for (const auto* text :
         {"this file is used (张三: 电话确认)", "q.ods is used instead (张三: 电话确认)", "left out (Li: withdrawn)"})
        EXPECT_NE(csv.find(text), std::string::npos) << csv;
    const auto again = choose("unit\tfile\twho\twhy\nq\t" + path("in/q.ods") + "\ta\tb\n", "chosen.ods");
    ASSERT_EQ(again.status, 0) << again.err;
    EXPECT_NE(content_of(path("chosen.ods")).find("this file is used (a: b)"), std::string::npos);
    EXPECT_EQ(records().at("q.ods").at("ranking"), "ranked");
    // Without the choice the contradiction is back.
    ASSERT_EQ(collect("league.csv").status, 0);
    EXPECT_EQ(records().at("q.ods").at("ranking"), "contradiction");
}

TEST_F(League, ChoicesThatCannotBeMeantAreRefusedBeforeAnythingStarts) {
    const std::string head = "unit\tfile\twho\twhy\n";
    const std::pair<std::string, const char*> refused[] = {
        {"", "is empty"},
        {"unit\tfile\twho\nq\tq.ods\ta\n", "line 1: there is no column “why”"},
        {head + "q\tnone.ods\ta\tb\n", "line 2: none of the workbooks is “none.ods”"},
        {head + "q\tq.ods\ta\tb\n", "line 2: “q.ods” can be 2 workbooks"},
        {head + "q\t-\t\tb\n", "line 2: “who” is empty"},
        {head + "q\t-\ta\t \n", "line 2: “why” is empty"},
        {head + "q\t-\ta\n", "line 2: “why” is empty"},
        {head + "\t-\ta\tb\n", "line 2: “unit” is empty"},
        {head + "q\t-\ta\tb\nＱ\t-\ta\tb\n", "line 3: the unit “Ｑ” has a choice in line 2 already"},
        {head + "\xD6\xDC\t-\ta\tb\n", "line 2: this is not UTF-8 text"}};
    for (const auto& [text, words] : refused) {
        const auto run = choose(text, "refused.csv");
        EXPECT_EQ(run.status, 65) << text;
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
        EXPECT_FALSE(fs::exists(path("refused.csv"))) << text;
    }
    EXPECT_EQ(collect("refused.csv", {"--choose", "/dev/zero"}).status, 65);
    EXPECT_EQ(collect("refused.csv", {"--choose", path("in")}).status, 65);
}

// The units are known only at the end, when the work must not be lost.
TEST_F(League, AChoiceForAnUnknownUnitIsNamedBesideACompleteLeague) {
    const auto run = choose("unit\tfile\twho\twhy\nzzz\t-\ta\tb\ns\tp.ods\ta\tb\n", "unknown.csv");
    EXPECT_EQ(run.status, 65);
    EXPECT_NE(run.err.find("line 2 decides nothing: no workbook of “zzz”"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("line 3 decides nothing: no workbook of “s” was read from"), std::string::npos) << run.err;
    EXPECT_EQ(records().at("s.ods").at("rank"), 1);
    EXPECT_NE(bytes_of(path("unknown.csv")).find("\r\n1,s,"), std::string::npos);
}

TEST_F(League, DeletingARowOfTheWorkbookRanksTheOthersAnew) {
    auto installation = office::find_installation();
    installation.extension = fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt";
    office::Office office(installation, {});
    for (const auto* name : {"live.ods", "live.xlsx"}) {
        ASSERT_EQ(collect(name).status, 0);
        command::WorkbookFile file(office, path(name));
        Workbook it(file);
        const auto cells = [&](const char* sheet, sal_Int32 column, sal_Int32 first, sal_Int32 last) {
            file.recalculate();
            std::string out;
            const uno::Reference<sheet::XCellRangeData> range(
                it.sheet_of(sheet)->getCellRangeByPosition(column, first, column, last), uno::UNO_QUERY_THROW);
            for (const auto& row : range->getDataArray()) {
                double number = 0;
                OUString text;
                if (row[0] >>= number)
                    out += std::to_string(static_cast<int>(number)) + " ";
                else if (row[0] >>= text)
                    out += utf8(text) + " ";
            }
            return out;
        };
        EXPECT_EQ(cells("Ranks", 0, 3, 7), "1 2 open 2 open ") << name;
        EXPECT_EQ(cells("Indicators", 0, 2, 6), "1 2 open 2 open ") << name;
        it.lines("Ranks")->getRows()->removeByIndex(3, 1);
        EXPECT_EQ(cells("Ranks", 0, 3, 6), "1 open 1 open ") << name;
        EXPECT_EQ(cells("Indicators", 0, 2, 6), " 1 open 1 open ") << name;
        // Removes one of the two that share the first place.
        it.lines("Ranks")->getRows()->removeByIndex(5, 1);
        EXPECT_EQ(cells("Ranks", 0, 3, 5), "1 open open ") << name;
        EXPECT_EQ(cells("Ranks", 1, 3, 5), "p q q ") << name;
    }
}

}  // namespace
}  // namespace citystar::test

// citystar collect: workbooks as they come back, and what the engine says of the same figures.

#include "collect.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "careless.hpp"
#include "damaged_workbooks.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

constexpr auto report = "填报";

// Everything is damaged and collected once; the tests look at the outcome.
class Collect : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        Outcome run;
        std::map<std::string, json::object> records;
        std::string csv;
        std::string jumped_to;
    };

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        const auto path = [](const std::string& name) { return shared_->folder.path() / name; };
        const std::string samples = CITYSTAR_SAMPLES "/";
        ASSERT_EQ(run_citystar({"new", "章丘", "-o", path("a.ods"), "--unit", "甲区", "--values",
                                samples + "zhangqiu-four-star.tsv"})
                      .status,
                  0);
        ASSERT_EQ(run_citystar({"new", "章丘", "-o", path("b.xlsx"), "--unit", "乙区", "--values",
                                samples + "zhangqiu-five-star.tsv"})
                      .status,
                  0);
        shared_->jumped_to = write_damaged(shared_->folder.path());
        std::ofstream(path("corrupt.ods")) << "PK and no more";
        std::vector<std::string> arguments{"collect"};
        for (const auto* name :
             {"a.ods", "b.xlsx", "inserted.ods", "moved.ods", "nameless.ods", "reversed.ods", "texts.ods", "wrong.ods",
              "hidden.ods", "twice.ods", "copy.ods", "saved.xlsx", "sideways.ods", "corrupt.ods", "missing.ods"})
            arguments.push_back(path(name));
        for (const auto& more : {std::string("-o"), path("league.csv").string(), std::string("--results"),
                                 path("r.jsonl").string(), std::string("-j"), std::string("2")})
            arguments.push_back(more);
        shared_->run = run_citystar(arguments);
        shared_->csv = bytes_of(path("league.csv"));
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto name = fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
            shared_->records[name] = std::move(record);
        }
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static const json::object& record(const char* name) {
        static const json::object nothing;
        const auto found = shared_->records.find(name);
        if (found != shared_->records.end()) return found->second;
        ADD_FAILURE() << name << shared_->run.err;
        return nothing;
    }
    static std::set<std::string> kinds(const char* name, const char* severity = "error") {
        std::set<std::string> out;
        for (const auto& finding : record(name).at("findings").as_array())
            if (finding.at("severity") == severity) out.insert(json::value_to<std::string>(finding.at("kind")));
        return out;
    }
    static std::vector<json::object> findings(const char* name, const char* kind) {
        std::vector<json::object> out;
        for (const auto& finding : record(name).at("findings").as_array())
            if (finding.at("kind") == kind) out.push_back(finding.as_object());
        return out;
    }

    static std::unique_ptr<Shared> shared_;
};

std::unique_ptr<Collect::Shared> Collect::shared_;

TEST_F(Collect, AgreesWithTheEngineOnSoundWorkbooks) {
    EXPECT_EQ(record("a.ods").at("total"), 80);
    EXPECT_EQ(record("a.ods").at("star"), 4);
    EXPECT_EQ(record("a.ods").at("claimed_total"), 80);
    EXPECT_EQ(record("b.xlsx").at("total"), 100);
    EXPECT_EQ(record("b.xlsx").at("rank"), 1);
    EXPECT_EQ(kinds("b.xlsx"), std::set<std::string>{});
    EXPECT_EQ(kinds("b.xlsx", "warning"), std::set<std::string>{"evidence_missing"});
}

TEST_F(Collect, FindsFiguresWhereverTheyStand) {
    for (const auto* name : {"inserted.ods", "moved.ods", "nameless.ods", "reversed.ods", "saved.xlsx", "hidden.ods"}) {
        EXPECT_EQ(record(name).at("total"), 80) << name;
        EXPECT_EQ(record(name).at("indicators"), record("a.ods").at("indicators")) << name;
    }
    EXPECT_EQ(record("sideways.ods").at("total"), 80);
    EXPECT_TRUE(kinds("nameless.ods", "warning").contains("names_lost"));
    EXPECT_EQ(record("nameless.ods").at("unit"), "戊区");
    for (const auto* name : {"inserted.ods", "moved.ods"}) EXPECT_EQ(kinds(name), std::set<std::string>{}) << name;
    // Codes, results and figures were reversed without their addresses, and the checks next to them belong to other
    // rows.
    EXPECT_EQ(kinds("reversed.ods"), (std::set<std::string>{"formula_altered", "formula_overwritten",
                                                            "formulas_altered", "formulas_elsewhere"}));
}

TEST_F(Collect, MendsTextsAndNamesWhatItCannotRead) {
    const auto mended = findings("texts.ods", "mended_value");
    ASSERT_EQ(mended.size(), 1u);
    EXPECT_EQ(mended[0].at("code"), "1");
    EXPECT_EQ(mended[0].at("sheet"), report);
    EXPECT_NE(json::value_to<std::string>(mended[0].at("text")).find("８０％"), std::string::npos);
    EXPECT_EQ(findings("texts.ods", "unreadable_value").size(), 2u);
    EXPECT_EQ(findings("texts.ods", "out_of_domain").size(), 1u);
    EXPECT_LT(record("texts.ods").at("total").to_number<double>(), 80);
    EXPECT_GT(record("texts.ods").at("total").to_number<double>(), 60);
}

TEST_F(Collect, NamesWhatWasTamperedWith) {
    const auto errors = kinds("wrong.ods");
    for (const auto* kind :
         {"total_differs", "star_differs", "formula_overwritten", "formulas_overwritten", "unknown_code"})
        EXPECT_TRUE(errors.contains(kind)) << kind;
    const auto warnings = kinds("wrong.ods", "warning");
    for (const auto* kind : {"old_template", "departments_changed"}) EXPECT_TRUE(warnings.contains(kind)) << kind;
    EXPECT_EQ(record("wrong.ods").at("claimed_total"), 99);
    EXPECT_EQ(record("wrong.ods").at("total"), 80);
    const auto hidden = findings("hidden.ods", "hidden_rows");
    ASSERT_EQ(hidden.size(), 1u);
    EXPECT_EQ(hidden[0].at("cell"), "A11");
}

TEST_F(Collect, TellsCopiesFromContradictions) {
    EXPECT_TRUE(kinds("twice.ods").contains("unit_twice_other"));
    EXPECT_TRUE(kinds("a.ods").contains("unit_twice_other"));
    for (const auto* name : {"a.ods", "twice.ods"}) {
        EXPECT_TRUE(record(name).at("rank").is_null()) << name;
        EXPECT_EQ(record(name).at("ranking"), "contradiction") << name;
    }
    EXPECT_EQ(record("saved.xlsx").at("ranking"), "copy");
    EXPECT_EQ(record("corrupt.ods").at("ranking"), "not_scored");
    EXPECT_TRUE(kinds("saved.xlsx", "warning").contains("unit_twice_same"));
    EXPECT_TRUE(record("saved.xlsx").at("rank").is_null());
}

TEST_F(Collect, RanksWithTiesAndSkipsNobody) {
    EXPECT_EQ(record("inserted.ods").at("rank"), 2);
    EXPECT_EQ(record("moved.ods").at("rank"), 2);
    EXPECT_EQ(shared_->run.status, 1);
    EXPECT_EQ(record("corrupt.ods").at("status"), "corrupt");
    EXPECT_EQ(record("missing.ods").at("status"), "not_found");
    EXPECT_TRUE(shared_->csv.starts_with("\xEF\xBB\xBF名次,单位,总分,"));
    EXPECT_NE(shared_->csv.find("\r\n1,乙区,100,5,"), std::string::npos);
    EXPECT_NE(shared_->csv.find("corrupt.ods"), std::string::npos);
    EXPECT_EQ(shared_->run.left_behind, std::vector<std::string>{});
}

TEST_F(Collect, WritesTheLeagueAsAWorkbook) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    const auto run =
        run_citystar({"collect", path("a.ods"), path("b.xlsx"), path("moved.ods"), "-o", path("league.ods")});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto content = content_of(path("league.ods"));
    for (const auto* text : {"排名", "指标", "问题", "图表", "乙区", "丁区", "moved.ods", "CS_LEAGUE"})
        EXPECT_NE(content.find(text), std::string::npos) << text;
    EXPECT_EQ(content.find("Err:"), std::string::npos);
    EXPECT_EQ(run_citystar({"collect", path("a.ods"), path("copy.ods"), path("saved.xlsx"), "-o", path("league.xlsx"),
                            "--notices", path("notices")})
                  .status,
              0);
    EXPECT_TRUE(bytes_of(path("league.xlsx")).starts_with("PK"));
    for (const auto* name : {"notices/甲区.pdf", "notices/癸区.pdf", "notices/癸区~2.pdf"})
        EXPECT_TRUE(bytes_of(path(name)).starts_with("%PDF")) << name;
}

// Sheets and charts of each framework need names of their own.
TEST_F(Collect, PutsSeveralFrameworksIntoOneLeague) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    ASSERT_EQ(run_citystar({"new", "DB37", "-o", path("city.ods"), "--unit", "某市"}).status, 0);
    const auto run = run_citystar({"collect", path("a.ods"), path("city.ods"), "-o", path("both.ods")});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto content = content_of(path("both.ods"));
    for (const auto* text : {"甲区", "某市"}) EXPECT_NE(content.find(text), std::string::npos) << text;
    EXPECT_EQ(content.find("Err:"), std::string::npos) << "ranks refer to sheets whose names have spaces";
}

TEST_F(Collect, WritesChineseUnlessAskedForEnglish) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    ASSERT_FALSE(findings("wrong.ods", "total_differs").empty());
    const auto text = json::value_to<std::string>(findings("wrong.ods", "total_differs")[0].at("text"));
    EXPECT_NE(text.find("总分"), std::string::npos) << text;
    EXPECT_NE(shared_->run.err.find("league: "), std::string::npos) << "the terminal speaks English";
    const auto run = run_citystar(
        {"collect", path("wrong.ods"), "-o", path("en.csv"), "--results", path("en.jsonl"), "--language", "en"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_TRUE(bytes_of(path("en.csv")).starts_with("\xEF\xBB\xBFRank,Unit,Total,"));
    EXPECT_NE(bytes_of(path("en.jsonl")).find("The workbook's total is 99"), std::string::npos);
    EXPECT_EQ(run_citystar({"collect", path("a.ods"), "-o", path("x.csv"), "--language", "fr"}).status, 64);
}

TEST_F(Collect, ChartsAndPagesOfTheLeagueAreForReaders) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    const auto run = run_citystar(
        {"collect", path("a.ods"), path("copy.ods"), path("saved.xlsx"), path("wrong.ods"), "-o", path("pages.ods")});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto content = content_of(path("pages.ods"));
    const auto count = [&](const std::string& part) {
        std::size_t found = 0;
        for (auto at = content.find(part); at != std::string::npos; at = content.find(part, at + 1)) ++found;
        return found;
    };
    EXPECT_EQ(count(">1 癸区<"), 1u) << "a copy has no bar of its own";
    EXPECT_GE(count(">重复<"), 2u) << "it is marked among the ranks and the indicators";
    EXPECT_GE(count("wrong.ods#&apos;填报&apos;!"), 1u) << "a finding leads to its cell";
    EXPECT_EQ(shared_->jumped_to, "$填报.$H$12");
    // Each level 1 is a printed page of its own, or several, of twelve indicators at most.
    const std::regex areas("table:name=\"指标\"[^>]*table:print-ranges=\"([^\"]*)\"");
    std::smatch found;
    ASSERT_TRUE(std::regex_search(content, found, areas));
    std::istringstream list(found[1].str());
    std::size_t pages = 0;
    for (std::string area; list >> area; ++pages) {
        const std::regex corners(R"(.*\.\$?([A-Z]+)\$?\d+:.*\.\$?([A-Z]+)\$?\d+)");
        std::smatch corner;
        ASSERT_TRUE(std::regex_match(area, corner, corners)) << area;
        const auto number = [](const std::string& letters) {
            int out = 0;
            for (const char c : letters) out = out * 26 + (c - 'A' + 1);
            return out;
        };
        EXPECT_LE(number(corner[2].str()) - number(corner[1].str()), 11) << area;
    }
    EXPECT_GE(pages, 8u);
}

TEST_F(Collect, RanksEveryUnitOfAWorkbookOfUnits) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    const auto* sample = CITYSTAR_SAMPLES "/shanghai-2020.tsv";
    ASSERT_EQ(run_citystar({"new", "SH-INDEX-2020", "-o", path("sh.ods"), "--values", sample}).status, 0);
    ASSERT_EQ(
        run_citystar({"new", "SH-INDEX-2020", "-o", path("own.ods"), "--unit", "徐汇", "--values", sample}).status, 0);
    const auto collected = [&](std::vector<std::string> inputs) {
        inputs.insert(inputs.begin(), "collect");
        for (const auto& more : {std::string("-o"), path("sh.csv"), std::string("--results"), path("sh.jsonl")})
            inputs.push_back(more);
        const auto run = run_citystar(inputs);
        EXPECT_EQ(run.status, 0) << run.err;
        std::map<std::string, json::object> out;
        std::istringstream lines(bytes_of(path("sh.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto unit = json::value_to<std::string>(record.at("unit"));
            EXPECT_TRUE(out.emplace(unit, std::move(record)).second) << unit;
        }
        return out;
    };
    const auto one = collected({path("sh.ods")});
    ASSERT_EQ(one.size(), 16u);
    const auto number = [](const json::object& record, const char* field) {
        return record.at(field).to_number<double>();
    };
    const auto shown = [&](const json::object& record) { return std::llround(number(record, "total") * 100); };
    for (const auto& [unit, record] : one) {
        EXPECT_NEAR(number(record, "total"), number(record, "claimed_total"), 0.0051) << unit;
        EXPECT_EQ(record.at("coverage"), 1) << unit;
        const auto total = shown(record);
        const auto better = std::ranges::count_if(one, [&](const auto& other) { return shown(other.second) > total; });
        EXPECT_EQ(record.at("rank"), better + 1) << unit;
        // Findings about the whole file are given only to the unit that it names.
        EXPECT_TRUE(unit == "浦东" || record.at("findings").as_array().empty()) << json::serialize(record);
    }
    // The second workbook is that of 徐汇; the columns of the others are no second report of theirs.
    const auto two = collected({path("sh.ods"), path("own.ods")});
    ASSERT_EQ(two.size(), 16u);
    EXPECT_EQ(json::value_to<std::string>(two.at("徐汇").at("input")), path("own.ods"));
    EXPECT_EQ(json::value_to<std::string>(two.at("黄浦").at("input")), path("sh.ods"));
    EXPECT_EQ(two.at("徐汇").at("rank"), one.at("徐汇").at("rank"));
}

TEST_F(Collect, SkipsItsOwnLeagues) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    for (const auto* name : {"old.ods", "old.xlsx", "old.csv"})
        ASSERT_EQ(run_citystar({"collect", path("a.ods"), "-o", path(name)}).status, 0);
    const auto run = run_citystar({"collect", path("a.ods"), path("old.ods"), path("old.xlsx"), path("old.csv"), "-o",
                                   path("new.csv"), "--results", path("new.jsonl"), "--notices", path("none")});
    EXPECT_EQ(run.status, 0) << run.err;
    std::istringstream lines(bytes_of(path("new.jsonl")));
    std::size_t skipped = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto record = json::parse(line).as_object();
        if (record.at("status") != "skipped") continue;
        ++skipped;
        EXPECT_EQ(record.at("findings").as_array().at(0).at("kind"), "own_league");
    }
    EXPECT_EQ(skipped, 3u);
    EXPECT_EQ(std::distance(fs::directory_iterator(path("none")), fs::directory_iterator()), 1) << "of a.ods only";
}

TEST_F(Collect, NoticesLeaveOtherFilesAlone) {
    const auto path = [](const char* name) { return (shared_->folder.path() / name).string(); };
    fs::create_directory(path("kept"));
    std::ofstream(path("kept/甲区.pdf")) << "something else";
    for (int i = 0; i < 2; ++i)
        ASSERT_EQ(run_citystar({"collect", path("a.ods"), "-o", path("kept.csv"), "--notices", path("kept")}).status,
                  0);
    EXPECT_EQ(bytes_of(path("kept/甲区.pdf")), "something else");
    EXPECT_TRUE(bytes_of(path("kept/甲区~2.pdf")).starts_with("%PDF"));
    EXPECT_FALSE(fs::exists(path("kept/甲区~3.pdf"))) << "the earlier notice of the unit is replaced";
}

TEST_F(Collect, NoticesOfMendedWorkbooksGo) {
    const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
    const auto collected = [&](const std::vector<std::string>& names) {
        std::vector<std::string> arguments{"collect", "-o", path("mend.csv"), "--notices", path("mend")};
        for (const auto& name : names) arguments.push_back(path(name));
        const auto run = run_citystar(arguments);
        EXPECT_EQ(run.status, 0) << run.err;
    };
    ASSERT_EQ(run_citystar({"new", "章丘", "-o", path("clean.ods"), "--unit", "辛区"}).status, 0);
    collected({"wrong.ods", "a.ods", "copy.ods", "saved.xlsx"});
    for (const auto* name : {"辛区", "甲区", "癸区", "癸区~2"})
        ASSERT_TRUE(fs::exists(path("mend/" + std::string(name) + ".pdf"))) << name;
    std::ofstream(path("mend/辛区 note.pdf")) << "somebody else's";
    fs::copy_file(path("mend/甲区.pdf"), path("mend/甲区.txt"));
    collected({"clean.ods", "copy.ods"});
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(path("mend"))) left.insert(entry.path().filename());
    // 甲区 did not send in anything this time.
    EXPECT_EQ(left, (std::set<std::string>{"辛区 note.pdf", "甲区.pdf", "甲区.txt", "癸区.pdf"}));
}

// 80% typed into a cell for a rank is no rank 0.8.
TEST_F(Collect, OffersNoValueThatCannotBeOne) {
    const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
    ASSERT_EQ(run_citystar({"new", "DB37", "-o", path("rank.ods"), "--unit", "某市"}).status, 0);
    auto installation = office::find_installation();
    installation.extension = fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt";
    {
        office::Office office(installation, {});
        command::WorkbookFile file(office, path("rank.ods"));
        Workbook it(file);
        const auto codes = uno::Reference<sheet::XCellRangeData>(it.named("CS_INDICATORS"), uno::UNO_QUERY_THROW);
        const auto rows = codes->getDataArray();
        for (sal_Int32 i = 0; i < rows.getLength(); ++i) {
            OUString code;
            rows[i][0] >>= code;
            if (code == "L1P3") Workbook::write(it.figure(i), "８０％");
            if (code == "L1P2") Workbook::write(it.figure(i), "2.5");
        }
        file.store(path("ranked.ods"));
    }
    const auto run =
        run_citystar({"collect", path("ranked.ods"), "-o", path("ranked.csv"), "--results", path("ranked.jsonl")});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto record = json::parse(bytes_of(path("ranked.jsonl"))).as_object();
    std::multiset<std::string> kinds;
    for (const auto& finding : record.at("findings").as_array())
        if (!finding.at("code").as_string().empty()) kinds.insert(json::value_to<std::string>(finding.at("kind")));
    EXPECT_FALSE(kinds.contains("mended_value")) << json::serialize(record.at("findings"));
    EXPECT_EQ(kinds.count("unreadable_value"), 1u);
    EXPECT_EQ(kinds.count("out_of_domain"), 1u);
}

// One office or two, one order or another: the same league, and the same of each workbook.
TEST_F(Collect, ComesToTheSameWithOneOfficeAsWithTwo) {
    const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
    const auto run = run_citystar({"collect", path("missing.ods"), path("twice.ods"), path("a.ods"), path("b.xlsx"),
                                   path("moved.ods"), "-o", path("one.csv"), "--results", path("one.jsonl")});
    EXPECT_EQ(run.status, 1) << run.err;
    std::vector<std::string> order;
    std::istringstream lines(bytes_of(path("one.jsonl")));
    for (std::string line; std::getline(lines, line);) {
        const auto one = json::parse(line).as_object();
        order.push_back(fs::path(json::value_to<std::string>(one.at("input"))).filename().string());
        for (const auto* field : {"status", "total", "indicators", "levels", "lower", "upper"})
            EXPECT_EQ(one.contains(field) ? one.at(field) : json::value(), record(order.back().c_str()).contains(field)
                                                                               ? record(order.back().c_str()).at(field)
                                                                               : json::value())
                << line;
    }
    EXPECT_EQ(order, (std::vector<std::string>{"missing.ods", "twice.ods", "a.ods", "b.xlsx", "moved.ods"}));
    const auto again = run_citystar({"collect", path("moved.ods"), path("missing.ods"), path("a.ods"),
                                     path("twice.ods"), path("b.xlsx"), "-o", path("two.csv"), "-j", "2"});
    EXPECT_EQ(again.status, 1) << again.err;
    EXPECT_EQ(bytes_of(path("two.csv")), bytes_of(path("one.csv")));
}

// Its office killed in the midst of a workbook, the worker is replaced and the workbook read once more.
TEST_F(Collect, AHangingWorkbookIsARecordLikeOthers) {
    const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
    write_ods(path("endless.ods"),
              std::vector<std::string>(400, "SUMPRODUCT(SIN(ROW([.A1:.A1000000]))*COS(ROW([.B1:.B1000000])))"));
    const auto run = run_citystar({"collect", path("endless.ods"), path("a.ods"), "-o", path("late.csv"), "--results",
                                   path("late.jsonl"), "--timeout", "30", "-j", "2"});
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
    const auto text = bytes_of(path("late.jsonl"));
    const auto first = json::parse(text.substr(0, text.find('\n'))).as_object();
    EXPECT_EQ(first.at("status"), "timeout");
    EXPECT_EQ(first.at("attempts"), 2);
    EXPECT_EQ(first.at("findings").as_array().size(), 1u);
    EXPECT_NE(bytes_of(path("late.csv")).find("甲区,80"), std::string::npos);
}

}  // namespace
}  // namespace citystar::test

// Recognizing our workbooks: other ones are listed, but not ranked.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using Lines = std::vector<std::vector<std::string>>;

std::string sheet_of(const Lines& lines, const std::string& more = {}) {
    std::string out = "<table:table table:name=\"表1\">";
    for (const auto& line : lines) {
        out += "<table:table-row>";
        for (const auto& text : line)
            out += "<table:table-cell office:value-type=\"string\"><text:p>" + text + "</text:p></table:table-cell>";
        out += "</table:table-row>";
    }
    return out + "</table:table>" + more;
}

Lines numbered(const Lines& before) {
    auto out = before;
    for (int i = 1; i <= 20; ++i) out.push_back({std::to_string(i), std::to_string(i * 3)});
    return out;
}

class Recognition : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::map<std::string, json::object> records;
        Outcome run;
        std::string league;
    };

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        const auto path = [](const std::string& name) { return (shared_->folder.path() / name).string(); };
        fs::create_directory(path("in"));
        const auto write = [&](const std::string& name, const Lines& lines, const std::string& more = {}) {
            write_ods_content(path("in/" + name), sheet_of(lines, more));
        };
        const std::string named =
            "<table:named-expressions><table:named-range table:name=\"CS_FRAMEWORK\" "
            "table:base-cell-address=\"$表1.$A$1\" table:cell-range-address=\"$表1.$B$1\"/></table:named-expressions>";
        write("fourteen.ods", numbered({{"十四五规划台账"}, {"十四五"}, {"序号", "数值"}}));
        write("zhangqiu.ods", numbered({{"章丘", "填报"}, {"序号", "数值1"}}));
        write("shanxi.ods", numbered({{"评价体系", "山西"}, {"填报单位", "某局"}, {"序号", "数值1"}}));
        write("id.ods", numbered({{"SH-DISTRICT-145"}, {"序号", "数值1"}}));
        write("unknown.ods", numbered({{"评价体系", "JN-TASKS-2023"}, {"章丘"}, {"十四五"}, {"序号", "数值1"}}), named);
        write("empty.ods", numbered({{"评价体系", ""}, {"十四五"}, {"序号", "数值1"}}), named);
        write("no table.ods", {{"评价体系", "SD-CITY-2020"}, {"填报单位", "某市"}}, named);
        write("few.ods", {{"L1P1", "有线网络覆盖"}, {"L1P2", "别的"}, {"数值1"}});
        make_codes(write);
        shared_->run = run_citystar({"collect", path("in"), "-o", path("league.csv"), "--results", path("r.jsonl"),
                                     "--language", "en", "-j", "2"});
        shared_->league = bytes_of(path("league.csv"));
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            shared_->records[fs::path(json::value_to<std::string>(record.at("input"))).filename()] = std::move(record);
        }
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static const json::object& record(const std::string& name) {
        static const json::object nothing;
        const auto found = shared_->records.find(name);
        if (found != shared_->records.end()) return found->second;
        ADD_FAILURE() << name << shared_->run.err;
        return nothing;
    }
    static std::string first_kind(const std::string& name) {
        return json::value_to<std::string>(record(name).at("findings").as_array().at(0).at("kind"));
    }

    static std::unique_ptr<Shared> shared_;

private:
    // Rows of codes and names without the template's frame.
    template <typename Write>
    static void make_codes(const Write& write) {
        const auto framework = json::parse(bytes_of(CITYSTAR_SHIPPED_FRAMEWORKS "/sd-city-2020.json")).as_object();
        Lines lines{{"编号", "指标名称", "数值1"}};
        for (const auto& one : framework.at("indicators").as_array()) {
            if (lines.size() > 12) break;
            lines.push_back({json::value_to<std::string>(one.at("code")),
                             json::value_to<std::string>(one.at("name").at("zh")), "80%"});
        }
        write("codes.ods", lines);
    }
};

std::unique_ptr<Recognition::Shared> Recognition::shared_;

TEST_F(Recognition, ForeignWorkbooksAreListedAndNotRanked) {
    for (const auto* name : {"fourteen.ods", "zhangqiu.ods", "shanxi.ods", "id.ods", "few.ods"}) {
        EXPECT_EQ(record(name).at("status"), "not_a_workbook_of_ours") << name;
        EXPECT_EQ(first_kind(name), "not_a_workbook_of_ours") << name;
        EXPECT_FALSE(record(name).contains("total")) << name;
        EXPECT_NE(shared_->league.find(std::string(name) + ",not_a_workbook_of_ours,"), std::string::npos) << name;
        EXPECT_NE(
            shared_->run.err.find("not_a_workbook_of_ours " + json::value_to<std::string>(record(name).at("input"))),
            std::string::npos)
            << shared_->run.err;
    }
    EXPECT_EQ(shared_->run.status, 1);
}

TEST_F(Recognition, AnUnknownFrameworkStaysUnknown) {
    EXPECT_EQ(record("unknown.ods").at("status"), "not_scored");
    EXPECT_EQ(first_kind("unknown.ods"), "unknown_framework");
    EXPECT_NE(shared_->league.find("There is no framework “JN-TASKS-2023”"), std::string::npos);
    EXPECT_EQ(record("empty.ods").at("status"), "not_scored");
    EXPECT_EQ(first_kind("empty.ods"), "unknown_framework");
    EXPECT_EQ(record("no table.ods").at("status"), "not_scored");
    EXPECT_EQ(first_kind("no table.ods"), "no_table");
}

TEST_F(Recognition, CodesBesideTheirNamesAreEnough) {
    EXPECT_EQ(record("codes.ods").at("status"), "ok");
    EXPECT_EQ(record("codes.ods").at("framework"), "SD-CITY-2020");
}

}  // namespace
}  // namespace citystar::test

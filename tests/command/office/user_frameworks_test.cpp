// Framework files of users, in $CITYSTAR_FRAMEWORKS and in the profile, for the command and for cells.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* village = R"({"schema": 1, "id": "VILLAGE", "aliases": ["村"],
  "title": {"zh": "示范村", "en": "Village"}, "edition": {"zh": "试行", "en": "trial"}, "source": {"zh": "本村", "en": "ours"},
  "star_totals": [{"star": 5, "points": 3}],
  "levels": [{"code": "L", "name": {"zh": "全部", "en": "all"}}],
  "indicators": [{"code": "V1", "name": {"zh": "路灯", "en": "lamps"}, "level": "L", "kind": "scored",
    "measures": [{"id": "lamps", "type": "count", "name": {"zh": "路灯数", "en": "lamps"}}],
    "stars": [{"star": 5, "points": 3, "when": {"measure": "lamps", "op": ">", "bound": 7}}]}]})";

// Sets environment variables for the duration of a test.
class Environment {
public:
    Environment(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
    ~Environment() { unsetenv(name_); }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* name_;
};

class UserFrameworks : public testing::Test {
protected:
    UserFrameworks() {
        fs::create_directories(folder_.path() / "mine");
        std::ofstream(folder_.path() / "mine" / "village.json") << village;
    }
    std::string text(const char* name) const { return (folder_.path() / name).string(); }

    void expect_it_works() const {
        EXPECT_NE(run_citystar({"frameworks"}).out.find("VILLAGE"), std::string::npos);
        ASSERT_EQ(run_citystar({"new", "村", "-o", text("a.ods")}).status, 0);
        write_ods(text("b.ods"), {"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"VILLAGE\";\"V1\";8)",
                                  "ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)"});
        ASSERT_EQ(run_citystar({"recalc", text("b.ods"), "-o", text("out")}).status, 0);
        EXPECT_EQ(stored_results(text("out/b.ods")), (std::vector<std::string>{"5", "4"}));
    }

private:
    office::TemporaryFolder folder_;
};

TEST_F(UserFrameworks, WorkFromTheFolderList) {
    const Environment list("CITYSTAR_FRAMEWORKS", text("nowhere") + ":" + text("mine"));
    expect_it_works();
}

TEST_F(UserFrameworks, WorkFromTheProfile) {
    const auto folder = fs::path(text("config")) / "libreoffice" / "4" / "user" / "citystar" / "frameworks";
    fs::create_directories(folder);
    fs::copy(text("mine/village.json"), folder);
    const Environment home("XDG_CONFIG_HOME", text("config"));
    expect_it_works();
}

// The star asks for one of sixteen sets of sixteen bounds: Excel takes no such formula.
TEST_F(UserFrameworks, NewNamesARuleThatExcelWouldRefuse) {
    namespace json = boost::json;
    auto framework = json::parse(village).as_object();
    auto& indicator = framework["indicators"].as_array()[0].as_object();
    json::array measures;
    json::array sets(16, json::object{{"all", json::array()}});
    for (int i = 0; i < 16; ++i) {
        const auto id = "m" + std::to_string(i);
        measures.push_back(indicator["measures"].as_array()[0]);
        measures.back().as_object()["id"] = id;
        for (std::size_t set = 0; set < sets.size(); ++set)
            sets[set].as_object()["all"].as_array().push_back(
                {{"measure", id}, {"op", ">="}, {"bound", i % 2 ? 20 + set : 20 - set}});
    }
    indicator["measures"] = measures;
    indicator["stars"].as_array()[0].as_object()["when"] = {{"any", sets}};
    std::ofstream(text("mine/village.json")) << json::serialize(framework);
    const Environment list("CITYSTAR_FRAMEWORKS", text("mine"));
    const auto refused = run_citystar({"new", "VILLAGE", "-o", text("a.xlsx")});
    EXPECT_EQ(refused.status, 65);
    EXPECT_NE(refused.err.find("“V1”"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("--formulas functions"), std::string::npos) << refused.err;
    EXPECT_FALSE(fs::exists(text("a.xlsx")));
    const auto advised = run_citystar({"new", "VILLAGE", "-o", text("a.xlsx"), "--formulas", "functions"});
    EXPECT_EQ(advised.status, 0) << advised.err;
}

TEST_F(UserFrameworks, ABadOneIsNamedAndTakesNothingDown) {
    std::ofstream(text("mine/broken.json")) << "{\"schema\": 1, \"id\": \"X\"";
    // The id is already taken, so the shipped framework stays.
    std::string thief = village;
    thief.replace(thief.find("VILLAGE"), 7, "SD-CITY-2020");
    std::ofstream(text("mine/thief.json")) << thief;
    const Environment list("CITYSTAR_FRAMEWORKS", text("mine"));
    expect_it_works();
    const auto doctor = run_citystar({"doctor"});
    EXPECT_EQ(doctor.status, 65);
    EXPECT_NE(doctor.out.find("broken.json"), std::string::npos);
    EXPECT_NE(doctor.out.find("thief.json"), std::string::npos);
    write_ods(text("c.ods"),
              {"INDEX(ORG.CITYSTAR.FUNCTIONS.FRAMEWORKS();6;5)", "INDEX(ORG.CITYSTAR.FUNCTIONS.FRAMEWORKS();7;5)"});
    ASSERT_EQ(run_citystar({"recalc", text("c.ods"), "-o", text("out")}).status, 0);
    const auto files = stored_results(text("out/c.ods"));
    ASSERT_EQ(files.size(), 2u);
    EXPECT_NE(files[0].find("village.json"), std::string::npos);
    EXPECT_NE(files[1].find("broken.json"), std::string::npos);
}

}  // namespace
}  // namespace citystar::test

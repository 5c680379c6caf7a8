// citystar collect: the checks of its output places, which are made before any work.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

class CollectOutputs : public testing::Test {
protected:
    CollectOutputs() { write_ods(folder_.path() / "a.ods", {"1+1"}); }
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

private:
    office::TemporaryFolder folder_;
};

TEST_F(CollectOutputs, LooksAtAllOutputsBeforeWork) {
    fs::create_directory(path("folder.csv"));
    std::ofstream(path("file")) << "kept";
    const std::vector<std::vector<std::string>> refused{
        {"-o", path("folder.csv")},
        {"-o", path("none.csv"), "--results", "/nowhere/r.jsonl"},
        {"-o", path("none.csv"), "--results", "/dev/null"},
        {"-o", path("none.csv"), "--results", path("none.csv")},
        {"-o", path("none.csv"), "--results", path("a.ods")},
        {"-o", path("none.csv"), "--notices", path("file")},
        {"-o", path("none.csv"), "--notices", path("file/below")},
        {"-o", path("none.csv"), "--notices", path("none.csv")},
    };
    for (const auto& outputs : refused) {
        std::vector<std::string> arguments{"collect", path("a.ods")};
        arguments.insert(arguments.end(), outputs.begin(), outputs.end());
        const auto run = run_citystar(arguments);
        EXPECT_EQ(run.status, 73) << outputs.back();
        EXPECT_EQ(std::ranges::count(run.err, '\n'), 1) << run.err;
        EXPECT_FALSE(fs::exists(path("none.csv"))) << outputs.back();
    }
    EXPECT_EQ(bytes_of(path("file")), "kept");
}

TEST_F(CollectOutputs, UsageIsExplainedAndInputsAreSafe) {
    const auto file = path("a.ods");
    EXPECT_EQ(run_citystar({"collect", file}).status, 64);
    EXPECT_EQ(run_citystar({"collect", file, "-o", "league.doc"}).status, 64);
    EXPECT_EQ(run_citystar({"collect", file, "-o", file}).status, 73);
    EXPECT_EQ(run_citystar({"collect", file, "-o", "/nowhere/league.csv"}).status, 73);
}

}  // namespace
}  // namespace citystar::test

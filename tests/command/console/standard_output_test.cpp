// Standard output takes one kind of lines, either progress or results.

#include <gtest/gtest.h>

#include <filesystem>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

Outcome run_in(const std::string& language, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"CITYSTAR_LANGUAGE=" + language, CITYSTAR_COMMAND});
    return run_program("/usr/bin/env", arguments);
}

TEST(StandardOutput, OfProgressAndResultsAtOnceIsRefusedInBothLanguages) {
    const office::TemporaryFolder folder;
    const auto input = (folder.path() / "a.ods").string();
    write_ods(input, {"1+1"});
    const auto out = folder.path() / "out";
    const auto league = folder.path() / "league.csv";
    const std::vector<std::vector<std::string>> commands{
        {"recalc", input, "-o", out.string(), "--progress", "json", "--results", "-"},
        {"collect", input, "-o", league.string(), "--results", "-", "--progress", "json"}};
    for (const auto& command : commands) {
        const auto chinese = run_in("zh", command);
        EXPECT_EQ(chinese.status, 64) << command[0];
        EXPECT_EQ(chinese.err,
                  "--progress json 与 --results - 都写到标准输出，不能同时用；请给 --results 一个文件。\n");
        const auto english = run_in("en", command);
        EXPECT_EQ(english.status, 64) << command[0];
        EXPECT_EQ(english.err,
                  "--progress json and --results - both write to standard output; give --results a file.\n");
        EXPECT_EQ(chinese.out + english.out, "") << command[0];
    }
    EXPECT_FALSE(std::filesystem::exists(out));
    EXPECT_FALSE(std::filesystem::exists(league));
}

TEST(StandardOutput, TakesResultsBesideABarAndProgressBesideAFile) {
    const office::TemporaryFolder folder;
    const auto input = (folder.path() / "a.ods").string();
    write_ods(input, {"1+1"});
    const auto results = (folder.path() / "r.jsonl").string();
    const auto bar = run_citystar({"recalc", input, "--results-only", "--progress", "bar", "--results", "-"});
    EXPECT_EQ(bar.status, 0) << bar.err;
    EXPECT_NE(bar.out.find("\"status\":\"ok\""), std::string::npos) << bar.out;
    const auto file = run_citystar({"recalc", input, "--results-only", "--progress", "json", "--results", results});
    EXPECT_EQ(file.status, 0) << file.err;
    EXPECT_NE(file.out.find("\"done\":1"), std::string::npos) << file.out;
    EXPECT_NE(bytes_of(results).find("\"status\":\"ok\""), std::string::npos);
}

}  // namespace
}  // namespace citystar::test

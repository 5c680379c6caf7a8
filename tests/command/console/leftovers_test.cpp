// Files that collect and new write next to their outputs: their names cannot be guessed, and the next run removes them.

#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <thread>

#include "console/replacement.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> temporary_in(const fs::path& folder) {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(".citystar-")) out.push_back(entry.path());
    return out;
}

TEST(Leftovers, ALinkUnderANameThatCouldBeGuessedIsNotFollowed) {
    const office::TemporaryFolder folder;
    const auto victim = folder.path() / "victim";
    std::ofstream(victim) << "mine";
    write_ods(folder.path() / "a.ods", {"1+1"});
    const auto out = folder.path() / "out";
    fs::create_directory(out);
    // Called right after the start, when the process id is known and the output is not yet written.
    const auto plant = [&](pid_t pid) {
        for (const auto* ending : {".csv", ".ods", ".xlsx"})
            fs::create_symlink(victim, out / (".citystar-" + std::to_string(pid) + ending));
    };
    const auto collected =
        run_citystar({"collect", (folder.path() / "a.ods").string(), "-o", (out / "league.csv").string()}, plant);
    EXPECT_TRUE(fs::exists(out / "league.csv")) << collected.err;
    EXPECT_EQ(run_citystar({"new", "SH-DISTRICT-145", "-o", (out / "new.ods").string()}, plant).status, 0);
    EXPECT_EQ(bytes_of(victim), "mine");
    EXPECT_FALSE(fs::is_symlink(out / "league.csv"));
    EXPECT_FALSE(fs::is_symlink(out / "new.ods"));
}

TEST(Leftovers, AReplacementIsWrittenWhereNobodyElseCanWrite) {
    const office::TemporaryFolder folder;
    const auto target = folder.path() / "a.csv";
    std::ofstream(target) << "old";
    {
        const command::Replacement abandoned(target);
        abandoned.write("half");
        const auto status = fs::status(abandoned.path().parent_path());
        EXPECT_EQ(status.permissions(), fs::perms::owner_all);
        EXPECT_EQ(abandoned.path().extension(), ".csv");
        const command::Replacement other(target);
        EXPECT_NE(abandoned.path(), other.path()) << "of two at once";
        EXPECT_TRUE(fs::exists(abandoned.path())) << "the first has an owner";
    }
    EXPECT_EQ(bytes_of(target), "old");
    EXPECT_TRUE(temporary_in(folder.path()).empty());
    const command::Replacement file(target);
    file.write("new");
    file.put();
    EXPECT_EQ(bytes_of(target), "new");
}

// Kills collect and all its processes once it has a folder of its own in the output folder.
TEST(Leftovers, WhatAKilledCollectLeavesIsGoneAfterTheNext) {
    const office::TemporaryFolder folder;
    const auto out = folder.path() / "out";
    fs::create_directory(out);
    write_ods(folder.path() / "a.ods", {"1+1"});
    const std::vector<std::string> arguments{"collect", (folder.path() / "a.ods").string(), "-o",
                                             (out / "league.ods").string()};
    constexpr int most_misses = 5;
    for (int i = 0; i < most_misses && temporary_in(out).empty(); ++i)
        run_citystar(arguments, [&](pid_t pid) {
            // The process entry is removed only when it is waited for, so its state shows the end.
            const auto stat = "/proc/" + std::to_string(pid) + "/stat";
            while (temporary_in(out).empty() && bytes_of(stat).find(") Z ") == std::string::npos)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            kill(pid, SIGKILL);
        });
    EXPECT_FALSE(temporary_in(out).empty());
    // A file that only looks like ours stays, and so does a folder whose owner is alive.
    std::ofstream(out / ".citystar-note") << "a file";
    const office::TemporaryFolder owned(out);
    run_citystar(arguments);
    EXPECT_TRUE(fs::exists(out / "league.ods"));
    auto left = temporary_in(out);
    std::ranges::sort(left);
    std::vector<fs::path> expected{out / ".citystar-note", owned.path()};
    std::ranges::sort(expected);
    EXPECT_EQ(left, expected);
}

}  // namespace
}  // namespace citystar::test

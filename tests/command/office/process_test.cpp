#include "process.hpp"

#include <gtest/gtest.h>
#include <signal.h>

#include <fstream>
#include <system_error>
#include <thread>

#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

using office::Process;
using std::chrono::seconds;

TEST(Process, TellsTheExitStatus) {
    Process process({"/bin/sh", "-c", "exit 7"}, {});
    EXPECT_EQ(process.wait(seconds(20)), 7);
}

TEST(Process, TellsTheSignal) {
    Process process({"/bin/sh", "-c", "kill -9 $$"}, {});
    EXPECT_EQ(process.wait(seconds(20)), 128 + SIGKILL);
}

TEST(Process, GivesItsEnvironment) {
    Process process({"/bin/sh", "-c", "test \"$A\" = b && test -n \"$PATH\""}, {"A=b"});
    EXPECT_EQ(process.wait(seconds(20)), 0);
}

TEST(Process, SaysWhatCannotBeStarted) { EXPECT_THROW(Process({"/nowhere/at/all"}, {}), std::system_error); }

TEST(Process, KillsGrandchildrenToo) {
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "pid";
    pid_t grandchild = 0;
    {
        Process process({"/bin/sh", "-c",
                         "sleep 600 & echo $! > " + file.string() + ".new; mv " + file.string() + ".new " +
                             file.string() + "; trap '' TERM; wait"},
                        {});
        while (!std::filesystem::exists(file) && process.running())
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::ifstream(file) >> grandchild;
        ASSERT_GT(grandchild, 0);
        EXPECT_EQ(kill(grandchild, 0), 0);
    }
    // It was sent SIGKILL with the group; the process that inherited it may wait for it later.
    const auto gone = [&] {
        std::ifstream stat("/proc/" + std::to_string(grandchild) + "/stat");
        std::string word;
        char state = 'X';
        return !(stat >> word >> word >> state) || state == 'Z' || state == 'X';
    };
    for (int i = 0; i < 4000 && !gone(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(gone());
}

}  // namespace
}  // namespace citystar::test

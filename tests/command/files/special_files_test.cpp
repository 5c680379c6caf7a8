// Things that look like workbooks only by their names: pipes, devices, sockets, folders, and files without end.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "files/ole_file.hpp"
#include "files/regular_file.hpp"
#include "files/sha256.hpp"
#include "run.hpp"
#include "run/first_look.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class SpecialFiles : public testing::Test {
protected:
    fs::path path(const char* name) const { return folder_.path() / name; }
    std::string text(const char* name) const { return path(name).string(); }

    // None of them is an ordinary file.
    std::vector<std::string> make_all() const {
        mkfifo(path("pipe.ods").c_str(), 0600);
        fs::create_symlink("/dev/zero", path("device.ods"));
        mkfifo(path("other").c_str(), 0600);
        fs::create_symlink("other", path("link.xlsx"));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path("s.ods").c_str(), sizeof address.sun_path - 1);
        const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
        EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        close(descriptor);
        return {text("pipe.ods"), text("device.ods"), text("link.xlsx"), text("s.ods")};
    }

private:
    office::TemporaryFolder folder_;
};

TEST_F(SpecialFiles, AreRefusedWithoutWaitingAndTheOthersDone) {
    auto arguments = make_all();
    write_ods(path("good.ods"), {"1+1"});
    arguments.push_back(text("good.ods"));
    arguments.insert(arguments.begin(), "recalc");
    for (const auto* more : {"--results-only", "--results", "-"}) arguments.emplace_back(more);
    const auto run = run_citystar(arguments);
    EXPECT_EQ(run.status, 1) << run.err;
    std::istringstream lines(run.out);
    std::string line;
    for (int i = 0; i < 4 && std::getline(lines, line); ++i) {
        EXPECT_EQ(json::parse(line).at("status"), "not_found") << line;
        EXPECT_NE(line.find("not an ordinary file"), std::string::npos) << line;
    }
    std::getline(lines, line);
    EXPECT_EQ(json::parse(line).at("status"), "ok") << line;
}

TEST_F(SpecialFiles, AreNoManifestNoResultsAndNoLeague) {
    make_all();
    write_ods(path("good.ods"), {"1+1"});
    for (const auto* name : {"pipe.ods", "device.ods"}) {
        EXPECT_EQ(run_citystar({"recalc", "--manifest", text(name), "--results-only"}).status, 65) << name;
        EXPECT_EQ(run_citystar({"merge", text(name), "-o", text("all.jsonl")}).status, 65) << name;
    }
    const auto run = run_citystar({"collect", text("pipe.ods"), text("device.ods"), "-o", text("league.csv")});
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.err.find("没有打开"), std::string::npos) << run.err;
    for (const auto* name : {"pipe.ods", "device.ods"})
        EXPECT_EQ(run_citystar({"new", "DB37", "-o", text("new.ods"), "--values", text(name)}).status, 65) << name;
}

TEST_F(SpecialFiles, OpensRegularFilesOnly) {
    make_all();
    write_bytes(path("file"), "abc");
    for (const auto* name : {"pipe.ods", "device.ods", "s.ods"}) {
        EXPECT_FALSE(command::RegularFile(path(name))) << name;
        EXPECT_EQ(command::sha256_of_file(path(name)), "") << name;
    }
    EXPECT_FALSE(command::RegularFile(path("")));
    std::string word;
    command::RegularFile file(path("file"));
    EXPECT_TRUE(file >> word);
    EXPECT_EQ(word, "abc");
}

TEST_F(SpecialFiles, HashingEndsWhenItTakesTooLong) {
    write_bytes(path("large.xls"), "\xD0\xCF\x11\xE0");
    fs::resize_file(path("large.xls"), std::uintmax_t{1} << 32);  // takes no space
    EXPECT_EQ(command::first_look(path("large.xls"), std::chrono::milliseconds(1)).preflight.status,
              command::Status::timeout);
}

// Hashing this file takes longer than the wait for the command to begin.
TEST_F(SpecialFiles, AnInterruptionIsHeardWhileHashing) {
    write_bytes(path("large.xls"), "\xD0\xCF\x11\xE0");
    fs::resize_file(path("large.xls"), std::uintmax_t{1} << 42);
    const auto run = run_citystar({"collect", text("large.xls"), "-o", text("league.csv"), "--timeout", "86400"},
                                  [&](pid_t command) {
                                      const auto open = "/proc/" + std::to_string(command) + "/fd";
                                      std::error_code failed;
                                      for (bool reading = false; !reading; usleep(20000))
                                          for (const auto& entry : fs::directory_iterator(open, failed))
                                              reading = reading || fs::read_symlink(entry, failed) == path("large.xls");
                                      kill(command, SIGINT);
                                  });
    EXPECT_EQ(run.status, 130) << run.err;
    EXPECT_FALSE(fs::exists(path("league.csv")));
    EXPECT_EQ(run.left_behind, std::vector<std::string>{});
}

}  // namespace
}  // namespace citystar::test

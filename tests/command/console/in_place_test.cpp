// Replacing a user's own file: its permissions are kept, and it is replaced only if that is allowed.

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/xattr.h>

#include <cerrno>
#include <filesystem>
#include <fstream>

#include "console/replacing.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

class InPlace : public testing::Test {
protected:
    InPlace() { fs::create_directories(folder_.path() / "w"); }
    fs::path path(const char* name) const { return folder_.path() / "w" / name; }

    static unsigned mode(const fs::path& file) {
        struct stat about = {};
        stat(file.c_str(), &about);
        return about.st_mode & 07777;
    }

private:
    office::TemporaryFolder folder_;
};

TEST_F(InPlace, KeepsModesAndAttributes) {
    const unsigned modes[] = {0600, 0640, 0664, 0755};
    std::vector<std::string> arguments{"recalc", "--in-place"};
    for (const auto one : modes) {
        const auto file = path((std::to_string(one) + ".ods").c_str());
        write_ods(file, {"1+1"});
        chmod(file.c_str(), one);
        arguments.push_back(file.string());
    }
    const auto first = path("384.ods");
    const bool attributes = setxattr(first.c_str(), "user.note", "x", 1, 0) == 0;
    EXPECT_EQ(run_citystar(arguments).status, 0);
    for (const auto one : modes) {
        const auto file = path((std::to_string(one) + ".ods").c_str());
        EXPECT_EQ(mode(file), one);
        EXPECT_EQ(stored_results(file), std::vector<std::string>{"2"});
    }
    char value = 0;
    EXPECT_EQ(getxattr(first.c_str(), "user.note", &value, 1), attributes ? 1 : -1);
}

// Windows does not distinguish .ods from .ODS, and old programs wrote capitals.
TEST_F(InPlace, AnEndingInCapitalsIsTheSameFormat) {
    const auto ods = path("a.ODS");
    const auto xlsx = path("b.XLSX");
    write_ods(ods, {"1+1"});
    ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", xlsx.string()}).status, 0);
    EXPECT_NE(part_of(xlsx, "xl/workbook.xml"), "");
    const auto run = run_citystar({"recalc", "--in-place", ods.string(), xlsx.string()});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(stored_results(ods), std::vector<std::string>{"2"});
    EXPECT_NE(part_of(xlsx, "xl/workbook.xml"), "");
}

TEST_F(InPlace, KeepsTheOwnerWhereThatIsAllowed) {
    write_bytes(path("from"), "a");
    write_bytes(path("to"), "b");
    if (chown(path("from").c_str(), 12345, 12345) != 0) GTEST_SKIP() << "only root gives files away";
    command::keep_attributes(path("from"), path("to"));
    struct stat about = {};
    ASSERT_EQ(stat(path("to").c_str(), &about), 0);
    EXPECT_EQ(about.st_uid, 12345u);
    EXPECT_EQ(about.st_gid, 12345u);
}

TEST_F(InPlace, RefusesWhatIsProtectedOpenOrLinked) {
    const char* const names[] = {"protected.ods", "open.ods", "excel.ods", "linked.ods"};
    std::vector<std::string> arguments{"recalc", "--in-place"};
    for (const auto* name : names) {
        write_ods(path(name), {"1+1"});
        arguments.push_back(path(name).string());
    }
    chmod(path("protected.ods").c_str(), 0444);
    write_bytes(path(".~lock.open.ods#"), "somebody");
    write_bytes(path("~$excel.ods"), "somebody");
    fs::create_hard_link(path("linked.ods"), path("second name"));
    const auto before = bytes_of(path("protected.ods"));
    const auto run = run_citystar(arguments);
    EXPECT_EQ(run.status, 1);
    for (const auto* name : names) EXPECT_EQ(bytes_of(path(name)), before) << name;
    for (const auto* words : {"write-protected", "lock file", "hard link"})
        EXPECT_NE(run.err.find(words), std::string::npos) << words << run.err;
    EXPECT_EQ(fs::hard_link_count(path("linked.ods")), 2u);
    EXPECT_EQ(mode(path("protected.ods")), 0444u);
}

}  // namespace
}  // namespace citystar::test

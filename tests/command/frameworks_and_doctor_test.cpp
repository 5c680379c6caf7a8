// citystar frameworks and citystar doctor.

#include "doctor.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "run.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

TEST(Frameworks, AreListedAndShown) {
    const auto list = run_citystar({"frameworks", "list"});
    EXPECT_EQ(list.status, 0);
    EXPECT_NE(list.out.find("SD-CITY-2020"), std::string::npos);
    EXPECT_NE(list.out.find("ZQ-DISTRICT-2020"), std::string::npos);
    const auto show = run_citystar({"frameworks", "show", "DB37"});
    EXPECT_EQ(show.status, 0);
    EXPECT_NE(show.out.find("L6P4"), std::string::npos);
    EXPECT_EQ(run_citystar({"frameworks", "show", "MOON"}).status, 65);
}

TEST(Frameworks, ABadFileIsExplainedPlaceByPlace) {
    const office::TemporaryFolder folder;
    const auto file = (folder.path() / "bad.json").string();
    std::ofstream(file) << R"({"schema": 1, "id": "X", "colour": "red", "levels": [], "indicators": 7})";
    const auto run = run_citystar({"frameworks", "check", file});
    EXPECT_EQ(run.status, 65);
    EXPECT_NE(run.out.find("/colour"), std::string::npos);
    EXPECT_NE(run.out.find("/indicators"), std::string::npos);
    EXPECT_EQ(run_citystar({"frameworks", "check", file + ".missing"}).status, 65);
    EXPECT_EQ(run_citystar({"frameworks", "check", CITYSTAR_SHIPPED_FRAMEWORKS "/sd-city-2020.json"}).status, 0);
}

TEST(Frameworks, AUsableFileIsCheckedForSlips) {
    const auto slips = run_citystar({"frameworks", "check", CITYSTAR_SHIPPED_FRAMEWORKS "/sd-city-2020.json"});
    EXPECT_EQ(slips.status, 0);
    const auto usable = slips.out.find("usable");
    const auto hint = slips.out.find("  /indicators/28/stars/0: “Fibre to the home”: star 1 is never the result");
    EXPECT_NE(usable, std::string::npos) << slips.out;
    EXPECT_NE(hint, std::string::npos) << slips.out;
    EXPECT_LT(usable, hint);
    const auto clean = run_citystar({"frameworks", "check", CITYSTAR_SHIPPED_FRAMEWORKS "/sh-district-145.json"});
    EXPECT_EQ(clean.status, 0);
    EXPECT_EQ(std::ranges::count(clean.out, '\n'), 1) << clean.out;
}

TEST(Doctor, FindsEverythingInPlace) {
    const auto run = run_citystar({"doctor"});
    EXPECT_EQ(run.status, 0) << run.out;
    EXPECT_NE(run.out.find("SD-CITY-2020"), std::string::npos);
}

TEST(Doctor, MissesTheExtensionOfACommandAwayFromIt) {
    const office::TemporaryFolder folder;
    const auto alone = folder.path() / "citystar";
    std::filesystem::copy_file(CITYSTAR_COMMAND, alone);
    const auto run = run_program(alone.string(), {"doctor"});
    EXPECT_EQ(run.status, 69) << run.err;
    for (const auto* words : {"没有找到 CityStar 的扩展", "The extension of CityStar was not found"})
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
}

// Without LibreOffice not even the command's library can be loaded.
TEST(Doctor, NamesTheLibreOfficeThatIsMissing) {
    const auto run = run_program("/usr/bin/env", {"CITYSTAR_OFFICE_HOME=/no/such/office", CITYSTAR_COMMAND, "doctor"});
    EXPECT_EQ(run.status, 69) << run.out;
    for (const auto* words : {"在 /no/such/office 没有找到 LibreOffice", "There is no LibreOffice in /no/such/office"})
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
}

TEST(Doctor, NamesALibreOfficeWithoutItsLibraries) {
    const office::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "program");
    for (const auto* file : {"soffice.bin", "fundamentalrc"}) std::ofstream(folder.path() / "program" / file);
    const auto run =
        run_program("/usr/bin/env", {"CITYSTAR_OFFICE_HOME=" + folder.path().string(), CITYSTAR_COMMAND, "doctor"});
    EXPECT_EQ(run.status, 69) << run.out;
    for (const auto* words : {"不完整，请重新安装 libreoffice-calc", "is incomplete", "libuno_sal.so.3"})
        EXPECT_NE(run.err.find(words), std::string::npos) << run.err;
}

}  // namespace
}  // namespace citystar::test

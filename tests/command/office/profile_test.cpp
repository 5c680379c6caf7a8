// The profile of our own offices.

#include "profile.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "installation.hpp"
#include "office.hpp"
#include "pool/own_office.hpp"
#include "process.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

// An office with a new profile takes itself for upgraded, draws for seconds, and writes down what it drew.
TEST(Profile, SparesTheGraphicsTestsOfAFirstStart) {
    const office::TemporaryFolder folder;
    const auto profile = folder.path() / "profile";
    ASSERT_TRUE(office::write_profile(profile, "zh-CN"));
    std::ofstream(folder.path() / "one.csv") << "1\n";
    // The first start with a new profile may end with 81, which asks for another one.
    std::optional<int> status = 81;
    for (int starts = 0; status == 81 && starts < 3; ++starts)
        status =
            office::Process({(office::find_installation().program / "soffice.bin").string(),
                             "-env:UserInstallation=" + utf8(office::file_url(profile)), "--headless", "--norestore",
                             "--convert-to", "ods", "--outdir", folder.path(), folder.path() / "one.csv"},
                            {"SAL_USE_VCLPLUGIN=svp"})
                .wait(std::chrono::minutes(2));
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "one.ods"));
    EXPECT_FALSE(std::filesystem::exists(profile / "user/GraphicsRenderTests.log"));
}

office::Installation with_extension() {
    auto out = office::find_installation();
    out.extension = CITYSTAR_OXT;
    return out;
}

TEST(Registration, MakesTheFirstStartTheLast) {
    const auto started = command::start_and_probe(with_extension());
    EXPECT_EQ(started.fault, "");
    EXPECT_TRUE(started.office->registered());
    EXPECT_EQ(started.office->restarts(), 0);
}

// LibreOffice forgets what another build of it has registered.
TEST(Registration, IsMadeByLibreOfficeIfItsBuildIsAnother) {
    const office::TemporaryFolder folder;
    auto installation = with_extension();
    for (const auto& file : std::filesystem::directory_iterator(installation.program))
        if (file.path().filename() != "versionrc")
            std::filesystem::create_symlink(file.path(), folder.path() / file.path().filename());
    std::ofstream(folder.path() / "versionrc") << "[Version]\nbuildid=another\n";
    installation.program = folder.path();
    const auto started = command::start_and_probe(installation);
    EXPECT_EQ(started.fault, "");
    EXPECT_TRUE(started.office->registered());
    EXPECT_GT(started.office->restarts(), 0);
}

// Here it looks for registrations in another folder.
TEST(Registration, IsMadeByLibreOfficeIfItDoesNotFindOurs) {
    const office::TemporaryFolder folder;
    setenv("BUNDLED_EXTENSIONS_USER", utf8(office::file_url(folder.path() / "elsewhere")).c_str(), 1);
    const auto started = command::start_and_probe(with_extension());
    unsetenv("BUNDLED_EXTENSIONS_USER");
    EXPECT_EQ(started.fault, "");
    EXPECT_FALSE(started.office->registered());
}

}  // namespace
}  // namespace citystar::test

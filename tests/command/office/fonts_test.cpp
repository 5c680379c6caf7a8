// A machine without a Chinese font, where every page would be full of boxes.

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "chinese_font.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

// Gives the command only the fonts of one folder.
class Fonts : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(folder_.path() / "fonts");
        // LibreOffice comes with this font and does not start without one.
        fs::copy_file("/usr/share/fonts/truetype/libreoffice/opens___.ttf", folder_.path() / "fonts/symbols.ttf");
        std::ofstream(folder_.path() / "fonts.conf")
            << "<?xml version=\"1.0\"?><fontconfig><dir>" << (folder_.path() / "fonts").string() << "</dir><cachedir>"
            << (folder_.path() / "cache").string() << "</cachedir></fontconfig>";
        setenv("FONTCONFIG_FILE", (folder_.path() / "fonts.conf").c_str(), 1);
    }
    void TearDown() override { unsetenv("FONTCONFIG_FILE"); }

    office::TemporaryFolder folder_;
};

TEST_F(Fonts, DoctorNamesTheMissingFontAndHowToGetOne) {
    const auto run = run_citystar({"doctor"});
    EXPECT_EQ(run.status, 1) << run.out;
    EXPECT_NE(run.out.find("Chinese font: this machine has no font"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("fonts-noto-cjk"), std::string::npos) << run.out;
}

TEST_F(Fonts, PdfsFullOfBoxesAreNotMade) {
    const auto book = folder_.path() / "a.ods";
    std::ofstream(book) << "any";
    const auto recalc = run_citystar({"recalc", book.string(), "-o", (folder_.path() / "out").string(), "--to", "pdf"});
    EXPECT_EQ(recalc.status, 69);
    EXPECT_NE(recalc.err.find("fonts-noto-cjk"), std::string::npos) << recalc.err;
    EXPECT_FALSE(fs::exists(folder_.path() / "out"));
    const auto collect = run_citystar({"collect", book.string(), "-o", (folder_.path() / "league.csv").string(),
                                       "--notices", (folder_.path() / "notices").string()});
    EXPECT_EQ(collect.status, 69);
    EXPECT_NE(collect.err.find("fonts-noto-cjk"), std::string::npos) << collect.err;
    EXPECT_FALSE(fs::exists(folder_.path() / "league.csv"));
}

// The machine that runs the tests has a Chinese font; otherwise the tests above prove nothing.
TEST(FontsHere, AreFound) { EXPECT_TRUE(office::has_chinese_font()); }

}  // namespace
}  // namespace citystar::test

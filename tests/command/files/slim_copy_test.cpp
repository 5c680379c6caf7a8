// Copies of workbooks that are only read.

#include "files/slim_copy.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

TEST(SlimCopy, KeepsAllButHeightsChartsAndValidations) {
    const office::TemporaryFolder folder;
    const auto workbook = folder.path() / "a.ods";
    const auto copy = folder.path() / "copy.ods";
    ASSERT_EQ(run_citystar({"new", "SH-DISTRICT-145", "-o", workbook.string()}).status, 0);
    fs::permissions(workbook, fs::perms::owner_read);
    const auto before = bytes_of(workbook);
    ASSERT_TRUE(command::make_slim_copy(workbook, copy));
    ASSERT_TRUE(command::make_slim_copy(workbook, copy)) << "over an earlier one";
    EXPECT_EQ(bytes_of(workbook), before);
    const std::regex asked("style:use-optimal-row-height=\"true\"");
    const auto content = content_of(workbook);
    EXPECT_TRUE(std::regex_search(content, asked));
    auto expected = std::regex_replace(content, asked, "style:use-optimal-row-height=\"false\"");
    for (const auto* extra : {"table:shapes", "table:content-validations"}) {
        const auto begin = "<" + std::string(extra) + ">";
        const auto end = "</" + std::string(extra) + ">";
        ASSERT_NE(expected.find(begin), std::string::npos) << extra;
        for (auto at = expected.find(begin); at != std::string::npos; at = expected.find(begin))
            expected.erase(at, expected.find(end) + end.size() - at);
    }
    const std::regex no_forms("<office:forms [^>]*/>");
    EXPECT_TRUE(std::regex_search(expected, no_forms));
    EXPECT_EQ(content_of(copy), std::regex_replace(expected, no_forms, ""));
}

TEST(SlimCopy, OfAnXlsxKeepsAllButWhatIsPrinted) {
    const office::TemporaryFolder folder;
    const auto workbook = folder.path() / "a.xlsx";
    const auto copy = folder.path() / "copy.xlsx";
    ASSERT_EQ(run_citystar({"new", "SH-DISTRICT-145", "-o", workbook.string()}).status, 0);
    ASSERT_TRUE(command::make_slim_copy(workbook, copy));
    const std::regex printed("<definedName [^>]*name=\"_xlnm.Print_[^>]*>[^<]*</definedName>");
    const auto before = part_of(workbook, "xl/workbook.xml");
    EXPECT_TRUE(std::regex_search(before, printed));
    const auto after = std::regex_replace(before, printed, "");
    EXPECT_NE(after.find("CS_TOTAL"), std::string::npos);
    EXPECT_EQ(part_of(copy, "xl/workbook.xml"), after);
}

TEST(SlimCopy, OfOtherFilesThereIsNone) {
    const office::TemporaryFolder folder;
    const auto copy = folder.path() / "copy.ods";
    write_ods(folder.path() / "plain.ods", {"1+1"});
    std::ofstream(folder.path() / "text.ods") << "no zip";
    std::ofstream(folder.path() / "empty.ods").flush();
    for (const auto* name : {"plain.ods", "text.ods", "empty.ods", "missing.ods"}) {
        EXPECT_FALSE(command::make_slim_copy(folder.path() / name, copy)) << name;
        EXPECT_FALSE(fs::exists(copy)) << name;
    }
}

}  // namespace
}  // namespace citystar::test

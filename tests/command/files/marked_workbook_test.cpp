// Copies of finished workbooks: the day of the copy, whenever the workbook was finished.

#include "files/marked_workbook.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <string>

#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

// Noon, so that the day is the same in every time zone of the machine but the outermost.
std::chrono::system_clock::time_point noon(std::chrono::year_month_day day) {
    return std::chrono::sys_days(day) + std::chrono::hours(12);
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++out;
    return out;
}

std::string sheets_of(const fs::path& file) {
    std::string out;
    for (const auto& [name, bytes] : parts_of(file))
        if (name == "content.xml" || name.starts_with("xl/worksheets/")) out += bytes;
    return out;
}

TEST(MarkedWorkbook, ShowsTheDayOfTheCopy) {
    using namespace std::chrono;
    const office::TemporaryFolder folder;
    for (const std::string ending : {".ods", ".xlsx"}) {
        const auto form = fs::path(CITYSTAR_OXT "/forms") / ("ZQ-DISTRICT-2020" + ending);
        const auto finished = command::MarkedWorkbook::read(form, {});
        ASSERT_TRUE(finished) << form;
        const auto copy = folder.path() / ("copy" + ending);
        const auto bytes = finished->with({}, noon(2031y / May / 6));
        ASSERT_TRUE(bytes);
        std::ofstream(copy, std::ios::binary) << *bytes;
        const auto sheets = sheets_of(copy);
        if (ending == ".ods") {
            EXPECT_EQ(count(sheets, "\"of:=TODAY()\" office:value-type=\"date\" office:date-value=\"2031-05-06\""), 1u);
            EXPECT_EQ(count(sheets, "<text:p>2031-05-06</text:p>"), 2u);
            EXPECT_EQ(count(sheets, "office:date-value=\"2031-05-06\""), 2u);
            EXPECT_EQ(count(sheets, "office:date-value=\"2031-01-01\""), 1u);
            EXPECT_EQ(count(sheets, "<text:p>2031-01-01</text:p>"), 1u);
        } else {
            // Days since 1899-12-30.
            EXPECT_EQ(count(sheets, ">TODAY()</f><v>47974</v>"), 1u);
            EXPECT_EQ(count(sheets, ">CS_TODAY</f><v>47974</v>"), 1u);
            EXPECT_EQ(count(sheets, ">DATE(YEAR(CS_TODAY),1,1)</f><v>47849</v>"), 1u);
        }
    }
}

}  // namespace
}  // namespace citystar::test

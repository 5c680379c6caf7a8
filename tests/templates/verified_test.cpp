// A verified value takes precedence over the declared one.

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

TEST(Verified, GoesBeforeTheDeclaredValueAndLeavesTheDeclaredTotal) {
    const Workbook workbook(template_of("SD-CITY-2020"));
    const auto row = workbook.row_of("L1P1");
    workbook.put("CS_VALUES", 0.95, 0, row);
    EXPECT_EQ(workbook.get("CS_TOTAL"), "3");
    EXPECT_EQ(workbook.get("CS_TOTAL_DECLARED"), "3");
    workbook.put("CS_VERIFIED", 0.82, 0, row);
    EXPECT_EQ(workbook.get("CS_TOTAL"), "2.5");
    EXPECT_EQ(workbook.get("CS_TOTAL_DECLARED"), "3");
    EXPECT_EQ(workbook.get("CS_ADOPTED", 0, row), "0.82");
    workbook.put("CS_VERIFIED", 0.0, 0, row);  // a verified 0 is a value, not a blank
    EXPECT_EQ(workbook.get("CS_ADOPTED", 0, row), "0");
    EXPECT_EQ(workbook.get("CS_TOTAL"), "0");
    workbook.clear("CS_VERIFIED", 0, row);
    EXPECT_EQ(workbook.get("CS_TOTAL"), "3");
}

TEST(Verified, OfSeveralMeasuresOnlyTheVerifiedOneChanges) {
    const Workbook workbook(template_of("SD-CITY-2020"));
    const auto row = workbook.row_of("L1P4");
    workbook.put("CS_VALUES", 0.8, 0, row);
    workbook.put("CS_VALUES", 0.5, 1, row);
    workbook.put("CS_VERIFIED", 0.05, 1, row);
    EXPECT_EQ(workbook.get("CS_ADOPTED", 0, row), "0.8");
    EXPECT_EQ(workbook.get("CS_ADOPTED", 1, row), "0.05");
    EXPECT_EQ(workbook.get("CS_TOTAL"), "1.2");
}

TEST(Verified, OfADistrictChangesItsIndexOnly) {
    const Workbook workbook(filled("SH-INDEX-2020"));
    const auto units = workbook.column("CS_LEAGUE_UNITS");
    const auto totals = workbook.column("CS_LEAGUE_TOTALS");
    const auto declared = workbook.get("CS_TOTAL_DECLARED");
    workbook.put("CS_UNIT_VERIFIED", 0.0, 3, 0);  // 徐汇
    const auto after = workbook.column("CS_LEAGUE_TOTALS");
    for (std::size_t i = 0; i < units.size(); ++i) EXPECT_EQ(after[i] == totals[i], units[i] != "徐汇") << units[i];
    EXPECT_LT(workbook.number("CS_TOTAL"), std::stod(declared));
    EXPECT_EQ(workbook.get("CS_TOTAL_DECLARED"), declared);
}

}  // namespace
}  // namespace citystar::test

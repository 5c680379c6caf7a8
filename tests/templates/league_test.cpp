// The 16 districts of the Shanghai report: published totals and ranks, ties, verified values.

#include <algorithm>

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

TEST(League, TotalsAndRanksAreThePublishedOnes) {
    const Workbook workbook(filled("SH-INDEX-2020"));
    std::map<std::string, double> published;
    for (const auto& line : golden_lines("sh-index-2020.published.txt")) {
        const auto fields = split(line, "\t");
        // Means of groups have no rank and are not districts.
        const bool district = std::ranges::any_of(shipped("SH-INDEX-2020").units,
                                                  [&](const auto& unit) { return unit.name == fields[1]; });
        if (fields.front() == "total" && district) published[fields[1]] = std::stod(fields[2]);
    }
    ASSERT_EQ(published.size(), 16u);
    const auto units = workbook.column("CS_LEAGUE_UNITS");
    ASSERT_EQ(units.size(), 16u);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const auto row = static_cast<sal_Int32>(i);
        EXPECT_NEAR(workbook.number("CS_LEAGUE_TOTALS", 0, row), published.at(units[i]), 0.0101) << units[i];
        const auto ahead =
            std::ranges::count_if(published, [&](const auto& other) { return other.second > published.at(units[i]); });
        EXPECT_EQ(workbook.number("CS_LEAGUE_RANKS", 0, row), static_cast<double>(ahead + 1)) << units[i];
    }
    EXPECT_EQ(workbook.get("CS_UNIT_NAME"), "徐汇");
    EXPECT_NEAR(workbook.number("CS_TOTAL"), 126.74, 0.0101);
}

TEST(League, EqualTotalsShareARankAndTheNextIsSkipped) {
    Workbook workbook(blank_of("SH-INDEX-2020"));
    const auto items = workbook.rows("CS_UNIT_DECLARED");
    // Four districts: 120, 110, 110, 100.
    workbook.quietly([&] {
        const double values[] = {110, 120, 100, 110};
        for (sal_Int32 unit = 0; unit < 4; ++unit)
            for (sal_Int32 item = 0; item < items; ++item) workbook.put("CS_UNIT_DECLARED", values[unit], unit, item);
    });
    const auto ranks = workbook.column("CS_LEAGUE_RANKS");
    EXPECT_EQ(std::vector<std::string>(ranks.begin(), ranks.begin() + 5),
              (std::vector<std::string>{"2", "1", "4", "2", ""}));
    auto order = workbook.column("CS_LEAGUE_ORDER");
    order.resize(4);
    EXPECT_EQ(order, (std::vector<std::string>{"2", "1", "4", "3"}));
    EXPECT_EQ(workbook.error_cells(), "");
}

}  // namespace
}  // namespace citystar::test

// The user's own weights on 评分, for frameworks without printed weights.

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

class OwnWeights : public testing::TestWithParam<const char*> {};

// All items except two then have no weight: the total is the weighted mean of the two, whatever the scale of the
// numbers.
TEST_P(OwnWeights, ReplaceTheFrameworksAndSpoilNoCell) {
    Workbook workbook(filled(GetParam()));
    EXPECT_EQ(workbook.get("CS_TOTAL"), workbook.get("CS_TOTAL_DECLARED"));
    const double before = workbook.number("CS_TOTAL");
    const auto first = workbook.number("CS_NOW", 0, 0);
    const auto second = workbook.number("CS_NOW", 0, 1);
    ASSERT_NE(first, second);
    workbook.quietly([&] {
        workbook.put("CS_WEIGHTS", 10, 0, 0);
        workbook.put("CS_WEIGHTS", 30, 0, 1);
    });
    EXPECT_EQ(workbook.error_cells(), "");
    const auto scale = shipped(GetParam()).scale;
    EXPECT_NEAR(workbook.number("CS_TOTAL"), (0.25 * first + 0.75 * second) * scale, 1e-6);
    EXPECT_NE(workbook.number("CS_TOTAL"), before);
    EXPECT_NEAR(workbook.number("CS_TOTAL"), workbook.number("CS_TOTAL_DECLARED"), 1e-6);
    // The points shown add up to that total.
    double held = 0;
    for (sal_Int32 row = 0; row < workbook.rows("CS_HELD"); ++row) held += workbook.number("CS_HELD", 0, row);
    EXPECT_NEAR(held, workbook.number("CS_TOTAL"), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Templates, OwnWeights, testing::Values("SX-PILOT"));

TEST(OwnWeightsOfRows, CountInTheDeclaredTotalWhateverTheOrderOfTheRows) {
    Workbook workbook(filled("SX-PILOT"));
    workbook.put("CS_WEIGHTS", 1, 0, 4);
    const auto total = workbook.get("CS_TOTAL_DECLARED");
    EXPECT_EQ(total, workbook.get("CS_TOTAL"));
    // Exchanges the same two rows of the report with all their figures.
    const auto code = workbook.get("CS_INDICATORS", 0, 4);
    const auto other = workbook.get("CS_INDICATORS", 0, 0);
    const auto value = workbook.number("CS_VALUES", 0, 4);
    const auto other_value = workbook.number("CS_VALUES", 0, 0);
    workbook.unprotect("填报");
    workbook.quietly([&] {
        workbook.put("CS_INDICATORS", other, 0, 4);
        workbook.put("CS_INDICATORS", code, 0, 0);
        workbook.put("CS_VALUES", other_value, 0, 4);
        workbook.put("CS_VALUES", value, 0, 0);
    });
    EXPECT_EQ(workbook.get("CS_TOTAL_DECLARED"), total);
    EXPECT_EQ(workbook.get("CS_TOTAL"), total);
}

}  // namespace
}  // namespace citystar::test

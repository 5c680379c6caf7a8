// Figures of the samples that lie at a half when they are shown. Sums and quotients miss it by their last digit, and
// versions of LibreOffice round that differently; see docs/libreoffice-versions.md.

#include <com/sun/star/text/XTextRange.hpp>

#include "template_fixture.hpp"

namespace citystar::test {
namespace {

// The text in a row of the table.
std::string shown(const Workbook& workbook, std::int32_t column, std::int32_t item) {
    const auto row = workbook.place("CS_SCORED").StartRow + item;
    const auto cell = workbook.sheet_named("评分")->getCellByPosition(column, row);
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

TEST(Halves, OfTheShanghaiIndexAreRoundedUp) {
    const Workbook workbook(filled("SH-INDEX-2020"));
    EXPECT_EQ(shown(workbook, 8, 22), "100.36");  // the mean is 100.355
    EXPECT_EQ(shown(workbook, 26, 22), "全市平均100.36");
}

TEST(Halves, OfTheShanxiPilotAreRoundedUp) {
    const Workbook workbook(filled("SX-PILOT"));
    EXPECT_EQ(shown(workbook, 6, 1), "1.038");  // 1.0375 points
    EXPECT_EQ(shown(workbook, 6, 30), "0.288");
    EXPECT_EQ(shown(workbook, 6, 54), "0.313");
    EXPECT_EQ(shown(workbook, 5, 38), "93.3%");
    EXPECT_EQ(shown(workbook, 8, 46), "得分率还差 79.3%");
}

}  // namespace
}  // namespace citystar::test

// Figures typed as text: which are read, and which are not.

#include "value_text.hpp"

#include <gtest/gtest.h>

namespace citystar::workbook {
namespace {

Measure of(MeasureType type, const char* unit = "") {
    Measure out;
    out.type = type;
    out.unit.zh = unit;
    return out;
}

TEST(ValueText, ReadsWhatPeopleType) {
    const auto share = of(MeasureType::share);
    EXPECT_EQ(value_of_text(share, "85%"), 0.85);
    EXPECT_EQ(value_of_text(share, "８５％"), 0.85);
    EXPECT_EQ(value_of_text(share, " 85.5 % "), 0.855);
    EXPECT_EQ(value_of_text(share, "0.85"), 0.85);
    EXPECT_EQ(value_of_text(share, "100%"), 1);
    const auto count = of(MeasureType::count, "家");
    EXPECT_EQ(value_of_text(count, "1,234"), 1234);
    EXPECT_EQ(value_of_text(count, "１，２３４，５６７家"), 1234567);
    EXPECT_EQ(value_of_text(count, "3 家"), 3);
    EXPECT_EQ(value_of_text(count, "2.5万"), 25000);
    EXPECT_EQ(value_of_text(count, "1.2亿"), 120000000);
    EXPECT_EQ(value_of_text(of(MeasureType::amount, "万元"), "3万元"), 3);
    EXPECT_EQ(value_of_text(of(MeasureType::amount, "%"), "85%"), 85);
    const auto yes_no = of(MeasureType::yes_no);
    EXPECT_EQ(value_of_text(yes_no, "有"), 1);
    EXPECT_EQ(value_of_text(yes_no, "无"), 0);
    EXPECT_EQ(value_of_text(yes_no, "没有"), 0);
}

TEST(ValueText, LeavesAloneWhatIsNotSure) {
    const auto count = of(MeasureType::count, "家");
    for (const auto* text : {"", " ", "家", "万", "约3", "3-5", "1,23", "12,34", ",123", "1234,567", "1.2,345", "1.2.3",
                             "3个", "nan", "inf", "1e5", "0x10", "--3", "+-3"})
        EXPECT_EQ(value_of_text(count, text), std::nullopt) << text;
    EXPECT_EQ(value_of_text(of(MeasureType::yes_no), "部分"), std::nullopt);
    EXPECT_EQ(value_of_text(of(MeasureType::share), "85%左右"), std::nullopt);
    // A rank in per cent and a share in ten thousands are figures in the wrong cell.
    const auto rank = of(MeasureType::rank, "名");
    EXPECT_EQ(value_of_text(rank, "3名"), 3);
    for (const auto* text : {"８０％", "80%名", "5‰", "3万"})
        EXPECT_EQ(value_of_text(rank, text), std::nullopt) << text;
    EXPECT_EQ(value_of_text(count, "80%"), std::nullopt);
    EXPECT_EQ(value_of_text(of(MeasureType::share), "3万"), std::nullopt);
}

}  // namespace
}  // namespace citystar::workbook

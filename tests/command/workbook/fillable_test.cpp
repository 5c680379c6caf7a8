// What people type into the cells of a part.

#include "fillable.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace citystar::test {
namespace {

using workbook::date_of_text;
using workbook::date_text;

TEST(Fillable, DatesAreReadAsPeopleTypeThem) {
    for (const auto* typed :
         {"2024-03-15", "2024/3/15", "2024.3.15", "2024年3月15日", "２０２４－３－１５", "2024年3月15"})
        EXPECT_EQ(date_of_text(typed), 45366) << typed;
    EXPECT_EQ(date_of_text("2024-02-29"), 45351);
    EXPECT_EQ(date_of_text("9999-12-31"), 2958465);
    for (const auto* typed : {"", "2024", "2024-03", "2023-02-29", "2024-13-01", "2024-257-1", "2024-3-257",
                              "67560-1-1", "1899-12-31", "2024-0-1", "2024-3-15x", "99999999999-1-1", "-2024-3-15"})
        EXPECT_FALSE(date_of_text(typed)) << typed;
}

TEST(Fillable, NumbersThatAreNoDatesAreShownAsNumbers) {
    EXPECT_EQ(date_text(45366), "2024-03-15");
    EXPECT_EQ(date_text(45366.75), "2024-03-15");
    EXPECT_EQ(date_text(0), "1899-12-30");
    EXPECT_EQ(date_text(2958465), "9999-12-31");
    EXPECT_EQ(date_text(-693593), "0001-01-01");
    EXPECT_EQ(date_text(2958466), "2958466");
    EXPECT_EQ(date_text(-693594), "-693594");
    EXPECT_EQ(date_text(1e300), "1e+300");
    EXPECT_EQ(date_text(std::numeric_limits<double>::infinity()), "inf");
}

}  // namespace
}  // namespace citystar::test

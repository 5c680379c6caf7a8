// The lights against fixed dates.

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

// L1P1 of SD-CITY-2020: 3 points at five stars, 2.5 at four.
class Lights : public testing::Test {
protected:
    Lights() : workbook_(template_of("SD-CITY-2020")) {
        workbook_.put_date("CS_TODAY", "2021-07-01");
        workbook_.put_date("CS_PLAN_START", "2021-01-01");
        workbook_.put("CS_TARGET_STAR", 5);
        row_ = workbook_.row_of("L1P1");
    }
    std::string light() const { return workbook_.get("CS_LIGHT", 0, row_); }
    std::string status_light_due(std::string_view date) const {
        workbook_.put_date("CS_DEADLINE", date);
        return light();
    }

    Workbook workbook_;
    sal_Int32 row_ = 0;
};

TEST_F(Lights, WithoutADateTheySaySo) { EXPECT_EQ(light(), "未定期限"); }

TEST_F(Lights, SixtyDaysAreNearAndADayLateIsOverdue) {
    EXPECT_EQ(status_light_due("2021-08-31"), "滞后");  // 61 days left, and half of the time has passed
    EXPECT_EQ(status_light_due("2021-08-30"), "临近");  // 60
    EXPECT_EQ(status_light_due("2021-07-01"), "临近");  // today
    EXPECT_EQ(status_light_due("2021-06-30"), "逾期");
}

TEST_F(Lights, WhatIsReachedIsDoneWhateverTheDate) {
    workbook_.put("CS_VALUES", 1, 0, row_);
    for (const auto* date : {"2020-01-01", "2021-07-01", "2030-12-31"})
        EXPECT_EQ(status_light_due(date), "已完成") << date;
    workbook_.clear("CS_DEADLINE");
    EXPECT_EQ(light(), "已完成");
}

TEST_F(Lights, BehindMeansLessDoneThanTimeGoneBy) {
    workbook_.put("CS_VALUES", 0.82, 0, row_);
    ASSERT_EQ(workbook_.get("CS_HELD", 0, row_), "2.5");
    ASSERT_EQ(workbook_.get("CS_GAIN", 0, row_), "0.5");
    // Five sixths of the points are held, and 500 of 600 days have passed.
    const double start = day("2020-01-01");
    workbook_.put("CS_PLAN_START", start);
    workbook_.put("CS_DEADLINE", start + 600);
    workbook_.put("CS_TODAY", start + 500);
    EXPECT_EQ(light(), "进行中");
    workbook_.put("CS_TODAY", start + 501);
    EXPECT_EQ(light(), "滞后");
}

TEST_F(Lights, ThePlannedDateOfARowGoesFirst) {
    EXPECT_EQ(status_light_due("2021-06-30"), "逾期");
    workbook_.put_date("CS_PLANNED", "2021-07-31", row_);
    EXPECT_EQ(light(), "临近");
    EXPECT_EQ(workbook_.get("CS_LIGHT", 0, row_ + 1), "逾期");
    workbook_.clear("CS_PLANNED", 0, row_);
    EXPECT_EQ(light(), "逾期");
}

TEST_F(Lights, DatesOfTheSourceFollowTheTarget) {
    const Workbook workbook(template_of("ZQ-DISTRICT-2020"));
    workbook.put_date("CS_TODAY", "2022-01-01");
    workbook.put("CS_TARGET_STAR", 4);
    EXPECT_EQ(workbook.get("CS_LIGHT"), "逾期");  // due 2021-12-31
    workbook.put("CS_TARGET_STAR", 5);
    EXPECT_EQ(workbook.get("CS_LIGHT"), "进行中");  // due 2023-12-31, early in the plan
    workbook.put_date("CS_DEADLINE", "2021-12-31");
    EXPECT_EQ(workbook.get("CS_LIGHT"), "逾期");
}

TEST_F(Lights, TextTasksGoByTheirProgress) {
    const Workbook workbook(template_of("ZQ-DISTRICT-2020"));
    workbook.put_date("CS_TODAY", "2021-07-01");
    workbook.put_date("CS_PLAN_START", "2021-01-01");
    const auto row = workbook.row_of("T2", "CS_TASK_CODES");
    const auto light = [&] { return workbook.get("CS_TASK_LIGHT", 0, row); };
    workbook.put_date("CS_TASK_DUE", "2021-08-30", row);
    EXPECT_EQ(light(), "临近");
    workbook.put_date("CS_TASK_DUE", "2021-06-30", row);
    EXPECT_EQ(light(), "逾期");
    workbook.put_date("CS_TASK_DUE", "2021-12-28", row);  // 181 of 361 days
    workbook.put("CS_TASK_PROGRESS", 0.5, 0, row);
    EXPECT_EQ(light(), "滞后");
    workbook.put("CS_TASK_PROGRESS", 0.51, 0, row);
    EXPECT_EQ(light(), "进行中");
    workbook.put("CS_TASK_PROGRESS", 1, 0, row);
    EXPECT_EQ(light(), "已完成");
}

TEST_F(Lights, NothingIsAskedOfADeduction) {
    EXPECT_EQ(workbook_.get("CS_LIGHT", 0, workbook_.row_of("L5P6")), "无要求");
}

}  // namespace
}  // namespace citystar::test

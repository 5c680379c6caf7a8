#include "citystar/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "shipped.hpp"
#include "values.hpp"

namespace citystar::test {
namespace {

const Indicator& city(std::string_view code) { return *shipped("SD-CITY-2020").find_indicator(code); }
const Indicator& district(std::string_view code) { return *shipped("ZQ-DISTRICT-2020").find_indicator(code); }

const Indicator& pilot(std::string_view code) { return *shipped("SX-PILOT").find_indicator(code); }

using Values = std::vector<Value>;
const Value blank;

void expect_rule(const Indicator& indicator, int star, std::string_view zh, std::string_view en) {
    EXPECT_EQ(rule_sentence(indicator, indicator.rule(star)->when, Language::zh), zh);
    EXPECT_EQ(rule_sentence(indicator, indicator.rule(star)->when, Language::en), en);
}

void expect_why(const Indicator& indicator, const Values& values, std::string_view zh, std::string_view en) {
    const auto reading = read_values(indicator, values);
    EXPECT_EQ(why_sentence(indicator, reading, Language::zh), zh);
    EXPECT_EQ(why_sentence(indicator, reading, Language::en), en);
}

void expect_check(const Indicator& indicator, const Values& values, std::string_view zh, std::string_view en) {
    const auto reading = read_values(indicator, values);
    EXPECT_EQ(check_sentence(indicator, values, reading, Language::zh), zh);
    EXPECT_EQ(check_sentence(indicator, values, reading, Language::en), en);
}

std::string checked(const Indicator& indicator, const Values& values) {
    return check_sentence(indicator, values, read_values(indicator, values), Language::en);
}

TEST(RuleSentence, Shares) {
    expect_rule(city("L1P1"), 4, "电子证照使用率不低于80%", "Share of service items using e-licences at least 80%");
    expect_rule(city("L1P1"), 5, "电子证照使用率超过85%", "Share of service items using e-licences above 85%");
    expect_rule(
        city("L1P4"), 5, "公共汽车来车实时预报率达到100%，且公交电子站牌覆盖率不低于20%",
        "Share of bus lines with arrival forecasts at 100% and share of stops with electronic signs at least 20%");
    expect_rule(district("5"), 5, "开通县区分厅，且分厅排名 ÷ 全省县区数不超过25%",
                "County branch opened and rank of the branch / number of counties at most 25%");
}

TEST(RuleSentence, CountsRanksAndLengths) {
    expect_rule(city("L1P2"), 1, "就业服务模式数不少于1种", "Service channels at least 1");
    expect_rule(city("L3P2"), 5, "企业上云数量超过10000家", "Enterprises in the cloud above 10000");
    expect_rule(city("L1P3"), 5, "“爱山东”接入应用数量全省设区市排名在前3名",
                "Rank among the cities by connected apps: 3 or better");
    expect_rule(city("L4P4"), 5, "城区气象自动监测点间距小于3公里", "Spacing of weather stations below 3 km");
}

TEST(RuleSentence, AnswersLevelsAndAlternatives) {
    expect_rule(city("L5P1"), 1, "成立领导小组", "Leading group set up");
    expect_rule(city("L5P1"), 3, "成立领导小组，政府主要领导任组长，且主管部门统筹建设和运营",
                "Leading group set up, chaired by the head of government, and coordinated by the competent department");
    expect_rule(city("L5P2"), 2, "制定年度工作计划，且顶层规划状态不低于“正在制定”",
                "Annual plan and state of the top-level plan: at least “drafting”");
    expect_rule(city("L5P4"), 2, "设立专项资金，或明确财政专项资金支持", "Special fund or fiscal support");
    expect_rule(city("L5P4"), 4, "（设立专项资金，或明确财政专项资金支持），且当年社会资本规模不低于5000万元",
                "(special fund or fiscal support) and social capital of the year at least 5000 × 10,000 yuan");
}

TEST(RuleSentence, SumsAndCombinedValues) {
    expect_rule(city("L6P1"), 3, "国家级试点数与省级试点数合计不少于2个",
                "National pilots and provincial pilots together at least 2");
    expect_rule(city("L2P1"), 4, "环境质量自动化监测率加权平均值不低于80%",
                "Weighted mean of automatic monitoring at least 80%");
}

TEST(WhySentence, NoMiddleAndTopStar) {
    expect_why(
        city("L1P1"), {0.05},
        "电子证照使用率：5%，未达到任何星级；达到1星还须：电子证照使用率不低于10%（还差5个百分点）。",
        "E-licence use: 5%; no star level; for star level 1 still needed: share of service items using e-licences at "
        "least 10% (5 percentage points short).");
    expect_why(
        city("L1P1"), {0.84},
        "电子证照使用率：84%，达到4星（标准：电子证照使用率不低于80%）；达到5星还须：电子证照使用率超过85%"
        "（还差1个百分点以上）。",
        "E-licence use: 84%; star level 4 (share of service items using e-licences at least 80%); for star level 5 "
        "still needed: share of service items using e-licences above 85% (more than 1 percentage point short).");
    expect_why(city("L1P1"), {0.9}, "电子证照使用率：90%，达到5星（标准：电子证照使用率超过85%）；已是最高星级。",
               "E-licence use: 90%; star level 5 (share of service items using e-licences above 85%); this is the "
               "highest level.");
}

TEST(WhySentence, StrictBoundReachedExactly) {
    expect_why(city("L4P4"), {3.0},
               "气象自动监测点覆盖情况：3公里，达到4星（标准：城区气象自动监测点间距小于5公里）；达到5星还须：城区气象"
               "自动监测点间距小于3公里（还须略有降低）。",
               "Automatic weather stations: 3 km; star level 4 (spacing of weather stations below 5 km); for star "
               "level 5 still "
               "needed: spacing of weather stations below 3 km (slightly less is needed).");
}

TEST(WhySentence, RankSumAndAlternatives) {
    expect_why(
        city("L1P3"), {5.0},
        "政务服务类APP应用：第5名，达到4星（标准：“爱山东”接入应用数量全省设区市排名在前6名）；达到5星还须：“爱山东”接"
        "入应用数量全省设区市排名在前3名（还须前移2名）。",
        "Government service app: rank 5; star level 4 (rank among the cities by connected apps: 6 or better); for star "
        "level 5 still needed: rank among the cities by connected apps: 3 or better (move up by 2).");
    expect_why(city("L6P1"), {1.0, blank},
               "工作试点：国家级试点数为1个、省级试点数未填报，达到2星（标准：国家级试点数与省级试点数合计不少于1个）；"
               "达到3星还须：国家级试点数与省级试点数合计不少于2个（还差1个）。",
               "Pilots: national pilots 1, provincial pilots not reported; star level 2 (national pilots and "
               "provincial pilots "
               "together at least 1); for star level 3 still needed: national pilots and provincial pilots together at "
               "least 2 "
               "(1 short).");
    expect_why(
        district("41"), {0.0, 1.0},
        "工作试点：国家级试点数为0个、省级试点数为1个，达到4星（标准：省级试点数不少于1个）；达到5星还须：国家级试点数"
        "不少于1个（还差1个），或省级试点数不少于2个（还差1个）。",
        "Pilots: national pilots 0, provincial pilots 1; star level 4 (provincial pilots at least 1); for star level 5 "
        "still needed: national pilots at least 1 (1 short) or provincial pilots at least 2 (1 short).");
}

TEST(WhySentence, Answers) {
    expect_why(
        city("L5P1"), {"是", "否", blank},
        "制度机制：成立领导小组（是）、政府主要领导任组长（否）、主管部门统筹建设和运营（未填报）、建立项目管理制度（未"
        "填报）、纳入政府绩效考核（未填报）、定期召开专题会议（未填报），达到1星（标准：成立领导小组）；达到2星还须：政"
        "府主要领导任组长。",
        "Institutions: leading group set up (yes), chaired by the head of government (no), coordinated by the "
        "competent "
        "department (not reported), project management system (not reported), part of the performance appraisal (not "
        "reported), regular meetings (not reported); star level 1 (leading group set up); for star level 2 still "
        "needed: "
        "chaired by the head of government.");
}

TEST(WhySentence, CombinedValueWithAPartMissing) {
    expect_why(
        city("L2P1"), {0.9, 0.9, blank},
        "环境质量监测水平：空气质量自动化监测率为90%、水体质量自动化监测率为90%"
        "、噪音自动化监测率未填报，未达到任何星级；达到1星还须：环境质量自动化监测率加权平均值不低于30%（未填全）。",
        "Environmental monitoring: automatic air monitoring 90%, automatic water monitoring 90%, automatic noise "
        "monitoring not reported; no star level; for star level 1 still needed: weighted mean of automatic monitoring "
        "at "
        "least 30% (not all parts reported).");
    expect_why(
        city("L2P1"), {0.85},
        "环境质量监测水平：85%，达到4星（标准：环境质量自动化监测率加权平均值不低于80%"
        "）；达到5星还须：环境质量自动化监测率加权平均值超过90%（还差5个百分点以上）。",
        "Environmental monitoring: 85%; star level 4 (weighted mean of automatic monitoring at least 80%); for star "
        "level "
        "5 still needed: weighted mean of automatic monitoring above 90% (more than 5 percentage points short).");
}

TEST(WhySentence, WithoutStar) {
    expect_why(city("L1P1"), {blank}, "电子证照使用率：未填报。", "E-licence use: not reported.");
    expect_why(city("L5P6"), {3.0}, "信息安全：失泄密事件数为3起，每起扣2分，共扣6分。",
               "Information security: leaks of secrets 3; points off: 2 for each, 6 in all.");
    expect_why(city("L5P6"), {0.0}, "信息安全：失泄密事件数为0起，不扣分。",
               "Information security: leaks of secrets 0; no points off.");
    expect_why(district("45"), {}, "智慧城市底座：原文没有评价标准，不计分。",
               "Smart city base: the source has no criterion for it; not scored.");
}

TEST(WhySentence, PercentagesAreRounded) {
    expect_why(city("L1P1"), {20.0 / 22},
               "电子证照使用率：90.91%，达到5星（标准：电子证照使用率超过85%）；已是最高星级。",
               "E-licence use: 90.91%; star level 5 (share of service items using e-licences above 85%); this is the "
               "highest level.");
    // 85% would be said to reach what it does not.
    expect_why(
        city("L1P1"), {0.849999},
        "电子证照使用率：84.9999%，达到4星（标准：电子证照使用率不低于80%）；达到5星还须：电子证照使用率超过85%（还差0."
        "0001个百分点以上）。",
        "E-licence use: 84.9999%; star level 4 (share of service items using e-licences at least 80%); for star level "
        "5 "
        "still needed: share of service items using e-licences above 85% (more than 0.0001 percentage points short).");
    // Nor is 79.999% 80%; the gap is rounded up.
    expect_why(
        city("L1P1"), {0.799990001},
        "电子证照使用率：79.999%，达到3星（标准：电子证照使用率不低于60%）；达到4星还须：电子证照使用率不低于80%"
        "（还差0.001个百分点）。",
        "E-licence use: 79.999%; star level 3 (share of service items using e-licences at least 60%); for star level 4 "
        "still needed: share of service items using e-licences at least 80% (0.001 percentage points short).");
    EXPECT_EQ(missing_sentence(city("L1P1"), read_values(city("L1P1"), Values{1.0 / 3}), Language::zh),
              "电子证照使用率不低于60%（还差26.67个百分点）");
}

TEST(WhySentence, StrictUpperBound) {
    EXPECT_EQ(missing_sentence(city("L4P4"), read_values(city("L4P4"), Values{4.5}), Language::zh),
              "城区气象自动监测点间距小于3公里（还须降1.5公里以上）");
    EXPECT_EQ(missing_sentence(city("L4P4"), read_values(city("L4P4"), Values{4.5}), Language::en),
              "Spacing of weather stations below 3 km (more than 1.5 km too much)");
    // Whole numbers lead to the next one.
    EXPECT_EQ(missing_sentence(city("L3P2"), read_values(city("L3P2"), Values{10000.0}), Language::zh),
              "企业上云数量超过10000家（还差1家）");
}

TEST(WhySentence, NameAndFigureStandApart) {
    const auto& pue = *shipped("SX-PILOT").find_indicator("S1.2.1");
    expect_why(pue, {1.4, "是"},
               "数据中心绿色化、集约化建设情况：数据中心平均PUE为1.4、建立一体化大数据中心体系（是）。",
               "Green and integrated data centres: mean PUE of data centres 1.4, integrated big-data centre system set "
               "up (yes).");
}

// A sum that has to be small cannot be judged while a summand is missing, so no NaN is printed.
TEST(MissingSentence, SmallSumWithASummandMissing) {
    auto indicator = city("L6P1");
    auto& rule = indicator.stars.front();
    indicator.stars = {StarRule{rule.star, rule.points, {}}};
    indicator.stars[0].when.comparison = {{0, 1}, Operator::at_most, 3, std::nullopt};
    const auto reading = read_values(indicator, Values{1.0, blank});
    EXPECT_EQ(missing_sentence(indicator, reading, Language::zh), "国家级试点数与省级试点数合计不超过3个（未填全）");
    EXPECT_EQ(missing_sentence(indicator, reading, Language::en),
              "National pilots and provincial pilots together at most 3 (not all parts reported)");
}

TEST(MissingSentence, OnlyWhatDoesNotHold) {
    const auto& bus = city("L1P4");
    const auto reading = read_values(bus, Values{Value(0.95), Value(0.05)});
    EXPECT_EQ(missing_sentence(bus, reading, Language::zh), "公交电子站牌覆盖率不低于10%（还差5个百分点）");
    EXPECT_EQ(missing_sentence(bus, reading, Language::en),
              "Share of stops with electronic signs at least 10% (5 percentage points short)");
    EXPECT_EQ(missing_sentence(bus, read_values(bus, Values{Value(1.0), Value(0.2)}), Language::zh), "");
    EXPECT_EQ(missing_sentence(city("L5P6"), read_values(city("L5P6"), Values{Value(1.0)}), Language::zh), "");
    EXPECT_EQ(missing_sentence(bus, read_values(bus, Values{Value(82.0)}), Language::zh), "");
}

TEST(CheckSentence, UsableValuesNeedNoWords) {
    for (const auto language : {Language::zh, Language::en})
        for (const Values& values : {Values{0.5}, Values{blank}, Values{}})
            EXPECT_EQ(check_sentence(city("L1P1"), values, read_values(city("L1P1"), values), language), "");
}

TEST(CheckSentence, Shares) {
    expect_check(city("L1P1"), {82.0}, "“电子证照使用率”填了8200%，应在0%到100%之间。若本意是82%，请输入82%。",
                 "“share of service items using e-licences” is 8200%; it must be between 0% and 100%. If 82% is meant, "
                 "type 82%.");
    expect_check(city("L1P1"), {-0.1}, "“电子证照使用率”填了-10%，应在0%到100%之间。",
                 "“share of service items using e-licences” is -10%; it must be between 0% and 100%.");
    expect_check(
        city("L1P1"), {"82%"}, "“电子证照使用率”填了文字“82%”，应填数字。请重新输入数字，不要带引号、单位或空格。",
        "“share of service items using e-licences” holds the text “82%” where a number belongs. Type the number again, "
        "without quotes, unit or spaces.");
    expect_check(district("5"), {1.0, 0.0},
                 "“分厅排名 ÷ 全省县区数”填了0%，应大于0%且不超过100%。空单元格会被当作0，请填写。",
                 "“rank of the branch / number of counties” is 0%; it must be above 0% and at most 100%. An empty cell "
                 "counts as 0: fill it in.");
    expect_check(city("L3P6"), {15.0}, "“万人有效发明专利拥有量增幅”填了1500%，应在-100%到400%之间；百分数请带百分号。",
                 "“growth of valid patents per 10,000 people” is 1500%; it must be between -100% and 400%. Type "
                 "percentages with the per-cent sign.");
}

TEST(CheckSentence, NumbersOfOtherKinds) {
    expect_check(city("L1P2"), {2.5}, "“就业服务模式数”填了2.5，应填不小于0的整数。",
                 "“service channels” is 2.5; it must be a whole number, 0 or more.");
    expect_check(city("L1P3"), {0.0},
                 "“‘爱山东’接入应用数量全省设区市排名”填了0，应填1到16的整数名次。空单元格会被当作0，请填写。",
                 "“rank among the cities by connected apps” is 0; it must be a whole rank from 1 to 16. An empty cell "
                 "counts as 0: fill it in.");
    expect_check(city("L1P3"), {17.0}, "“‘爱山东’接入应用数量全省设区市排名”填了17，应填1到16的整数名次。",
                 "“rank among the cities by connected apps” is 17; it must be a whole rank from 1 to 16.");
    expect_check(city("L4P4"), {0.0}, "“城区气象自动监测点间距”填了0，应大于0。空单元格会被当作0，请填写。",
                 "“spacing of weather stations” is 0; it must be above 0. An empty cell counts as 0: fill it in.");
    expect_check(city("L4P2"), {-3.0}, "“移动通信网络平均下载速率”填了-3，不能为负数。",
                 "“mean mobile download rate” is -3; it cannot be negative.");
    expect_check(city("L4P2"), {std::numeric_limits<double>::infinity()},
                 "“移动通信网络平均下载速率”不是有效的数字，请检查上游公式。",
                 "“mean mobile download rate” is not a usable number; check the formula it comes from.");
}

TEST(CheckSentence, Answers) {
    expect_check(city("L5P1"), {"对"}, "“成立领导小组”填了“对”，应填是或否（也可用TRUE/FALSE、1/0、有/无、Y/N）。",
                 "“leading group set up” holds “对”; answer yes or no (TRUE/FALSE, 1/0, 是/否, 有/无, Y/N).");
    expect_check(
        city("L5P2"), {1.0, 1.0, 4.0}, "“顶层规划状态”填了“4”，应填0到3：0 无、1 正在制定、2 制定完成、3 已发布。",
        "“state of the top-level plan” holds “4”; it must be 0 to 3: 0 none, 1 drafting, 2 completed, 3 published.");
}

TEST(CheckSentence, NothingToReport) {
    for (const std::string sign : {"—", "/", "无", "N/A", "暂无", "未统计", "-"})
        expect_check(city("L1P1"), {std::string_view(sign)},
                     "“电子证照使用率”填了“" + sign + "”，表示没有数据：没有数据时请把单元格留空，不要填文字或符号。",
                     "“share of service items using e-licences” holds “" + sign +
                         "”, which means that there is no figure. Leave the cell empty, without words or signs.");
    // An answer may be no.
    expect_check(city("L5P1"), {"无", "否", "否", "否", "否", "否"}, "", "");
}

TEST(CheckSentence, DatesAreNoPercentages) {
    expect_check(
        city("L1P1"), {43831.0},
        "“电子证照使用率”像是日期（2020-01-01），应填数值。请重新输入数值，并把单元格格式改回数字或百分比。",
        "“share of service items using e-licences” looks like a date (2020-01-01) where a figure belongs. Type "
        "the figure again, and set the cell's format back to number or percent.");
}

TEST(CheckSentence, SpellsOutWhatNobodySees) {
    expect_check(city("L5P1"), {"对\u200b"},
                 "“成立领导小组”填了“对U+200B”，应填是或否（也可用TRUE/FALSE、1/0、有/无、Y/N）。",
                 "“leading group set up” holds “对U+200B”; answer yes or no (TRUE/FALSE, 1/0, 是/否, 有/无, Y/N).");
    expect_check(city("L5P1"), {"是\u200b", 1.0, 1.0, 1.0, 1.0, 1.0}, "", "");
}

TEST(CheckSentence, WholeRows) {
    expect_check(
        city("L1P4"), {0.5, 0.5, 0.5},
        "填了3个值，“公共交通来车实时预报率”只需2个（公共汽车来车实时预报率、公交电子站牌覆盖率）。请删去多余的。",
        "3 values were given; “Real-time bus arrival forecasts” takes 2 (share of bus lines with arrival forecasts, "
        "share of "
        "stops with electronic signs). Remove the rest.");
    expect_check(city("L1P8"), {0.5, 0.6},
                 "“智慧服务4级以上医院占比”（60%）大于“智慧服务3级以上医院占比”（50%），请核对：前者应包含在后者之内。",
                 "“share of hospitals at grade 4 or above” (60%) exceeds “share of hospitals at grade 3 or above” "
                 "(50%); the first is "
                 "part of the second. Check both.");
    expect_check(city("L2P1"), {0.9, blank, blank},
                 "“环境质量监测水平”的3个分项（空气质量自动化监测率、水体质量自动化监测率、噪音自动化监测率）要全部填报"
                 "才能合并计算，请补齐。只有合并值时，每个分项都填这个值。",
                 "“Environmental monitoring” is computed from its 3 parts (automatic air monitoring, automatic water "
                 "monitoring, automatic "
                 "noise monitoring) and needs all of them; fill in the missing ones. If only the combined value is "
                 "known, enter it for every part.");
    expect_check(city("L2P1"), {0.9}, "", "");
    expect_check(district("T4"), {}, "“优化创新‘互联网+政务服务’”是文字任务，没有星级，也不计分。",
                 "“Improve ‘Internet + government services’” is a task in words: it has no star and no points.");
}

TEST(CheckSentence, WhatIsMissingBesideOtherFigures) {
    expect_check(
        city("L1P4"), {0.75, blank},
        "“公共交通来车实时预报率”还有未填的：公交电子站牌覆盖率。未填按没有达到计；请补填，确实没有的填0或否。",
        "“Real-time bus arrival forecasts” is not filled in completely: share of stops with electronic signs. "
        "Missing figures count as not reached. Fill them in; enter 0 or no if there is nothing to report.");
    // The same with the cell left out, and with its second part missing.
    EXPECT_NE(checked(city("L1P4"), {0.75}), "");
    EXPECT_NE(checked(city("L1P8"), {0.6}), "");
    EXPECT_NE(checked(city("L6P1"), {1.0, blank}), "");
    EXPECT_NE(checked(pilot("S2.3.1"), {0.5, blank}), "");
    // The top is reached, or nothing is missing.
    EXPECT_EQ(checked(city("L1P4"), {0.75, 0.0}), "");
    EXPECT_EQ(checked(city("L1P8"), {blank, 0.95}), "");
    EXPECT_EQ(checked(pilot("S1.2.2"), {blank, "是"}), "") << "one of city and county is right";
    EXPECT_EQ(checked(city("L1P4"), {blank, blank}), "") << "nothing reported is no mistake";
}

TEST(CheckSentence, WhatHardlyCanBe) {
    expect_check(
        city("L1P1"), {0.0082}, "“电子证照使用率”填了0.82%，远低于最低标准10%，请再核对：若本意是82%，请带百分号填写。",
        "“share of service items using e-licences” is 0.82%, far below even the lowest criterion of 10%; please "
        "look again. If 82% is meant, type it with the per-cent sign.");
    EXPECT_EQ(checked(city("L1P1"), {0.01}), "") << "one per cent can be";
    EXPECT_EQ(checked(city("L1P1"), {0.0}), "");
    expect_check(
        city("L1P2"), {550.0}, "“就业服务模式数”填了550种，远高于最高标准5种，请再核对单位和小数点。",
        "“service channels” is 550, far above the highest criterion of 5; please look again at unit and decimal "
        "point.");
    EXPECT_EQ(checked(city("L1P2"), {499.0}), "");
    expect_check(
        city("L1P2"), {43831.0},
        "“就业服务模式数”填了43831种，远高于最高标准5种，请再核对单位和小数点。也可能是日期（2020-01-01）。",
        "“service channels” is 43831, far above the highest criterion of 5; please look again at unit and decimal "
        "point. It may be a date (2020-01-01).");
    EXPECT_NE(checked(city("L5P6"), {43831.0}), "") << "a date as incidents";
    EXPECT_EQ(checked(city("L5P6"), {3.0}), "");
    // A part of a weighted mean is held against the mean's criteria.
    EXPECT_NE(checked(city("L2P1"), {0.0082, 0.8, 0.8}), "");
    // Doubts leave the star.
    const Values values{550.0};
    EXPECT_EQ(evaluate(city("L1P2"), read_values(city("L1P2"), values)).star, 5);
}

TEST(CheckSentence, PercentagesKeepWhatMatters) {
    expect_check(city("L1P1"), {1.00001}, "“电子证照使用率”填了100.001%，应在0%到100%之间。",
                 "“share of service items using e-licences” is 100.001%; it must be between 0% and 100%.");
    // 1.2 is 120 %, not a slip for 1.2 %.
    expect_check(city("L1P1"), {1.2}, "“电子证照使用率”填了120%，应在0%到100%之间。",
                 "“share of service items using e-licences” is 120%; it must be between 0% and 100%.");
    expect_check(
        city("L1P8"), {0.5, 0.50001},
        "“智慧服务4级以上医院占比”（50.001%）大于“智慧服务3级以上医院占比”（50%），请核对：前者应包含在后者之内。",
        "“share of hospitals at grade 4 or above” (50.001%) exceeds “share of hospitals at grade 3 or above” (50%); "
        "the first is "
        "part of the second. Check both.");
}

TEST(CheckSentence, UnscoredRowsAreNoTextTasks) {
    expect_check(district("45"), {}, "“智慧城市底座”在原文中没有评价标准，没有星级，也不计分。",
                 "The source has no criterion for “Smart city base”: it has no star and no points.");
}

TEST(NameSentences, SayWhereToLook) {
    Registry registry;
    EXPECT_EQ(unknown_framework_sentence(registry, "X", Language::zh), "没有评价体系“X”。可用的有：无。");
    registry.add_folder(CITYSTAR_SHIPPED_FRAMEWORKS);
    EXPECT_EQ(unknown_framework_sentence(registry, "X", Language::zh),
              "没有评价体系“X”。可用的有：SD-CITY-2020、SH-DISTRICT-145、SH-INDEX-2020、SX-PILOT、ZQ-DISTRICT-2020。");
    EXPECT_EQ(unknown_framework_sentence(registry, "X", Language::en),
              "There is no framework “X”. Available: SD-CITY-2020, SH-DISTRICT-145, SH-INDEX-2020, SX-PILOT, "
              "ZQ-DISTRICT-2020.");
    EXPECT_EQ(unknown_indicator_sentence(shipped("ZQ-DISTRICT-2020"), "99", Language::zh),
              "“章丘区新型智慧城市试点建设重点任务清单”中没有指标“99”。请填编号（如1）或原文名称；=INDICATORS(\"ZQ-"
              "DISTRICT-2020\")列出全部编号。");
    EXPECT_EQ(row_fault_sentence(Fault::duplicate_indicator, "L1P1", Language::zh),
              "指标“L1P1”出现了不止一次，请删去重复的行。");
    EXPECT_EQ(row_fault_sentence(Fault::value_without_indicator, "", Language::en),
              "This row has values but no indicator; add its code or clear the values.");
}

TEST(TaskTargetSentence, PrintedTargets) {
    const auto sentence = [](std::string_view code, std::size_t target, Language language) {
        return task_target_sentence(district(code).targets.at(target), language);
    };
    EXPECT_EQ(sentence("T2", 0, Language::zh), "家庭光纤宽带入户率不低于90%");
    EXPECT_EQ(sentence("T2", 1, Language::en), "Mobile user rate at least 25 Mbit/s");
    EXPECT_EQ(sentence("T5", 0, Language::zh), "依申请政务服务事项网上可办率达到100%");
    EXPECT_EQ(sentence("T7", 0, Language::zh), "数据需求反馈时限不超过3个工作日");
}

TEST(ValueText, HasItsUnit) {
    EXPECT_EQ(value_text(city("L1P1").measures[0], 0.825, Language::zh), "82.5%");
    EXPECT_EQ(value_text(city("L3P2").measures[0], 2000, Language::zh), "2000家");
    EXPECT_EQ(value_text(city("L3P2").measures[0], 1, Language::en), "1");
    EXPECT_EQ(value_text(city("L4P4").measures[0], 2.5, Language::en), "2.5 km");
    EXPECT_EQ(value_text(city("L5P1").measures[0], 1, Language::zh), "是");
    EXPECT_EQ(value_text(city("L5P2").measures[2], 3, Language::zh), "已发布");
    EXPECT_EQ(value_text(city("L1P3").measures[0], 3, Language::zh), "第3名");
    EXPECT_EQ(operator_sign(Operator::at_least), "≥");
    EXPECT_EQ(operator_sign(Operator::below), "<");
}

}  // namespace
}  // namespace citystar::test

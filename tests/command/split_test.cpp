// citystar split: a workbook for each department, and all of them back into an empty whole.

#include "split.hpp"

#include "split_fixture.hpp"

namespace citystar::test {
namespace {

class Split : public SplitTest {
protected:
    // One test looks at everything, since making the parts takes most of the time.
    static void split_samples() {
        for (const auto& sample : samples) {
            const std::string plain = path("plain" + std::string(sample.ending));
            for (const auto& [file, values] : {std::pair(plain, true), std::pair(empty(sample), false)}) {
                std::vector<std::string> arguments{"new",    sample.framework, "-o",       file,
                                                   "--unit", "示例市",         "--period", "2024—2025年度"};
                if (values) {
                    arguments.emplace_back("--values");
                    arguments.push_back(std::string(CITYSTAR_SAMPLES "/") + sample.values);
                }
                ASSERT_EQ(run_citystar(arguments).status, 0);
            }
            edit(plain, whole(sample), [&](Workbook& it) { give_evidence(it, sample); });
            ASSERT_EQ(run(std::string("split ") + sample.framework,
                          {"split", whole(sample), "-o", parts(sample), "--due", "3月15日前"})
                          .status,
                      0)
                << shared_->runs.rbegin()->second.err;
        }
    }
    // What a department fills in besides figures: in every row, and of each kind of content.
    static void give_evidence(Workbook& it, const Sample& sample) {
        for (const auto& indicator : shipped(sample.framework).indicators) {
            const bool task = indicator.kind == IndicatorKind::task;
            const auto* sheet = task ? tasks : report;
            Workbook::write(cell_of(it, sheet, indicator.code, "佐证材料"), ("台账 " + indicator.code).c_str());
            Workbook::write(cell_of(it, sheet, indicator.code, "备注"), "第一行\n第二行");
            if (task) {
                cell_of(it, sheet, indicator.code, "进度")->setValue(0.4);
            } else {
                cell_of(it, sheet, indicator.code, "页码或链接")->setValue(12);
                cell_of(it, sheet, indicator.code, "材料日期")->setValue(45000);
                Workbook::write(cell_of(it, sheet, indicator.code, "状态"), "已填报");
                Workbook::write(cell_of(it, sheet, indicator.code, "数据质量"), "B");
            }
        }
    }

    static void expect_a_part_for_each_department();
    static void expect_rows_request_and_points();
    static void expect_the_points_of_the_whole();
    static void expect_the_sample_out_of_an_empty_workbook();
    static void expect_nothing_changed();
};

void Split::expect_a_part_for_each_department() {
    for (const auto& sample : samples) {
        const auto& framework = shipped(sample.framework);
        std::set<std::string> expected;
        for (const auto& indicator : framework.indicators) {
            bool led = false;
            for (const auto& one : indicator.departments) {
                const auto& department = framework.departments[one.department];
                if (one.role != Role::lead || department.placeholder) continue;
                led = true;
                expected.insert(department.name + ".xlsx");
            }
            if (!led) expected.insert("无牵头部门的指标.xlsx");
        }
        std::set<std::string> made;
        for (const auto& file : fs::directory_iterator(parts(sample))) made.insert(file.path().filename());
        EXPECT_EQ(made, expected);
    }
}

void Split::expect_rows_request_and_points() {
    look(parts(samples[1]) + "/区教育和体育局.xlsx", [](Workbook& it) {
        EXPECT_EQ(utf8(it.sheets()->getElementNames()[0]), "填报通知");
        EXPECT_EQ(text_of(it.named("CS_DEPARTMENT")->getCellByPosition(0, 0)), "区教育和体育局");
        EXPECT_EQ(text_of(it.named("CS_UNIT_NAME")->getCellByPosition(0, 0)), "示例市");
        EXPECT_EQ(text_of(it.named("CS_PERIOD")->getCellByPosition(0, 0)), "2024—2025年度");
        EXPECT_EQ(text_of(it.named("CS_TEMPLATE_VERSION")->getCellByPosition(0, 0)), "3-part-native");
        EXPECT_FALSE(it.names()->hasByName(utf16("CS_TOTAL")));
        EXPECT_FALSE(it.names()->hasByName(utf16("CS_OVERALL_STAR")));
        const auto all = contents_of(it, "填报通知");
        EXPECT_TRUE(std::ranges::any_of(
            all, [](const std::string& line) { return line.find("3月15日前") != std::string::npos; }));
        EXPECT_GT(it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue(), 0);
        EXPECT_GE(it.named("CS_PART_FULL")->getCellByPosition(0, 0)->getValue(),
                  it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue());
    });
}

// The points of all parts make the total of the whole, where each indicator has one lead department.
void Split::expect_the_points_of_the_whole() {
    double points = 0;
    for (const auto& file : fs::directory_iterator(parts(samples[1])))
        look(file.path(), [&](Workbook& it) {
            if (it.names()->hasByName(utf16("CS_PART_POINTS")))
                points += it.named("CS_PART_POINTS")->getCellByPosition(0, 0)->getValue();
        });
    look(whole(samples[1]),
         [&](Workbook& it) { EXPECT_NEAR(points, it.named("CS_TOTAL")->getCellByPosition(0, 0)->getValue(), 1e-9); });
}

void Split::expect_the_sample_out_of_an_empty_workbook() {
    for (const auto& sample : samples) {
        const auto joined = path(std::string("joined") + sample.ending);
        const auto outcome = run("join", {"join", empty(sample), parts(sample), "-o", joined});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        std::vector<std::string> sheets{report, "评分"};
        if (sample.framework == std::string("ZQ-DISTRICT-2020")) sheets.emplace_back(tasks);
        std::map<std::string, std::vector<std::string>> expected;
        look(whole(sample), [&](Workbook& it) {
            for (const auto& sheet : sheets) expected[sheet] = contents_of(it, sheet.c_str());
        });
        look(joined, [&](Workbook& it) {
            for (const auto& sheet : sheets) EXPECT_EQ(contents_of(it, sheet.c_str()), expected[sheet]);
        });
    }
}

void Split::expect_nothing_changed() {
    const auto joined = path("same.ods");
    const auto outcome = run("same", {"join", whole(samples[0]), parts(samples[0]), "-o", joined});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.err.find("0 cells taken, 0 to be settled"), std::string::npos) << outcome.err;
    EXPECT_EQ(outcome.err.find("Not returned"), std::string::npos) << outcome.err;
    std::vector<std::string> expected;
    look(whole(samples[0]), [&](Workbook& it) { expected = contents_of(it, report); });
    look(joined, [&](Workbook& it) { EXPECT_EQ(contents_of(it, report), expected); });
}

TEST_F(Split, PartsOfASampleMakeTheSampleAgain) {
    split_samples();
    if (HasFatalFailure()) return;
    expect_a_part_for_each_department();
    expect_rows_request_and_points();
    expect_the_points_of_the_whole();
    expect_the_sample_out_of_an_empty_workbook();
    expect_nothing_changed();
}

}  // namespace
}  // namespace citystar::test

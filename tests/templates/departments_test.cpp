// Departments and their duties, points and counts, compared with the framework files.

#include <algorithm>

#include "citystar/explain.hpp"
#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

class Departments : public testing::TestWithParam<const char*> {
protected:
    const Framework& framework() const { return shipped(GetParam()); }
    const Indicator& indicator(const std::string& code) const { return *framework().find_indicator(code); }
};

TEST_P(Departments, LeadAndSupportAreTheFrameworks) {
    const Workbook workbook(template_of(GetParam()));
    const auto codes = workbook.column("CS_SCORED");
    const auto leads = workbook.column("CS_LEADS");
    const auto supports = workbook.column("CS_SUPPORTS");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        EXPECT_EQ(leads[i], department_names(framework(), indicator(codes[i]), Role::lead)) << codes[i];
        EXPECT_EQ(supports[i], department_names(framework(), indicator(codes[i]), Role::support)) << codes[i];
    }
    const auto listed = workbook.column("CS_DEPARTMENT_NAMES");
    std::vector<std::string> names;
    for (const auto& department : framework().departments)
        if (!department.placeholder) names.push_back(department.name);
    if (names.empty()) names.assign(listed.size(), "");
    EXPECT_EQ(listed, names);
}

TEST_P(Departments, TheReportShowsThemAsPrintedLeadFirst) {
    const Workbook workbook(template_of(GetParam()));
    const auto codes = workbook.column("CS_INDICATORS");
    const auto shown = workbook.column("CS_DEPARTMENTS");
    for (std::size_t i = 0; i < codes.size(); ++i) {
        std::string printed;
        for (const auto& department : indicator(codes[i]).departments)
            printed += (printed.empty() ? "" : "、") + department.printed;
        EXPECT_EQ(shown[i], printed) << codes[i];
    }
}

TEST_P(Departments, WeightsAreTheFrameworks) {
    const Workbook workbook(template_of(GetParam()));
    const bool stars = framework().scoring == Scoring::stars;
    const auto levels = workbook.column("CS_LEVELS");
    ASSERT_FALSE(levels.empty());
    const auto at = workbook.place("CS_SCORED");
    const auto sheet = workbook.sheet_named("评分");
    sal_Int32 full = -1;
    for (sal_Int32 column = 0; column < 14 && full < 0; ++column) {
        const auto heading = TestDocument::result(sheet->getCellByPosition(column, at.StartRow - 1));
        if (heading == "\"满分\"" || heading == "\"权重占比\"") full = column;
    }
    ASSERT_GE(full, 0);
    const auto codes = workbook.column("CS_SCORED");
    double sum = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto& one = indicator(codes[i]);
        const double shown = sheet->getCellByPosition(full, at.StartRow + static_cast<sal_Int32>(i))->getValue();
        const double expected = stars                       ? (one.top() ? one.top()->points : 0)
                                : framework().units.empty() ? one.full_points
                                                            : one.index_weight;
        EXPECT_NEAR(shown, expected, 1e-9) << codes[i];
        sum += shown;
    }
    EXPECT_NEAR(sum, framework().units.empty() ? 100 : 1, 1e-6);
    if (!stars) return;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto* level = framework().find_level(levels[i]);
        ASSERT_NE(level, nullptr);
        double points = 0;
        for (const auto& one : framework().indicators)
            if (framework().contains(*framework().find_scope(level->code), one) && one.top())
                points += one.top()->points;
        EXPECT_NEAR(workbook.number("CS_LEVEL_FULL", 0, static_cast<sal_Int32>(i)), level->points.value_or(points),
                    1e-6)
            << level->code;
    }
}

TEST_P(Departments, RequirementsAndDatesAreThoseOfTheTarget) {
    const Workbook workbook(template_of(GetParam()));
    std::vector<int> targets = {5};
    const bool stars = framework().scoring == Scoring::stars;
    if (stars) {
        targets.clear();
        for (const auto& total : framework().star_totals) targets.push_back(total.star);
    }
    for (const int target : targets) {
        if (stars) workbook.put("CS_TARGET_STAR", target);
        const auto codes = workbook.column("CS_SCORED");
        const auto requirements = workbook.column("CS_REQUIREMENT");
        const auto dates = workbook.column("CS_DUE");
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const auto& one = indicator(codes[i]);
            const auto* rule = one.rule_up_to(target);
            if (stars || one.target) {
                const auto* criterion = rule ? &rule->when : one.target ? &*one.target : nullptr;
                EXPECT_EQ(requirements[i], criterion ? rule_sentence(one, *criterion, Language::zh) : "")
                    << codes[i] << " " << target;
            }
            const auto due = framework().due(one, rule ? rule->star : target);
            if (one.counts() && (rule || !stars)) {
                EXPECT_EQ(dates[i], due.empty() ? "" : std::to_string(static_cast<int>(day(due))))
                    << codes[i] << " " << target;
            }
        }
    }
}

TEST_P(Departments, TheirSumsAreThoseOfTheirTasks) {
    const Workbook workbook(filled(GetParam()));
    if (framework().departments.empty()) return;
    std::map<std::string, std::pair<std::string, std::string>> points;
    const auto codes = workbook.column("CS_SCORED");
    const auto all_held = workbook.column("CS_HELD");
    const auto all_gain = workbook.column("CS_GAIN");
    for (std::size_t i = 0; i < codes.size(); ++i) points[codes[i]] = {all_held[i], all_gain[i]};
    for (const auto& row : workbook.table("部门汇总", "部门")) {
        int leads = 0, involved = 0, tasks = 0;
        double held = 0, gain = 0;
        for (const auto& one : framework().indicators) {
            bool mine = false, leading = false;
            for (const auto& department : one.departments)
                if (framework().departments[department.department].name == row.at("部门")) {
                    mine = true;
                    leading = leading || department.role == Role::lead;
                }
            if (!mine) continue;
            if (one.kind == IndicatorKind::task) {
                ++tasks;
                continue;
            }
            ++involved;
            leads += leading;
            held += std::stod(points.at(one.code).first);
            gain += std::stod(points.at(one.code).second);
        }
        EXPECT_EQ(row.at("牵头项数"), std::to_string(leads)) << row.at("部门");
        EXPECT_EQ(row.at("配合项数"), std::to_string(involved - leads)) << row.at("部门");
        EXPECT_NEAR(std::stod(row.at("已得分")), held, 1e-6) << row.at("部门");
        EXPECT_NEAR(std::stod(row.at("可增分")), gain, 1e-6) << row.at("部门");
        if (row.contains("文字任务")) {
            EXPECT_EQ(row.at("文字任务"), std::to_string(tasks)) << row.at("部门");
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Templates, Departments, testing::ValuesIn(all_ids));

TEST(Notice, ListsExactlyTheTasksOfEachDepartment) {
    const auto& framework = shipped("ZQ-DISTRICT-2020");
    const Workbook workbook(filled("ZQ-DISTRICT-2020"));
    for (const auto& department : framework.departments) {
        if (department.placeholder) continue;
        std::vector<std::string> expected, roles;
        for (const auto& indicator : framework.indicators) {
            if (indicator.kind == IndicatorKind::unscored) continue;
            for (const auto& one : indicator.departments)
                if (framework.departments[one.department].name == department.name) {
                    expected.push_back(indicator.code);
                    roles.push_back(one.role == Role::lead ? "牵头" : "配合");
                    break;
                }
        }
        workbook.put("CS_DEPARTMENT", department.name);
        std::vector<std::string> listed, shown;
        for (const auto& row : workbook.table("部门通知", "序号")) {
            listed.push_back(row.at("编号"));
            shown.push_back(row.at("角色"));
        }
        EXPECT_EQ(listed, expected) << department.name;
        EXPECT_EQ(shown, roles) << department.name;
    }
}

}  // namespace
}  // namespace citystar::test

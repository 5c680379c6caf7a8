// The worklist is sorted and filtered; nothing is lost and nothing appears twice.

#include <algorithm>
#include <set>
#include <tuple>

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

using Strings = std::vector<std::string>;

class Worklist : public testing::Test {
protected:
    Worklist() : framework_(shipped("ZQ-DISTRICT-2020")), workbook_(filled("ZQ-DISTRICT-2020")) {
        workbook_.put("CS_TARGET_STAR", 5);
        workbook_.put_date("CS_TODAY", "2021-07-01");
    }
    Table list() const { return workbook_.table("任务清单", "序号"); }
    static Strings codes(const Table& table) {
        Strings out;
        for (const auto& row : table) out.push_back(row.at("编号"));
        return out;
    }
    // The scored indicators, all of them or those of a department, in the framework's order.
    Strings expected(const std::string& department = "") const {
        Strings out;
        for (const auto& indicator : framework_.indicators) {
            if (indicator.kind != IndicatorKind::scored) continue;
            const bool mine = std::ranges::any_of(indicator.departments, [&](const auto& one) {
                return framework_.departments[one.department].name == department;
            });
            if (department.empty() || mine) out.push_back(indicator.code);
        }
        return out;
    }
    static Strings sorted(Strings strings) {
        std::ranges::sort(strings);
        return strings;
    }
    std::size_t position(const std::string& code) const {
        const auto all = expected();
        return static_cast<std::size_t>(std::ranges::find(all, code) - all.begin());
    }

    const Framework& framework_;
    Workbook workbook_;
};

TEST_F(Worklist, ByPointsMostFirstAndEqualOnesInOrder) {
    workbook_.put("CS_ORDER", "按可增分");
    const auto rows = list();
    EXPECT_EQ(sorted(codes(rows)), sorted(expected()));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const bool open = !rows[i].at("还差什么").empty();
        const bool open_before = !rows[i - 1].at("还差什么").empty();
        EXPECT_TRUE(open_before || !open) << i;
        const double before = std::stod(rows[i - 1].at("可增分")), now = std::stod(rows[i].at("可增分"));
        EXPECT_GE(before, now - 1e-9) << i;
        if (std::abs(before - now) < 1e-9 && open == open_before) {
            EXPECT_LT(position(rows[i - 1].at("编号")), position(rows[i].at("编号"))) << i;
        }
    }
    EXPECT_EQ(rows.front().at("可增分"), "2");  // indicator 43: ten points of twelve
    EXPECT_EQ(rows.front().at("编号"), "43");
}

TEST_F(Worklist, ByDateSoonestFirstThenWhatHasNoneThenWhatIsDone) {
    workbook_.put("CS_ORDER", "按期限");
    workbook_.put("CS_VALUES", 1, 0, workbook_.row_of("1"));
    workbook_.put_date("CS_PLANNED", "2021-06-01", workbook_.row_of("43"));
    workbook_.put_date("CS_PLANNED", "2021-05-01", workbook_.row_of("30"));
    workbook_.put_date("CS_PLANNED", "2029-05-01", workbook_.row_of("2"));
    const auto found = codes(list());
    EXPECT_EQ(sorted(found), sorted(expected()));
    EXPECT_EQ(found[0], "30");
    EXPECT_EQ(found[1], "43");
    const auto rows = list();
    double last = 0;
    bool done = false;
    for (const auto& row : rows) {
        if (row.at("状态灯") == "已完成") {
            done = true;
            continue;
        }
        EXPECT_FALSE(done) << row.at("编号") << " is open and stands behind one that is done";
        EXPECT_GE(std::stod(row.at("期限")), last);
        last = std::stod(row.at("期限"));
    }
    EXPECT_TRUE(done);
}

TEST_F(Worklist, ByCodeInTheOrderOfTheFramework) {
    workbook_.put("CS_ORDER", "按编号");
    EXPECT_EQ(codes(list()), expected());
}

TEST_F(Worklist, OnlyOneDepartment) {
    for (const auto* order : {"按可增分", "按编号"}) {
        workbook_.put("CS_ORDER", order);
        for (std::size_t i = 0; i < framework_.departments.size(); i += 4) {
            const auto& department = framework_.departments[i];
            if (department.placeholder) continue;
            workbook_.put("CS_ONLY", department.name);
            EXPECT_EQ(sorted(codes(list())), sorted(expected(department.name))) << department.name;
        }
        workbook_.put("CS_ONLY", "全部");
        EXPECT_EQ(list().size(), expected().size());
    }
}

TEST_F(Worklist, EachRowShowsItsOwnIndicator) {
    for (const auto& row : list()) {
        const auto& indicator = *framework_.find_indicator(row.at("编号"));
        EXPECT_EQ(row.at("指标名称"), indicator.name.zh + (indicator.leading ? "★" : ""));
        EXPECT_EQ(row.at("牵头部门"), department_names(framework_, indicator, Role::lead));
        EXPECT_EQ(row.at("配合部门"), department_names(framework_, indicator, Role::support));
        EXPECT_EQ(row.at("可增分"), workbook_.get("CS_GAIN", 0, workbook_.row_of(indicator.code, "CS_SCORED")));
    }
}

// What cannot be a figure makes its own row faulty, and leaves the list as it is.
class FaultyFigure : public testing::TestWithParam<std::tuple<const char*, bool>> {};

TEST_P(FaultyFigure, StaysOnTheWorklistAndLeavesTheRest) {
    const auto& [id, native] = GetParam();
    const Workbook workbook(native ? filled_native(id) : filled(id));
    const bool units = workbook.has("CS_UNIT_DECLARED");
    const auto listed = [&] { return workbook.table("任务清单", "序号").size(); };
    const auto before = listed();
    ASSERT_GT(before, 5U);
    const auto codes = workbook.column("CS_SCORED");
    sal_Int32 column = 0;
    while (units && workbook.get("CS_UNITS", column) != workbook.get("CS_UNIT_NAME")) ++column;
    for (const auto* content : {"无", " ", "85%"}) {
        workbook.put(units ? "CS_UNIT_DECLARED" : "CS_VALUES", content, column, 2);
        EXPECT_GE(listed() + 1, before) << content;
        EXPECT_LE(listed(), before + 1) << content;
        if (content != std::string_view(" ")) {
            EXPECT_NE(workbook.get("CS_UNUSABLE"), "0") << content;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Templates, FaultyFigure, testing::Combine(testing::ValuesIn(all_ids), testing::Bool()));

}  // namespace
}  // namespace citystar::test

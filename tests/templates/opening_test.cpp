// The state of every workbook when it is opened, empty and filled.

#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>

#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

using Strings = std::vector<std::string>;

Strings expected_sheets(std::string_view id) {
    if (id == "SH-INDEX-2020")
        return {"说明", "填报", "核验", "各区排名", "评分", "任务清单", "部门汇总", "部门通知", "图表"};
    if (id == "ZQ-DISTRICT-2020")
        return {"说明", "填报", "评分", "任务清单", "文字任务", "部门汇总", "部门通知", "图表"};
    return {"说明", "填报", "评分", "任务清单", "部门汇总", "部门通知", "图表"};
}

class Opening : public testing::TestWithParam<const char*> {};

TEST_P(Opening, EmptyItHasItsSheetsItsNamesAndNoError) {
    Workbook workbook(blank_of(GetParam()));
    EXPECT_EQ(workbook.sheet_names(), expected_sheets(GetParam()));
    EXPECT_EQ(workbook.get("CS_FRAMEWORK"), GetParam());
    EXPECT_EQ(workbook.get("CS_TEMPLATE_VERSION"), "3");
    EXPECT_EQ(workbook.get("CS_PERIOD"), "");
    const auto& framework = shipped(GetParam());
    EXPECT_EQ(workbook.get("CS_UNIT_NAME"), framework.units.empty() ? "" : framework.units.front().name);
    EXPECT_EQ(workbook.get("CS_TOTAL"), "0");
    EXPECT_EQ(workbook.get("CS_TOTAL_DECLARED"), "0");
    EXPECT_EQ(workbook.get("CS_OPEN_CHECKS"), "0");
    EXPECT_EQ(workbook.has("CS_OVERALL_STAR"), framework.scoring == Scoring::stars);
    if (framework.scoring == Scoring::stars) {
        EXPECT_EQ(workbook.get("CS_OVERALL_STAR"), "0");
    }
    for (const auto* name : {"CS_INDICATORS", "CS_VALUES", "CS_PLANNED", "CS_CHECKS", "CS_REPORTED", "CS_DEADLINE",
                             "CS_TODAY", "CS_PLAN_START", "CS_ONLY", "CS_ORDER", "CS_DEPARTMENT", "CS_SCORED",
                             "CS_ADOPTED", "CS_HELD", "CS_GAIN", "CS_GAP", "CS_DUE", "CS_LIGHT"})
        EXPECT_TRUE(workbook.has(name)) << name;
    EXPECT_EQ(workbook.error_cells(), "");
    workbook.recalculate();
    EXPECT_EQ(workbook.error_cells(), "");
}

TEST_P(Opening, TheTemplateOpensWithoutErrorsAndWithPublishedFiguresWhereThereAreSome) {
    Workbook workbook(template_of(GetParam()));
    EXPECT_EQ(workbook.error_cells(), "");
    workbook.recalculate();
    EXPECT_EQ(workbook.error_cells(), "");
    EXPECT_EQ(workbook.number("CS_TOTAL") > 0, !shipped(GetParam()).units.empty());
}

TEST_P(Opening, EveryIndicatorHasOneRowInTheOrderOfTheFramework) {
    const Workbook workbook(template_of(GetParam()));
    Strings codes;
    for (const auto& indicator : shipped(GetParam()).indicators)
        if (indicator.kind != IndicatorKind::task) codes.push_back(indicator.code);
    EXPECT_EQ(workbook.column("CS_INDICATORS"), codes);
    EXPECT_EQ(workbook.column("CS_SCORED"), codes);
}

TEST_P(Opening, FilledWithItsSampleItHasNoErrorEither) {
    Workbook workbook(filled(GetParam()));
    EXPECT_EQ(workbook.error_cells(), "");
    workbook.recalculate();
    EXPECT_EQ(workbook.error_cells(), "");
    EXPECT_GT(workbook.number("CS_TOTAL"), 0);
    EXPECT_EQ(workbook.get("CS_PERIOD"), "2020年");
    for (const auto* order : {"按可增分", "按期限", "按编号"}) {
        workbook.put("CS_ORDER", order);
        EXPECT_EQ(workbook.error_cells(), "") << order;
    }
}

TEST_P(Opening, EverySheetPrintsOnA4LandscapeOnePageWide) {
    const Workbook workbook(template_of(GetParam()));
    const uno::Reference<com::sun::star::style::XStyleFamiliesSupplier> families(workbook.document(),
                                                                                 uno::UNO_QUERY_THROW);
    uno::Reference<com::sun::star::container::XNameAccess> styles;
    families->getStyleFamilies()->getByName("PageStyles") >>= styles;
    for (const auto& name : workbook.sheet_names()) {
        const auto sheet = workbook.sheet_named(name);
        uno::Reference<uno::XInterface> style;
        styles->getByName(property_of<OUString>(sheet, "PageStyle")) >>= style;
        EXPECT_TRUE(property_of<bool>(style, "IsLandscape")) << name;
        EXPECT_NEAR(property_of<sal_Int32>(style, "Width"), 29700, 10) << name;
        EXPECT_NEAR(property_of<sal_Int32>(style, "Height"), 21000, 10) << name;
        EXPECT_EQ(property_of<sal_Int16>(style, "ScaleToPagesX"), 1) << name;
        if (name == "部门通知") {
            EXPECT_EQ(property_of<sal_Int16>(style, "ScaleToPagesY"), 1);
        }
        const uno::Reference<sheet::XPrintAreas> print(sheet, uno::UNO_QUERY_THROW);
        EXPECT_TRUE(print->getPrintAreas().hasElements()) << name;
        for (const auto* table : {"填报", "核验", "评分", "任务清单", "文字任务", "部门汇总"}) {
            if (name != table) continue;
            EXPECT_TRUE(print->getPrintTitleRows()) << name;
            const auto rows = print->getTitleRows();
            EXPECT_EQ(rows.StartRow, rows.EndRow) << name;
            EXPECT_FALSE(TestDocument::result(sheet->getCellByPosition(0, rows.StartRow)) == "\"\"") << name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Templates, Opening, testing::ValuesIn(all_ids));

TEST(Opening, AUserFrameworkGetsItsWorkbook) {
    Workbook workbook(made("EXAMPLE-CITY", ""));
    EXPECT_EQ(workbook.sheet_names(), expected_sheets("EXAMPLE-CITY"));
    EXPECT_EQ(workbook.get("CS_FRAMEWORK"), "EXAMPLE-CITY");
    EXPECT_EQ(workbook.get("CS_TOTAL"), "0");
    EXPECT_EQ(workbook.error_cells(), "");
    workbook.put("CS_VALUES", 0.8, 0, workbook.row_of("1"));
    EXPECT_EQ(workbook.get("CS_TOTAL"), "20");  // four stars of indicator 1
    EXPECT_EQ(workbook.error_cells(), "");
}

}  // namespace
}  // namespace citystar::test

// Usual changes to workbooks: another format, inserted and deleted rows, sorting, copies, pasting.

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XSortable.hpp>

#include "results.hpp"
#include "shipped.hpp"
#include "template_fixture.hpp"

namespace citystar::test {
namespace {

uno::Reference<table::XTableRows> rows_of(const Workbook& workbook, const char* sheet_name) {
    return uno::Reference<table::XColumnRowRange>(workbook.sheet_named(sheet_name), uno::UNO_QUERY_THROW)->getRows();
}

class Survival : public testing::TestWithParam<const char*> {
protected:
    Survival() : workbook_(filled(GetParam())) { fix_dates(workbook_); }
    Workbook workbook_;
};

TEST_P(Survival, SavedAsXlsxItSaysTheSame) {
    const auto before = results_of(workbook_);
    const office::TemporaryFolder folder;
    workbook_.store(folder.path() / "a.xlsx");
    Workbook again(folder.path() / "a.xlsx");
    EXPECT_EQ(differences(again, before), "");
    again.recalculate();
    EXPECT_EQ(differences(again, before), "");
    EXPECT_EQ(again.error_cells(), "");
}

TEST_P(Survival, RowsAboveTheTableChangeNothing) {
    const auto before = results_of(workbook_);
    workbook_.unprotect("填报");
    rows_of(workbook_, "填报")->insertByIndex(2, 3);
    rows_of(workbook_, "填报")->insertByIndex(0, 1);
    workbook_.recalculate();
    EXPECT_EQ(differences(workbook_, before), "");
    EXPECT_EQ(workbook_.error_cells(), "");
}

TEST_P(Survival, ADeletedRowIsNotReported) {
    const bool units = !shipped(GetParam()).units.empty();
    const auto* codes = units ? "CS_UNIT_ITEMS" : "CS_INDICATORS";
    const auto held = workbook_.column("CS_HELD");
    std::size_t gone = 1;
    while (std::stod(held[gone]) <= 0) ++gone;
    const auto others = workbook_.column("CS_SCORED");
    workbook_.unprotect("填报");
    rows_of(workbook_, "填报")->removeByIndex(workbook_.place(codes).StartRow + static_cast<sal_Int32>(gone), 1);
    workbook_.recalculate();
    EXPECT_EQ(workbook_.error_cells(), "");
    const auto after = workbook_.column("CS_HELD");
    for (std::size_t i = 0; i < held.size(); ++i) EXPECT_EQ(after[i], i == gone ? "0" : held[i]) << others[i];
    EXPECT_EQ(workbook_.column("CS_SCORED"), others);
}

TEST_P(Survival, SortedRowsScoreTheSame) {
    const bool units = !shipped(GetParam()).units.empty();
    const auto before = results_of(workbook_);
    const auto* codes = units ? "CS_UNIT_ITEMS" : "CS_INDICATORS";
    auto reversed = workbook_.column(codes);
    workbook_.unprotect("填报");
    const auto at = workbook_.place(codes);
    const auto checks = workbook_.place("CS_CHECKS");
    const auto last_column = workbook_.place("CS_PLANNED").EndColumn + 1;
    ASSERT_GT(last_column, checks.EndColumn);
    com::sun::star::table::TableSortField field;
    field.Field = 2;  // the names; any order that differs from the present one
    field.IsAscending = false;
    com::sun::star::beans::PropertyValue options[2];
    options[0].Name = "SortFields";
    options[0].Value <<= uno::Sequence<com::sun::star::table::TableSortField>(&field, 1);
    options[1].Name = "BindFormatsToContent";
    options[1].Value <<= true;
    uno::Reference<com::sun::star::util::XSortable>(
        workbook_.sheet_named("填报")->getCellRangeByPosition(at.StartColumn, at.StartRow, last_column, at.EndRow),
        uno::UNO_QUERY_THROW)
        ->sort({options, 2});
    workbook_.recalculate();
    EXPECT_NE(workbook_.column(codes), reversed);
    EXPECT_EQ(differences(workbook_, before), "");
    EXPECT_EQ(workbook_.error_cells(), "");
}

TEST_P(Survival, ACopiedReportChangesNothingAndIsNotRead) {
    const auto before = results_of(workbook_);
    workbook_.document()->getSheets()->copyByName(utf16("填报"), utf16("填报 去年"), 2);
    workbook_.recalculate();
    EXPECT_EQ(differences(workbook_, before), "");
    EXPECT_EQ(workbook_.error_cells(), "");
    const auto at = workbook_.place("CS_VALUES");
    const auto copy = workbook_.sheet_named("填报 去年");
    for (auto row = at.StartRow; row < at.StartRow + 5; ++row)
        copy->getCellByPosition(at.StartColumn, row)->setFormula({});
    workbook_.recalculate();
    EXPECT_EQ(differences(workbook_, before), "");
}

INSTANTIATE_TEST_SUITE_P(Templates, Survival, testing::ValuesIn(all_ids));

TEST(Pasting, OverValidatedCellsIsCaughtByTheCheckColumn) {
    const Workbook workbook(template_of("SD-CITY-2020"));
    const auto row = workbook.row_of("L1P1");
    // Pastes three rows at once: a percentage without its sign, a text, and a negative number.
    const auto at = workbook.place("CS_VALUES");
    const uno::Any cells[] = {uno::Any(82.0), uno::Any(utf16("3个")), uno::Any(-4.0)};
    uno::Sequence<uno::Sequence<uno::Any>> block(3);
    for (sal_Int32 i = 0; i < 3; ++i) block.getArray()[i] = uno::Sequence<uno::Any>(&cells[i], 1);
    uno::Reference<sheet::XCellRangeData>(workbook.sheet_named("填报")->getCellRangeByPosition(
                                              at.StartColumn, at.StartRow + row, at.StartColumn, at.StartRow + row + 2),
                                          uno::UNO_QUERY_THROW)
        ->setDataArray(block);
    for (sal_Int32 i = 0; i < 3; ++i) EXPECT_NE(workbook.get("CS_CHECKS", 0, row + i), "") << i;
    EXPECT_EQ(workbook.get("CS_OPEN_CHECKS"), "3");
    // The other cells of the workbook describe the error in words if they can.
    EXPECT_EQ(workbook.get("CS_NOW", 0, workbook.row_of("L1P1", "CS_SCORED")), "#VALUE!");
    EXPECT_NE(workbook.get("CS_GAP", 0, workbook.row_of("L1P1", "CS_SCORED")), "");
}

}  // namespace
}  // namespace citystar::test

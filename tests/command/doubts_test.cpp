// Rows that are filled in partly or hardly as meant: the workbook's own check column, its total and collect agree.

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "careless_cases.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

constexpr double untouched = 55.7;
constexpr sal_Int32 row_l1p4 = 3;
constexpr sal_Int32 row_l1p8 = 7;
constexpr sal_Int32 row_l2p1 = 11;
constexpr sal_Int32 row_l5p6 = 44;

void clear(const uno::Reference<table::XCell>& cell) { cell->setFormula({}); }

uno::Reference<table::XCell> cell_of(const Workbook& it, sal_Int32 column, sal_Int32 row) {
    return it.sheet_of("填报")->getCellByPosition(column, row);
}
uno::Reference<table::XCell> code_of_l1p1(const Workbook& it) { return cell_of(it, 0, 7); }

void quotient(const Workbook& it, double numerator, double denominator) {
    cell_of(it, 5, 7)->setValue(numerator);
    cell_of(it, 6, 7)->setValue(denominator);
}

const std::vector<CarelessCase>& rows() {
    static const std::vector<CarelessCase> all{
        {"untouched", untouched, {}, [](const Workbook&) {}},
        {"one_of_two", 55.3, {"partly_filled I11"}, [](auto& it) { clear(it.figure(row_l1p4, 1)); }},
        {"part", untouched, {"partly_filled I15"}, [](auto& it) { clear(it.figure(row_l1p8, 1)); }},
        {"part_of_mean", 54.7, {"partly_filled I19"}, [](auto& it) { clear(it.figure(row_l2p1, 1)); }},
        {"code_wiped", untouched, {"printed_changed A8"}, [](auto& it) { clear(code_of_l1p1(it)); }},
        {"part_above_whole", 56.2, {"part_above_whole I15"}, [](auto& it) { it.figure(row_l1p8, 1)->setValue(.9); }},
        {"numerator_alone", untouched, {"quotient_incomplete G8"}, [](auto& it) { cell_of(it, 5, 7)->setValue(65); }},
        {"denominator_alone", untouched, {"quotient_incomplete F8"}, [](auto& it) { cell_of(it, 6, 7)->setValue(99); }},
        {"numerator_in_words", untouched, {"quotient_incomplete F8"}, [](auto& it) {
             quotient(it, 65, 100);
             it.write(cell_of(it, 5, 7), "六十五");
         }},
        {"quotient", untouched, {}, [](auto& it) { quotient(it, 65, 100); }},
        {"value_emptied", 53.7, {"quotient_without_value H8"}, [](auto& it) {
             quotient(it, 65, 100);
             clear(it.figure(0));
         }},
        {"nought_emptied", 53.7, {"quotient_without_value H8"}, [](auto& it) {
             quotient(it, 0, 100);
             clear(it.figure(0));
         }},
        {"rounded", untouched, {"quotient_differs H8"}, [](auto& it) { quotient(it, 6496, 10000); }},
        {"small_share", 53.7, {"implausible H8"}, [](auto& it) { it.figure(0)->setValue(.0065); }},
        {"far_above", 55.9, {"implausible H9"}, [](auto& it) { it.figure(1)->setValue(550); }},
        {"incidents", 0, {"implausible H52"}, [](auto& it) { it.figure(row_l5p6)->setValue(60); }}};
    return all;
}

const std::vector<CarelessCase>& codes() {
    static const std::vector<CarelessCase> all{
        {"space", untouched, {"code_damaged A8"}, [](auto& it) { it.write(code_of_l1p1(it), "L1P1\u00a0"); }},
        {"thin", untouched, {"code_damaged A8"}, [](auto& it) { it.write(code_of_l1p1(it), "L1\u200bP1"); }},
        {"full_width", untouched, {"code_damaged A8"}, [](auto& it) { it.write(code_of_l1p1(it), "Ｌ１Ｐ１"); }},
        {"break", untouched, {"code_damaged A8"}, [](auto& it) { it.write(code_of_l1p1(it), "L1P1\n"); }},
        {"lower_case", untouched, {}, [](auto& it) { it.write(code_of_l1p1(it), "l1p1"); }}};
    return all;
}

void expect_agreement(const std::vector<CarelessCase>& cases, bool checks) {
    const office::TemporaryFolder folder;
    const auto results = run_careless(folder.path(), cases);
    expect_cases(cases, results);
    for (const auto& one : cases)
        for (const auto* ending : {".ods", ".xlsx"}) {
            const auto name = std::string(one.name) + ending;
            ASSERT_TRUE(results.recalculated.contains(name)) << name;
            const auto& named = results.recalculated.at(name).at("named").as_object();
            EXPECT_NEAR(named.at("CS_TOTAL").to_number<double>(), one.total, 1e-9) << name;
            EXPECT_EQ(named.at("CS_OPEN_CHECKS").to_number<int>(), checks ? one.found.size() : 0) << name;
        }
}

TEST(Doubts, AreTheSameInTheCheckColumnAndInTheLeague) { expect_agreement(rows(), true); }

TEST(Doubts, OfCodesCostNoPoints) { expect_agreement(codes(), false); }

// 59.97 % typed as 60 % is another star; 64.96 % as 65 % is none.
TEST(Doubts, OfARoundedQuotientAreAnErrorWhereItBringsAStar) {
    const office::TemporaryFolder folder;
    const std::vector<CarelessCase> cases{
        {"star", untouched, {"quotient_differs H8"}, [](auto& it) {
             quotient(it, 5997, 10000);
             it.figure(0)->setValue(.6);
         }}};
    const auto results = run_careless(folder.path(), cases);
    expect_cases(cases, results);
    for (const auto& finding : results.collected.at("star.ods").at("findings").as_array()) {
        if (finding.at("kind") != "quotient_differs") continue;
        EXPECT_EQ(finding.at("severity"), "error");
    }
}

}  // namespace
}  // namespace citystar::test

// Cells that are not figures, and figures that cannot be seen, as .ods and .xlsx through the real command.

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <filesystem>
#include <iterator>

#include "careless_cases.hpp"
#include "records.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

constexpr double untouched = 55.7;
constexpr double without_first = 53.7;

// The first figure is 65 % of L1P1, for 2 points.
uno::Reference<table::XCell> verified(const Workbook& it) { return it.named("CS_VERIFIED")->getCellByPosition(0, 0); }
uno::Reference<XPropertySet> column_of_verified(const Workbook& it) {
    const uno::Reference<table::XColumnRowRange> lines(it.named("CS_VERIFIED"), uno::UNO_QUERY_THROW);
    return {lines->getColumns(), uno::UNO_QUERY_THROW};
}
uno::Reference<XPropertySet> first_row(const Workbook& it) {
    const uno::Reference<table::XColumnRowRange> lines(it.named("CS_VALUES")->getCellRangeByPosition(0, 0, 0, 0),
                                                       uno::UNO_QUERY_THROW);
    return {lines->getRows(), uno::UNO_QUERY_THROW};
}

void as(const Workbook& it, const uno::Reference<table::XCell>& cell, double value, const char* format) {
    cell->setValue(value);
    it.format(cell, format);
}

void result(const Workbook& it, const char* formula) {
    it.format(it.figure(0), "General");
    it.figure(0)->setFormula(utf16(formula));
}

std::vector<CarelessCase> other_types() {
    return {
        {"untouched", untouched, {}, [](const Workbook&) {}},
        {"date", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.figure(0), 43831, "YYYY-MM-DD"); }},
        {"moment", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .7, "M/D/YY HH:MM"); }},
        {"time", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .8333, "HH:MM"); }},
        {"duration", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .8333, "[H]:MM"); }},
        {"truth", without_first, {"truth_as_figure H8"}, [](auto& it) { as(it, it.figure(0), 1, "BOOLEAN"); }},
        {"date_result", without_first, {"date_as_figure H8"}, [](auto& it) { result(it, "=DATE(2020;1;1)"); }},
        {"time_result", without_first, {"time_as_figure H8"}, [](auto& it) { result(it, "=TIME(20;0;0)"); }},
        {"truth_result", without_first, {"truth_as_figure H8"}, [](auto& it) { result(it, "=TRUE()"); }},
        {"truth_in_percent",
         without_first,
         {"truth_as_figure H8"},
         [](auto& it) { it.figure(0)->setFormula("=TRUE()"); }},
        {"number_result", untouched, {}, [](auto& it) { result(it, "=65/100"); }},
        {"count", 54.9, {"date_as_figure H9"}, [](auto& it) { as(it, it.figure(1), 43831, "YYYY-MM-DD"); }},
        {"verified", without_first, {"date_as_figure X8"}, [](auto& it) { as(it, verified(it), 43831, "D/M/YY"); }}};
}

std::vector<CarelessCase> hard_to_see() {
    return {{"hidden_column",
             56.7,
             {"hidden_columns X8"},
             [](auto& it) {
                 verified(it)->setValue(.99);
                 column_of_verified(it)->setPropertyValue("IsVisible", uno::Any(false));
             }},
            {"thin_column",
             56.7,
             {"hidden_columns X8"},
             [](auto& it) {
                 verified(it)->setValue(.99);
                 column_of_verified(it)->setPropertyValue("Width", uno::Any(sal_Int32{20}));
             }},
            {"hidden_column_without_figures",
             untouched,
             {},
             [](auto& it) { column_of_verified(it)->setPropertyValue("IsVisible", uno::Any(false)); }},
            {"low_row",
             untouched,
             {"hidden_rows A8"},
             [](auto& it) { first_row(it)->setPropertyValue("Height", uno::Any(sal_Int32{20})); }},
            {"white",
             56.7,
             {"invisible_text X8"},
             [](auto& it) {
                 verified(it)->setValue(.99);
                 it.set(verified(it), "CellBackColor", uno::Any(sal_Int32{-1}));
                 it.set(verified(it), "CharColor", uno::Any(sal_Int32{0xFEFEFE}));
             }},
            {"tiny",
             56.7,
             {"invisible_text X8"},
             [](auto& it) {
                 verified(it)->setValue(.99);
                 it.set(verified(it), "CharHeight", uno::Any(1.0f));
             }},
            {"empty_format", 56.7, {"invisible_text X8"}, [](auto& it) { as(it, verified(it), .99, ";;;"); }},
            {"merged", untouched, {"merged_over_figure H9"}, [](auto& it) {
                 uno::Reference<com::sun::star::util::XMergeable>(
                     it.named("CS_VALUES")->getCellRangeByPosition(0, 0, 0, 1), uno::UNO_QUERY_THROW)
                     ->merge(true);
             }}};
}

TEST(Figures, AreNeitherDatesNorUnseen) {
    const office::TemporaryFolder folder;
    auto cases = other_types();
    std::ranges::move(hard_to_see(), std::back_inserter(cases));
    const auto results = run_careless(folder.path(), cases);
    expect_cases(cases, results);
    // The workbook's own total, recalculated, is the same.
    for (const auto& one : cases)
        for (const auto* ending : {".ods", ".xlsx"}) {
            const auto name = std::string(one.name) + ending;
            const auto& named = results.recalculated.at(name).at("named").as_object();
            EXPECT_NEAR(named.at("CS_TOTAL").to_number<double>(), one.total, 1e-9) << name;
        }
}

TEST(Figures, AreDoubtedWhereTheyWereRead) {
    const office::TemporaryFolder folder;
    const std::vector<CarelessCase> declared_counts{
        {"verified_in_words", 55.3, {"implausible I11", "not_reported_in_words Y11"}, [](auto& it) {
             it.figure(3, 1)->setValue(.008);
             it.write(it.named("CS_VERIFIED")->getCellByPosition(1, 3), "—");
         }}};
    expect_cases(declared_counts, run_careless(folder.path(), declared_counts));
}

}  // namespace
}  // namespace citystar::test

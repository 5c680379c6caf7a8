// Rows that are incomplete or hardly as intended: the workbook's check column, its total and collect agree about them.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>

#include "careless_cases.hpp"
#include "records.hpp"
#include "run.hpp"
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
        {"numerator_in_words",
         untouched,
         {"quotient_incomplete F8"},
         [](auto& it) {
             quotient(it, 65, 100);
             it.write(cell_of(it, 5, 7), "六十五");
         }},
        {"quotient", untouched, {}, [](auto& it) { quotient(it, 65, 100); }},
        {"value_emptied",
         53.7,
         {"quotient_without_value H8"},
         [](auto& it) {
             quotient(it, 65, 100);
             clear(it.figure(0));
         }},
        {"nought_emptied",
         53.7,
         {"quotient_without_value H8"},
         [](auto& it) {
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

using Records = std::map<std::string, boost::json::object>;  // by unit

Records collected_units(const std::filesystem::path& workbook) {
    const auto results = workbook.string() + ".jsonl";
    const auto run = run_citystar({"collect", workbook, "-o", workbook.string() + ".csv", "--results", results});
    EXPECT_EQ(run.status, 0) << run.err;
    Records out;
    for (auto& record : records_of(results))
        if (record.contains("unit")) out[boost::json::value_to<std::string>(record.at("unit"))] = std::move(record);
    return out;
}

double number(const boost::json::object& record, const char* field) { return record.at(field).to_number<double>(); }

// A finding about the whole file belongs to the unit that the file names.
void expect_same_units(const Records& expected, const Records& found, const CarelessCase& one) {
    EXPECT_EQ(found.size(), expected.size()) << one.name;
    for (const auto& [unit, record] : found) {
        ASSERT_TRUE(expected.contains(unit)) << one.name << unit;
        EXPECT_EQ(record.at("total"), expected.at(unit).at("total")) << one.name << unit;
        EXPECT_EQ(record.at("coverage"), 1) << one.name << unit;
        EXPECT_NEAR(number(record, "claimed_total"), number(record, "total"), 0.0051) << one.name << unit;
        EXPECT_EQ(kinds_and_cells(record), unit == "浦东" ? one.found : std::set<std::string>()) << one.name << unit;
    }
}

// In an index of several units, an item's row belongs to all units. Its name leads there, also in the workbook's own
// table of units once that is calculated.
TEST(Doubts, OfCodesOfSeveralUnitsCostNoneOfThemPoints) {
    const office::TemporaryFolder folder;
    const auto base = folder.path() / "base.ods";
    const auto* sample = CITYSTAR_SAMPLES "/shanghai-2020.tsv";
    ASSERT_EQ(run_citystar({"new", "SH-INDEX-2020", "-o", base, "--values", sample}).status, 0);
    const auto first_code = [](const char* text) {
        return [text](const Workbook& it) { it.write(cell_of(it, 0, 8), text); };
    };
    const std::vector<CarelessCase> cases{{"full_width", 0, {"code_damaged A9"}, first_code("１")},
                                          {"thin", 0, {"code_damaged A9"}, first_code("\u200b1")},
                                          {"wiped", 0, {"printed_changed A9"}, first_code("")}};
    make_careless(base, cases);
    const auto units = collected_units(base);
    EXPECT_EQ(units.size(), 16u);
    for (const auto& one : cases)
        for (const auto* ending : {".ods", ".xlsx"}) {
            const auto file = folder.path() / (one.name + std::string(ending));
            const auto out = folder.path() / ("recalculated" + std::string(ending)) / file.filename();
            const auto run = run_citystar({"recalc", file, "-o", out.parent_path()});
            EXPECT_EQ(run.status, 0) << run.err;
            expect_same_units(units, collected_units(out), one);
        }
}

// Typing 60 % for 59.97 % gives another star; typing 65 % for 64.96 % does not.
TEST(Doubts, OfARoundedQuotientAreAnErrorWhereItBringsAStar) {
    const office::TemporaryFolder folder;
    const std::vector<CarelessCase> cases{{"star", untouched, {"quotient_differs H8"}, [](auto& it) {
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

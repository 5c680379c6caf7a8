// Cells that are no figures, and figures nobody sees, as .ods and .xlsx through the real command.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "careless_cases.hpp"
#include "records.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

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

const std::vector<CarelessCase>& cases() {
    static const std::vector<CarelessCase> all{
        {"untouched", untouched, {}, [](const Workbook&) {}},
        {"date", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.figure(0), 43831, "YYYY-MM-DD"); }},
        {"moment", without_first, {"date_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .7, "M/D/YY HH:MM"); }},
        {"time", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .8333, "HH:MM"); }},
        {"duration", without_first, {"time_as_figure H8"}, [](auto& it) { as(it, it.figure(0), .8333, "[H]:MM"); }},
        {"truth", without_first, {"truth_as_figure H8"}, [](auto& it) { as(it, it.figure(0), 1, "BOOLEAN"); }},
        {"date_result", without_first, {"date_as_figure H8"}, [](auto& it) { result(it, "=DATE(2020;1;1)"); }},
        {"time_result", without_first, {"time_as_figure H8"}, [](auto& it) { result(it, "=TIME(20;0;0)"); }},
        {"truth_result", without_first, {"truth_as_figure H8"}, [](auto& it) { result(it, "=TRUE()"); }},
        {"number_result", untouched, {}, [](auto& it) { result(it, "=65/100"); }},
        {"count", 54.9, {"date_as_figure H9"}, [](auto& it) { as(it, it.figure(1), 43831, "YYYY-MM-DD"); }},
        {"verified", without_first, {"date_as_figure V8"}, [](auto& it) { as(it, verified(it), 43831, "D/M/YY"); }},
        {"hidden_column",
         56.7,
         {"hidden_columns V8"},
         [](auto& it) {
             verified(it)->setValue(.99);
             column_of_verified(it)->setPropertyValue("IsVisible", uno::Any(false));
         }},
        {"thin_column",
         56.7,
         {"hidden_columns V8"},
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
         {"invisible_text V8"},
         [](auto& it) {
             verified(it)->setValue(.99);
             it.set(verified(it), "CellBackColor", uno::Any(sal_Int32{-1}));
             it.set(verified(it), "CharColor", uno::Any(sal_Int32{0xFEFEFE}));
         }},
        {"tiny",
         56.7,
         {"invisible_text V8"},
         [](auto& it) {
             verified(it)->setValue(.99);
             it.set(verified(it), "CharHeight", uno::Any(1.0f));
         }},
        {"empty_format", 56.7, {"invisible_text V8"}, [](auto& it) { as(it, verified(it), .99, ";;;"); }},
        {"merged", untouched, {"merged_over_figure H9"}, [](auto& it) {
             uno::Reference<com::sun::star::util::XMergeable>(it.named("CS_VALUES")->getCellRangeByPosition(0, 0, 0, 1),
                                                              uno::UNO_QUERY_THROW)
                 ->merge(true);
         }}};
    return all;
}

TEST(Figures, AreNeitherDatesNorUnseen) {
    const office::TemporaryFolder folder;
    const auto results = run_careless(folder.path(), cases());
    expect_cases(cases(), results);
    // The workbook's own total, recalculated, is the same.
    for (const auto& one : cases())
        for (const auto* ending : {".ods", ".xlsx"}) {
            const auto name = std::string(one.name) + ending;
            const auto& named = results.recalculated.at(name).at("named").as_object();
            EXPECT_NEAR(named.at("CS_TOTAL").to_number<double>(), one.total, 1e-9) << name;
        }
}

TEST(Figures, AreDoubtedWhereTheyWereRead) {
    const office::TemporaryFolder folder;
    const std::vector<CarelessCase> declared_counts{{"verified_in_words",
                                                     55.3,
                                                     {"implausible I11", "not_reported_in_words W11"},
                                                     [](auto& it) {
                                                         it.figure(3, 1)->setValue(.008);
                                                         it.write(it.named("CS_VERIFIED")->getCellByPosition(1, 3),
                                                                  "—");
                                                     }}};
    expect_cases(declared_counts, run_careless(folder.path(), declared_counts));
}

// Whoever types TRUE into a cell for percentages in Excel gets such a file; LibreOffice shows 100 %.
TEST(Figures, OfWhichOnlyTheFileSaysThatTheyAreNone) {
    const office::TemporaryFolder folder;
    const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
    for (const auto* ending : {".ods", ".xlsx"})
        ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path("base") + ending, "--unit", "甲市", "--values",
                                CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                      .status,
                  0);
    const std::map<std::string, std::string> cells{
        {"truth.xlsx", "t=\"b\"><v>1"},
        {"date.xlsx", "t=\"d\"><v>2020-01-01"},
        {"truth.ods", "office:value-type=\"boolean\" office:boolean-value=\"true\""},
        {"time.ods", "office:value-type=\"time\" office:time-value=\"PT20H00M00S\""},
        {"date.ods", "office:value-type=\"date\" office:date-value=\"2020-01-01\""}};
    std::vector<std::string> arguments{"collect"};
    for (const auto& [name, cell] : cells) {
        const auto ending = std::filesystem::path(name).extension().string();
        const bool ods = ending == ".ods";
        auto parts = parts_of(path("base") + ending);
        auto& content = part(parts, ods ? "content.xml" : "xl/worksheets/sheet2.xml");
        const auto from = ods ? content.find("office:value-type=\"percentage\" office:value=\"0.65\"")
                              : content.find(" s=\"", content.find("<c r=\"H8\""));
        const auto to = content.find(ods ? ">" : "</v>", from);
        ASSERT_NE(to, std::string::npos) << name;
        const auto style = ods ? std::string() : content.substr(from, content.find('"', from + 4) + 1 - from) + " ";
        content.replace(from, to - from, style + cell);
        std::ofstream(path(name), std::ios::binary) << zipped(parts);
        arguments.push_back(path(name));
    }
    for (const auto& more : {std::string("-o"), path("l.csv"), std::string("--results"), path("r.jsonl")})
        arguments.push_back(more);
    EXPECT_EQ(run_citystar(arguments).status, 0);
    const auto records = records_by_file(path("r.jsonl"));
    EXPECT_EQ(records.size(), cells.size());
    for (const auto& [name, record] : records) {
        EXPECT_NEAR(record.at("total").to_number<double>(), without_first, 1e-9) << name;
        const auto kind = name.substr(0, name.find('.')) + "_as_figure H8";
        EXPECT_TRUE(kinds_and_cells(record).contains(kind)) << name;
    }
}

}  // namespace
}  // namespace citystar::test

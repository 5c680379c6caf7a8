// Formulas in cells that a file writes once and repeats: LibreOffice reads only the first and moves the rest.

#include "files/repeated_formulas.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>
#include <sstream>

#include "files/ods_cells.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

std::string formula_cell(const std::string& formula, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + " table:formula=\"of:=" + formula +
           "\" office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell>";
}

std::string number_cell(const std::string& value) {
    return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\"/>";
}

std::string row(const std::string& cells, const std::string& attributes = {}) {
    return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}

std::string sheet(const std::string& rows) { return "<table:table table:name=\"S\">" + rows + "</table:table>"; }

const std::string twice_across = "table:number-columns-repeated=\"2\"";
const std::string twice_down = " table:number-rows-repeated=\"2\"";

json::object record_of(const fs::path& results) {
    return json::parse(bytes_of(results).substr(0, bytes_of(results).find('\n'))).as_object();
}

// The numbers of the first sheet, by column and row counted from 0.
std::map<std::pair<int, int>, double> numbers_of(const fs::path& ods) {
    auto parts = parts_of(ods);
    std::map<std::pair<int, int>, double> out;
    for (const auto& cell : command::read_ods_cells(part(parts, "content.xml"), [](const auto&) { return true; }).cells)
        if (cell.number)
            for (int column = 0; column < cell.columns; ++column) out[{cell.column + column, cell.row}] = *cell.number;
    return out;
}

class RepeatedFormulas : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }

    json::object recalculated(const std::string& name, const std::string& rows) {
        write_ods_content(path(name), sheet(rows));
        run_citystar({"recalc", path(name), "-o", path("out"), "--results", path("r.jsonl")});
        return record_of(path("r.jsonl"));
    }

    office::TemporaryFolder folder_;
};

using Numbers = std::map<std::pair<int, int>, double>;

TEST_F(RepeatedFormulas, GiveTheirResultInEachColumn) {
    const auto record = recalculated(
        "columns.ods",
        row(number_cell("5")) + row(formula_cell("[.A1]+1", twice_across) + number_cell("9")) + row(number_cell("8")));
    EXPECT_EQ(record.at("status"), "ok");
    EXPECT_EQ(numbers_of(path("out/columns.ods")),
              (Numbers{{{0, 0}, 5}, {{0, 1}, 6}, {{1, 1}, 6}, {{2, 1}, 9}, {{0, 2}, 8}}));
}

TEST_F(RepeatedFormulas, GiveTheirResultInEachRow) {
    const auto record = recalculated(
        "rows.ods", row(number_cell("5")) + row(formula_cell("[.A1]+1", twice_across) + number_cell("9"), twice_down) +
                        row(number_cell("8") + formula_cell("SUM([.A2:.C3])")));
    EXPECT_EQ(record.at("status"), "ok");
    EXPECT_EQ(numbers_of(path("out/rows.ods")), (Numbers{{{0, 0}, 5},
                                                         {{0, 1}, 6},
                                                         {{1, 1}, 6},
                                                         {{2, 1}, 9},
                                                         {{0, 2}, 6},
                                                         {{1, 2}, 6},
                                                         {{2, 2}, 9},
                                                         {{0, 3}, 8},
                                                         {{1, 3}, 42}}));
}

TEST_F(RepeatedFormulas, AreToldWhenTheyAreTooMany) {
    const auto record = recalculated("many.ods", row(formula_cell("1+1"), " table:number-rows-repeated=\"1048576\""));
    EXPECT_EQ(record.at("status"), "corrupt");
    EXPECT_NE(record.at("detail").as_string().find("repeated"), json::string::npos) << json::serialize(record);
    EXPECT_FALSE(fs::exists(path("out/many.ods")));
}

// A verified value stands behind them and has to be found in its place.
TEST_F(RepeatedFormulas, LeaveTheFiguresOfAWorkbookInTheirPlaces) {
    const std::string values = CITYSTAR_SAMPLES "/shandong-made-up.tsv";
    ASSERT_EQ(
        run_citystar({"new", "SD-CITY-2020", "-o", path("base.ods"), "--unit", "甲市", "--values", values}).status, 0);
    auto parts = parts_of(path("base.ods"));
    auto& content = part(parts, "content.xml");
    const auto cells = command::read_ods_cells(content, [](const auto& cell) {
                           return cell.sheet == "填报" && cell.row == 7 &&
                                  (cell.column == 17 || cell.column == 18 || cell.column == 23);
                       }).cells;
    ASSERT_EQ(cells.size(), 3u);
    content.replace(cells[2].begin, cells[2].element_end - cells[2].begin,
                    "<table:table-cell office:value-type=\"percentage\" office:value=\"0.99\"/>");
    content.replace(
        cells[0].begin, cells[1].element_end - cells[0].begin,
        "<table:table-cell " + twice_across + " table:formula=\"of:=&quot;2023&quot;\" office:value-type=\"string\"/>");
    write_bytes(path("in.ods"), zipped(parts));

    run_citystar({"collect", path("in.ods"), "-o", path("l.csv"), "--results", path("c.jsonl")});
    EXPECT_EQ(record_of(path("c.jsonl")).at("total"), 56.7);
    run_citystar({"recalc", path("in.ods"), "-o", path("out"), "--results", path("r.jsonl")});
    const auto record = record_of(path("r.jsonl"));
    EXPECT_EQ(record.at("status"), "ok");
    EXPECT_EQ(record.at("named").at("CS_TOTAL"), 56.7);
    parts = parts_of(path("out/in.ods"));
    const auto stored = command::read_ods_cells(part(parts, "content.xml"), [](const auto& cell) {
                            return cell.sheet == "填报" && cell.row == 7 && (cell.column == 17 || cell.column == 18);
                        }).cells;
    ASSERT_EQ(stored.size(), 2u);
    for (const auto& cell : stored) EXPECT_EQ(cell.literal, "\"2023\"");
}

TEST(UnrolledFormulas, LeaveOtherContentAsItIs) {
    const auto plain = "<t:t xmlns:t=\"t\">" +
                       row(number_cell("1") + "<table:table-cell table:number-columns-repeated=\"9\"/>", twice_down) +
                       row(formula_cell("1")) + "</t:t>";
    const auto unrolled = command::unrolled_formulas(plain);
    EXPECT_EQ(unrolled.content, plain);
    EXPECT_EQ(unrolled.repeated, 0u);
}

}  // namespace
}  // namespace citystar::test

// Every function in a real Calc, cell by cell and case by case.

#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>

#include "office_fixture.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

class Cells : public OfficeTest {};

TEST_F(Cells, GoldenFormulas) {
    const TestDocument document(office());
    document.set("Y1", "很多");
    document.set("X1", "0.8");
    document.set("X3", "0.9");
    document.set("W1", "1");
    document.set("W2", "=NA()");
    std::size_t cases = 0;
    for (const auto& line : golden_lines("cells.txt")) {
        const auto arrow = line.find(" => ");
        ASSERT_NE(arrow, std::string::npos) << line;
        const auto expected = line.substr(arrow + 4);
        document.set("A1", line.substr(0, arrow));
        const auto result = document.result("A1");
        if (expected.front() == '~')
            EXPECT_NE(result.find(expected.substr(1)), std::string::npos) << line << "\n  gives " << result;
        else
            EXPECT_EQ(result, expected) << line;
        ++cases;
    }
    EXPECT_GT(cases, 100u);
}

// The engine's golden cases, through Calc's own arguments and results.
void stars_through_calc(office::Office& office, std::string_view id, std::string_view file) {
    std::vector<std::string> lines = golden_lines(file);
    const TestDocument document(office);
    uno::Sequence<uno::Sequence<OUString>> formulas(static_cast<sal_Int32>(lines.size()));
    auto* rows = formulas.getArray();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto fields = split(split(lines[i], "=>")[0], "|");
        std::string arguments = "(\"" + std::string(id) + "\";\"" + fields[0] + "\"";
        for (std::size_t k = 1; k < fields.size(); ++k)
            arguments += ";" + (fields[k] == "_" ? std::string("\"\"") : fields[k]);
        const OUString pair[] = {utf16("=STARLEVEL" + arguments + ")"), utf16("=STARSCORE" + arguments + ")")};
        rows[i] = uno::Sequence<OUString>(pair, 2);
    }
    const auto range = document.sheet()->getCellRangeByPosition(0, 0, 1, static_cast<sal_Int32>(lines.size()) - 1);
    uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->setFormulaArray(formulas);
    const auto data = uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->getDataArray();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto expected = split(lines[i], "=>")[1];
        const auto& row = data[static_cast<sal_Int32>(i)];
        double star = 0;
        double points = 0;
        OUString text;
        if (expected == "error") {
            // The data array holds nothing for an error cell, so the error is read from the cell itself.
            EXPECT_EQ(TestDocument::result(range->getCellByPosition(0, static_cast<sal_Int32>(i))), "#VALUE!")
                << lines[i];
        } else if (expected == "blank") {
            EXPECT_TRUE((row[0] >>= text) && text.isEmpty()) << lines[i];
        } else if (expected.starts_with("none ")) {
            EXPECT_TRUE(row[1] >>= points) << lines[i];
            EXPECT_NEAR(points, std::stod(expected.substr(5)), 1e-9) << lines[i];
        } else {
            EXPECT_TRUE((row[0] >>= star) && (row[1] >>= points)) << lines[i];
            const auto parts = split(expected, " ");
            EXPECT_EQ(star, std::stod(parts[0])) << lines[i];
            EXPECT_NEAR(points, std::stod(parts[1]), 1e-9) << lines[i];
        }
    }
}

TEST_F(Cells, ShandongCityStars) { stars_through_calc(office(), "SD-CITY-2020", "sd-city-2020.stars.txt"); }
TEST_F(Cells, ZhangqiuDistrictStars) { stars_through_calc(office(), "ZQ-DISTRICT-2020", "zq-district-2020.stars.txt"); }

}  // namespace
}  // namespace citystar::test

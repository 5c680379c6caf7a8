// The functions that take ranges: STARTABLE, WEIGHTEDSCORE, OVERALLSTAR, and rows of results.

#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>

#include "citystar/evaluate.hpp"
#include "office_fixture.hpp"
#include "shipped.hpp"

namespace citystar::test {
namespace {

class Ranges : public OfficeTest {
protected:
    // Codes are in column A and values from column B on, from row 1 downwards.
    static void fill(const TestDocument& document, const std::vector<std::vector<std::string>>& rows) {
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                const auto cell =
                    document.sheet()->getCellByPosition(static_cast<sal_Int32>(c), static_cast<sal_Int32>(r));
                if (!rows[r][c].empty()) cell->setFormula(utf16(rows[r][c]));
            }
    }

    static void array_formula(const TestDocument& document, std::string_view range, std::string_view formula) {
        uno::Reference<sheet::XArrayFormulaRange>(document.sheet()->getCellRangeByName(utf16(range)),
                                                  uno::UNO_QUERY_THROW)
            ->setArrayFormula(utf16(formula));
    }
};

TEST_F(Ranges, TotalOverARange) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.82"}, {"L1P4", "0.8", "0.05"}, {"", ""}, {"L5P6", "1"}});
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4)");
    EXPECT_EQ(document.result("F1"), "1.7");  // 2.5 + 1.2 − 2
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;0)");
    EXPECT_EQ(document.result("F1"), "3.7");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;5)");
    EXPECT_EQ(document.result("F1"), "0");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;;\"数字惠民\")");
    EXPECT_EQ(document.result("F1"), "3.7");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;;\"城市交通运输主管部门\")");
    EXPECT_EQ(document.result("F1"), "1.2");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;;\"月球\")");
    EXPECT_EQ(document.result("F1"), "#N/A");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;-1)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C3)");
    EXPECT_EQ(document.result("F1"), "Err:502");
}

TEST_F(Ranges, WeightsReplaceTheFrameworksOwn) {
    const TestDocument document(office());
    // Four stars earn 2.5 of 3 points; with a weight of 6, they earn 5.
    fill(document, {{"L1P1", "0.82", "6"}, {"L1P2", "5", ""}});
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2;;;C1:C2)");
    EXPECT_EQ(document.result("F1"), "6");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2;;;C1:C1)");
    EXPECT_EQ(document.result("F1"), "Err:502");
}

TEST_F(Ranges, OneWrongRowSpoilsTheTotalInsteadOfVanishing) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "82"}, {"L1P2", "5"}});
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");
    document.set("B1", "0.5");
    document.set("A2", "L1P1");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");  // the same indicator twice
    document.set("A2", "L9P9");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2)");
    EXPECT_EQ(document.result("F1"), "#N/A");
    document.set("A2", "");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A2;B1:B2)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");  // a value without its code
    document.set("B2", "=NA()");
    EXPECT_EQ(document.result("F1"), "Err:504");
}

TEST_F(Ranges, WholeColumnsEndWithTheirLastFilledRow) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.82", "6"}, {"", ""}, {"L1P4", "0.8", ""}});
    const std::pair<const char*, const char*> calls[] = {
        {"=WEIGHTEDSCORE(\"SD-CITY-2020\";A:A;B:B)", "3.3"},
        {"=WEIGHTEDSCORE(\"SD-CITY-2020\";A:A;B:B;;;C:C)", "5.8"},
        {"=OVERALLSTAR(\"SD-CITY-2020\";A:A;B:B)", "0"},
        {"=INDEX(SCOREBOUNDS(\"SD-CITY-2020\";A:A;B:B);1;2)", "3.3"},
        {"=ROWS(STARTABLE(\"SD-CITY-2020\";A:A;B:B))", "3"},
        {"=INDEX(STARTABLE(\"SD-CITY-2020\";A:A;B:B);3;2)", "0.8"},
        {"=ROWS(STARTABLE(\"SD-CITY-2020\";A1:A300;B1:B300))", "300"},  // an array formula shows them empty
        {"=ROWS(STARTABLE(\"SD-CITY-2020\";D:D;E:E))", "1"}};
    for (const auto& [call, result] : calls) {
        document.set("H1", call);
        EXPECT_EQ(document.result("H1"), result) << call;
    }
    document.set("A20001", "L1P2");
    document.set("H1", "=STARTABLE(\"SD-CITY-2020\";A:A;B:B)");
    EXPECT_EQ(document.result("H1"), "Err:502");
    document.set("H1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A:A;B:B)");
    EXPECT_EQ(document.result("H1"), "3.3");
}

TEST_F(Ranges, MoreCellsThanATableHasAreRefused) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.82"}});
    document.set("Z1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A:A;B:R)");
    EXPECT_EQ(document.result("Z1"), "Err:502");
}

TEST_F(Ranges, WeightsThatAreAllZeroAreAnError) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.82", "0"}, {"L1P2", "5", "0"}, {"", "", "0"}});
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A3;B1:B3;;;C1:C3)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A:A;B:B;;;C:C)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");
    document.set("C2", "2");
    EXPECT_EQ(document.result("F1"), "2");
    // A blank weight keeps the framework's own.
    document.set("C2", "");
    EXPECT_EQ(document.result("F1"), "1");
}

TEST_F(Ranges, AnErrorAmongTheFiguresIsThePlatformsOwn) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "=NA()"}, {"L1P2", "5"}});
    for (const auto* call :
         {"=STARTABLE(\"SD-CITY-2020\";A1:A2;B1:B2)", "=STARCHECK(\"SD-CITY-2020\";\"L1P1\";B1:B1)",
          "=SCOREBOUNDS(\"SD-CITY-2020\";A1:A2;B1:B2)", "=STARLEVEL(\"SD-CITY-2020\";\"L1P4\";B1:C1)"}) {
        document.set("F1", call);
        EXPECT_EQ(document.result("F1"), "Err:504") << call;
    }
}

TEST_F(Ranges, ThreeHundredRowsWhereFortyNineAreKnown) {
    const TestDocument document(office());
    std::vector<std::vector<std::string>> rows;
    for (const auto& indicator : shipped("SD-CITY-2020").indicators) rows.push_back({indicator.code, "0"});
    rows[2][1] = "1";  // L1P3 is a rank: 0 is not valid
    for (auto& row : rows)
        if (row[0] == "L4P4") row[1] = "1";  // L4P4 is a spacing: 0 is not valid
    fill(document, rows);
    document.set("F1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A300;B1:B300)");
    EXPECT_EQ(document.result("F1"), "5");  // L1P3 and L4P4 have five stars
    document.set("A300", "whatever");
    EXPECT_EQ(document.result("F1"), "#N/A");
    document.set("F1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";A1:A300)");
    EXPECT_EQ(document.result("F1"), "Err:502");
}

TEST_F(Ranges, OverallStarByBothRules) {
    const TestDocument document(office());
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : golden_lines("../../templates/samples/zhangqiu-four-star.tsv"))
        rows.push_back(split(line, "\t"));
    for (auto& row : rows)
        for (std::size_t i = 1; i < row.size(); ++i)
            if (row[i].ends_with('%')) row[i] = "=" + row[i];
    fill(document, rows);
    const auto last = std::to_string(rows.size());
    const auto arguments = "(\"章丘\";A1:A" + last + ";B1:H" + last;
    document.set("J1", "=WEIGHTEDSCORE" + arguments + ")");
    EXPECT_EQ(document.result("J1"), "80");
    document.set("J2", "=OVERALLSTAR" + arguments + ")");
    EXPECT_EQ(document.result("J2"), "4");
    document.set("J3", "=OVERALLSTAR" + arguments + ";;\"all\")");
    EXPECT_EQ(document.result("J3"), "4");
    document.set("J4", "=OVERALLSTAR" + arguments + ";1)");
    EXPECT_EQ(document.result("J4"), "0");  // an incident: 78 points
    document.set("J5", "=OVERALLSTAR" + arguments + ";;\"most\")");
    EXPECT_EQ(document.result("J5"), "Err:502");
}

TEST_F(Ranges, TableShowsEachRow) {
    const TestDocument document(office());
    fill(document,
         {{"L1P1", "0.82"}, {"L1P2", ""}, {"L1P3", "0"}, {"L9P9", "1"}, {"L5P6", "2"}, {"", ""}, {"L1P1", "1"}});
    array_formula(document, "E1:I7", "=STARTABLE(\"SD-CITY-2020\";A1:A7;B1:B7)");
    EXPECT_EQ(document.result("E1"), "4");
    EXPECT_EQ(document.result("F1"), "2.5");
    EXPECT_EQ(document.result("G1"), "0.5");
    EXPECT_NE(document.result("H1").find("85%"), std::string::npos);
    EXPECT_EQ(document.result("I1"), "\"\"");
    EXPECT_EQ(document.result("E2"), "\"\"");
    EXPECT_EQ(document.result("G2"), "1");
    EXPECT_EQ(document.result("E3"), "#VALUE!");
    EXPECT_NE(document.result("I3").find("16"), std::string::npos);
    EXPECT_EQ(document.result("E4"), "#N/A");
    EXPECT_NE(document.result("I4").find("L9P9"), std::string::npos);
    EXPECT_EQ(document.result("F5"), "-4");
    EXPECT_EQ(document.result("E6"), "\"\"");
    EXPECT_EQ(document.result("E7"), "#VALUE!");  // L1P1 a second time
    EXPECT_NE(document.result("I7"), "\"\"");
}

TEST_F(Ranges, TableAimsAtAStar) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.5"}, {"L1P1", "0.82"}, {"L1P2", "0"}});
    const auto one = [&](const std::string& row, const std::string& star) {
        array_formula(document, "E1:I1", "=STARTABLE(\"SD-CITY-2020\";A" + row + ";B" + row + ";" + star + ")");
    };
    one("1", "4");
    EXPECT_EQ(document.result("G1"), "1.3");  // 2.5 for four stars, 1.2 held
    EXPECT_NE(document.result("H1").find("80%"), std::string::npos) << document.result("H1");
    one("2", "4");
    EXPECT_EQ(document.result("G1"), "0");
    EXPECT_EQ(document.result("H1"), "\"\"");
    one("2", "6");
    EXPECT_EQ(document.result("E1"), "Err:502");
    one("2", "\"\"");
    EXPECT_EQ(document.result("G1"), "0.5");
}

TEST_F(Ranges, GapIsARowWithOneNumberPerMeasure) {
    const TestDocument document(office());
    array_formula(document, "A1:B1", "=STARGAP(\"SD-CITY-2020\";\"L1P4\";5;0.9;0.25)");
    EXPECT_EQ(document.result("A1"), "0.1");
    EXPECT_EQ(document.result("B1"), "0");
}

TEST_F(Ranges, BoundsAreARowOfFour) {
    const TestDocument document(office());
    fill(document, {{"L1P1", "0.82"}, {"L1P2", ""}});
    array_formula(document, "E1:H1", "=SCOREBOUNDS(\"SD-CITY-2020\";A1:A2;B1:B2)");
    EXPECT_EQ(document.result("E1"), "2.5");
    EXPECT_EQ(document.result("F1"), "2.5");
    EXPECT_EQ(document.result("G1"), "99.5");
    EXPECT_EQ(document.result("H1"), "0.02083333333");  // one of 48
    array_formula(document, "E2:H2", "=SCOREBOUNDS(\"SH-INDEX-2020\";\"1\";100)");
    EXPECT_EQ(document.result("E2"), "4.5");
    EXPECT_EQ(document.result("G2"), "#N/A");
}

TEST_F(Ranges, AnIndexIsAMeanUpTheTree) {
    const TestDocument document(office());
    fill(document, {{"A", "110"}, {"B", "120"}, {"C", "90"}});
    document.set("F1", "=WEIGHTEDSCORE(\"SH-INDEX-2020\";A1:A3;B1:B3)");
    EXPECT_EQ(document.result("F1"), "109");
    document.set("F1", "=WEIGHTEDSCORE(\"SH-INDEX-2020\";A1:A3;B1:B3;0.9)");
    EXPECT_EQ(document.result("F1"), "98.1");
    document.set("F1", "=WEIGHTEDSCORE(\"SH-INDEX-2020\";A1:A3;B1:B3;1.5)");
    EXPECT_EQ(document.result("F1"), "#VALUE!");
    document.set("F1", "=WEIGHTEDSCORE(\"SH-INDEX-2020\";A1:A3;B1:B3;;\"B\")");
    EXPECT_EQ(document.result("F1"), "120");
    fill(document, {{"S7.1.1", "是"}, {"S7.1.2", "否"}, {"", ""}});
    document.set("A3", "");
    document.set("B3", "");
    document.set("F1", "=WEIGHTEDSCORE(\"SX-PILOT\";A1:A3;B1:B3;;\"S7\")");
    EXPECT_EQ(document.result("F1"), "25");
    document.set("C1", "3");
    document.set("C2", "1");
    document.set("F1", "=WEIGHTEDSCORE(\"SX-PILOT\";A1:A2;B1:B2;;;C1:C2)");
    EXPECT_EQ(document.result("F1"), "75");
}

}  // namespace
}  // namespace citystar::test

// Formulas taken apart.

#include "formula_text.hpp"

#include <gtest/gtest.h>

namespace citystar::test {
namespace {

using workbook::CellPlace;
using workbook::formula_of;
using workbook::formula_parts;
using workbook::formula_shape;

std::string shape(const char* formula) { return formula_shape(formula_parts(formula, "A")); }

std::vector<CellPlace> places(const char* formula) {
    std::vector<CellPlace> out;
    for (const auto& part : formula_parts(formula, "A"))
        if (part.place) out.push_back(*part.place);
    return out;
}

TEST(FormulaText, NotationMakesNoDifference) {
    EXPECT_EQ(shape("=if( $A$1 = \"a b\" ; 0.50 ; true() )"), "=IF(#=\"a b\";0.5;TRUE())");
    EXPECT_EQ(shape("{=SUM(A1:B2)}"), "=SUM(#:#)");
    EXPECT_EQ(shape("=LOG10(A1)+1E3+1.5"), "=LOG10(#)+1000+1.5");
    EXPECT_EQ(shape("=CS_VALUES&\"say \"\"A1\"\"\""), "=CS_VALUES&\"say \"\"A1\"\"\"");
    EXPECT_EQ(shape("=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(CS_FRAMEWORK;$A8;$H8:$H8)"),
              "=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(CS_FRAMEWORK;#;#:#)");
}

TEST(FormulaText, ReferencesKnowTheirSheet) {
    EXPECT_EQ(places("=B3"), (std::vector<CellPlace>{{"A", 1, 2}}));
    EXPECT_EQ(places("=$填报.$AA$10:AB11+C1"),
              (std::vector<CellPlace>{{"填报", 26, 9}, {"填报", 27, 10}, {"A", 2, 0}}));
    EXPECT_EQ(places("=$'it''s a.b'.A1"), (std::vector<CellPlace>{{"it's a.b", 0, 0}}));
    EXPECT_EQ(places("='file:///x.ods'#$A.A1*#REF!+ABCD1+A0"), (std::vector<CellPlace>{{"A", 0, 0}}));
}

TEST(FormulaText, CanBeTypedAgain) {
    EXPECT_EQ(formula_of(formula_parts("=$B.$C$4:D5&\"x\"&A1", "A"), "A"), "=$B.C4:D5&\"x\"&A1");
    EXPECT_EQ(formula_of(formula_parts("=$'b c'.A1", "A"), "A"), "=$'b c'.A1");
}

TEST(FormulaText, NonsenseStaysText) {
    for (const auto* text : {"", "=", "=\"open", "='open", "=$", "=$'", "='a'.", "=1..2", "=.", "=A1:"})
        EXPECT_NO_FATAL_FAILURE(formula_shape(formula_parts(text, "A"))) << text;
}

}  // namespace
}  // namespace citystar::test

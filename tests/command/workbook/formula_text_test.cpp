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
    for (const auto& part : formula_parts(formula, "A")) {
        if (part.place) out.push_back(*part.place);
        if (part.end) out.push_back(*part.end);
    }
    return out;
}

// The shape of a formula and the targets of its references, by which formulas are compared.
std::string meaning(const char* formula) {
    std::string out = shape(formula);
    for (const auto& part : formula_parts(formula, "A"))
        if (part.place)
            for (const auto& place : {*part.place, part.last()})
                out += " " + place.sheet + "." + std::to_string(place.column) + "." + std::to_string(place.row);
    return out;
}

TEST(FormulaText, NotationMakesNoDifference) {
    EXPECT_EQ(shape("=if( $A$1 = \"a b\" ; 0.50 ; true() )"), "=IF(#=\"a b\";0.5;TRUE())");
    EXPECT_EQ(shape("{=SUM(A1:B2)}"), "=SUM(#)");
    EXPECT_EQ(shape("=LOG10(A1)+1E3+1.5"), "=LOG10(#)+1000+1.5");
    EXPECT_EQ(shape("=CS_VALUES&\"say \"\"A1\"\"\""), "=CS_VALUES&\"say \"\"A1\"\"\"");
    EXPECT_EQ(shape("=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(CS_FRAMEWORK;$A8;$H8:$H8)"), "=STARLEVEL(CS_FRAMEWORK;#;#)");
}

TEST(FormulaText, WhatMeansTheSameIsTheSame) {
    const char* const pairs[][2] = {
        {"=SUM($K18:$K18)", "=SUM($K18)"},
        {"=SUMPRODUCT(--(A1:A9>0))", "=SUMPRODUCT(-(-(A1:A9>0)))"},
        {"=_xlfn.TEXTJOIN(\"a\";1;B1)", "=TEXTJOIN(\"a\";1;B1)"},
        {"=textjoin(\"a\";1;B1)", "=COM.MICROSOFT.TEXTJOIN(\"a\";1;B1)"},
        {"=_xlfn._xlws.SORT(A1:A9)", "=SORT(A1:A9)"},
        {"=_xludf.STARLEVEL(A1;B1)", "=STARLEVEL(A1;B1)"},
        {"=_xll.STARLEVEL(A1;B1)", "=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(A1;B1)"},
        {"=ORG.GNUMERIC.ORG.CITYSTAR.FUNCTIONS.STARLEVEL(A1;B1)", "=starlevel( A1 ; B1 )"},
        {"='填报'!A1+'填报'.A2", "=填报!$A$1+$'填报'.A2"},
        {"=$填报.A1:$填报.B2", "='填报'!$A$1:$B$2"},
        {"=RANK.EQ(A1;A1:A9)", "=RANK(A1;$A$1:$A$9)"},
        {"=((A1)+(B1*2))", "=A1+B1*2"},
        {"=IF((A1>1);(B1);-(2))", "=IF(A1>1;B1;-2)"},
        {"=(A1-B1)-C1", "=A1-B1-C1"},
        {"=(-A1)^2", "=-A1^2"},
        {"=+A1*50%", "=A1*0.5"},
        {"=A1*0.1", "=A1*0.10000000000000001"},
        {"=IF(TRUE;1;FALSE)", "=IF(true();1;false())"},
        {"=IF(A1;;\"\")", "=IF(A1; ;\"\")"},
    };
    for (const auto& [one, other] : pairs) EXPECT_EQ(meaning(one), meaning(other)) << one;
}

TEST(FormulaText, WhatMeansSomethingElseDiffers) {
    const char* const pairs[][2] = {
        {"=SUM($K18:$K18)", "=SUM($K18:$K19)"},
        {"=$K18", "=$K19"},
        {"=IF(A1>=1;1;0)", "=IF(A1>1;1;0)"},
        {"=A1*0.8", "=A1*0.5"},
        {"=A1*0.8", "=A1*0.80000001"},
        {"=STARLEVEL(A1;B1)", "=STARLEVEL(B1;A1)"},
        {"=STARLEVEL(A1;B1)", "=STARSCORE(A1;B1)"},
        {"=--A1", "=-A1"},
        {"=A1-(B1-C1)", "=A1-B1-C1"},
        {"=(A1+B1)*C1", "=A1+B1*C1"},
        {"=-(A1^2)", "=-A1^2"},
        {"=A1/(B1*C1)", "=A1/B1*C1"},
        {"=填报.A1", "=评分.A1"},
        {"=\"a b\"", "=\"ab\""},
        {"=RANK.AVG(A1;B1:B9)", "=RANK.EQ(A1;B1:B9)"},
        {"=IF(A1;;1)", "=IF(A1;1)"},
        {"=A1%", "=A1"},
        {"=SUM({1;2})", "=SUM({1;3})"},
    };
    for (const auto& [one, other] : pairs) EXPECT_NE(meaning(one), meaning(other)) << one;
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
    EXPECT_EQ(formula_of(formula_parts("=$'it''s'.A1", "A"), "A"), "=$'it''s'.A1");
    for (const auto* formula : {"=A1-(B1-C1)", "=-(A1^2)", "=--(A1:B2>0)", "=(A1&\"x\")%"})
        EXPECT_EQ(formula_of(formula_parts(formula, "A"), "A"), formula);
}

TEST(FormulaText, NonsenseStaysText) {
    for (const auto* text : {"", "=", "=\"open", "='open", "=$", "=$'", "='a'.", "=1..2", "=.", "=A1:", "=(", "=F(",
                             "=F(A1 B1)", "={1;", "=[", "=-", "=%", "=A1:B2:C3", "=()"})
        EXPECT_NO_FATAL_FAILURE(formula_shape(formula_parts(text, "A"))) << text;
    const auto deep = "=" + std::string(100000, '(') + "A1";
    EXPECT_EQ(shape(deep.c_str()), "=" + std::string(100000, '(') + "#");
}

}  // namespace
}  // namespace citystar::test

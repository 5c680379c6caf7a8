// Formulas whose results may differ in a slim copy.

#include "files/plain_formula.hpp"

#include <gtest/gtest.h>

namespace citystar::test {
namespace {

using command::plain_condition;
using command::plain_formula;

TEST(PlainFormula, DependsOnCellsOnly) {
    for (const auto* formula :
         {"of:=1+1", "of:=SUM([.A1:.A3])*(2+3)", "of:=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(&quot;SD&quot;;[.B1];0.8)",
          "of:=subtotal(109;[$'总 表'.A1:.A9])",
          "of:=IF([.A1]&lt;&gt;&quot;CELL(&quot;;&quot;#&quot;;--(LEN([.A1])&gt;0))",
          "of:=COM.MICROSOFT.TEXTJOIN(&quot;&quot;&quot;;&quot;;1;CS_VALUES)"})
        EXPECT_TRUE(plain_formula(formula)) << formula;
}

TEST(PlainFormula, AnythingElseIsDoubted) {
    for (const auto* formula :
         {"of:=CELL(&quot;width&quot;;[.A1])", "of:=cell(&quot;filename&quot;)", "of:=1+CELL (&quot;row&quot;)",
          "of:=CELL\n(&quot;row&quot;)", "of:=INFO(&quot;numfile&quot;)", "of:=1+STYLE(&quot;red&quot;)",
          "of:=INDIRECT(&quot;'file:///x.ods'#$A.A1&quot;)", "of:=DDE(1;2;3)", "of:=['file:///x.ods'#$A.A1]",
          "of:=[../x.ods#$A.A1]", "of:=ORG.OTHER.ADDIN.F(1)", "of:=我的函数(1)", "of:=&#67;ELL(1)", "of:=&quot;open",
          "of:='open", "of:=[$&apos;A&apos;.A1]", "msoxl:=1", "=1", ""})
        EXPECT_FALSE(plain_formula(formula)) << formula;
}

TEST(PlainFormula, ConditionsHaveWordsOfTheirOwn) {
    for (const auto* condition : {"formula-is([.A1]&gt;SUM([.B1:.B9]))", "cell-content-is-between(1,2)",
                                  "cell-content()&gt;=0", "between(1,2)", "=&quot;done&quot;", "value()&lt;0", "max"})
        EXPECT_TRUE(plain_condition(condition)) << condition;
    for (const auto* condition :
         {"formula-is(CELL(&quot;width&quot;)&gt;9)", "formula-is(['file:///x.ods'#$A.A1])", "macro(1)"})
        EXPECT_FALSE(plain_condition(condition)) << condition;
    EXPECT_FALSE(plain_formula("of:=IS([.A1])"));
}

}  // namespace
}  // namespace citystar::test

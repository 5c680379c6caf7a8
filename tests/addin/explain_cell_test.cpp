// The menu's explanation of a cell, in a real document in a real office.

#include "menu/explain_cell.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "function_table.hpp"
#include "menu/formula_calls.hpp"
#include "office_fixture.hpp"

namespace citystar::test {
namespace {

using com::sun::star::beans::XPropertySet;
using com::sun::star::util::XModifiable;

TEST(FormulaCalls, KnowEveryFunction) {
    for (const auto& function : generate::read_functions(CITYSTAR_FUNCTIONS)) {
        const auto calls = menu::citystar_calls("=" + function.name + "(A1)");
        ASSERT_EQ(calls.size(), 1u) << function.name;
        EXPECT_EQ(calls[0].function, function.name);
    }
}

TEST(FormulaCalls, AreFoundInAnyFormula) {
    const auto names = [](std::string_view formula) {
        std::string out;
        for (const auto& call : menu::citystar_calls(formula)) {
            out += call.function + "[";
            for (const auto& argument : call.arguments) out += "<" + argument + ">";
            out += "]";
        }
        return out;
    };
    EXPECT_EQ(names("=ORG.CITYSTAR.FUNCTIONS.STARLEVEL(A1;\"x;)\"\"\";$B.C1)"), "STARLEVEL[<A1><\"x;)\"\"\"><$B.C1>]");
    EXPECT_EQ(names("=IF(A1=\"\";\"\"; starscore (A1;B1;MAX(C1;{1;2})))"), "STARSCORE[<A1><B1><MAX(C1;{1;2})>]");
    EXPECT_EQ(names("=STARLEVEL(A1;B1;1)+STARSCORE(A1;B1;1)"), "STARLEVEL[<A1><B1><1>]STARSCORE[<A1><B1><1>]");
    EXPECT_EQ(names("=STARWHY(A1;INDICATORS(A1;);1)"), "STARWHY[<A1><INDICATORS(A1;)><1>]");
    EXPECT_EQ(names("='STARLEVEL(1)'.A1&\"STARLEVEL(1)\"&STARLEVELS(1)&STARLEVEL"), "");
    EXPECT_EQ(names("=STARLEVEL(A1;\"B"), "");
    EXPECT_EQ(names(""), "");
}

class ExplainCell : public OfficeTest {
protected:
    static std::string explain(const TestDocument& document, std::string_view address) {
        return menu::explanation(office().context(), document.document(), document.cell(address), Language::zh);
    }
};

::testing::AssertionResult has(const std::string& text, std::string_view part) {
    if (text.find(part) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "no “" << part << "” in:\n" << text;
}

#define EXPECT_HAS(text, part) EXPECT_TRUE(has(text, part))

TEST_F(ExplainCell, SaysWhyForValuesOfManyForms) {
    const TestDocument document(office());
    document.set("A1", "SD-CITY-2020");
    document.set("A2", "L1P1");
    document.set("B2", "82%");
    document.set("C2", "=B2-7%");
    const uno::Reference<XPropertySet> properties(document.document(), uno::UNO_QUERY_THROW);
    uno::Reference<sheet::XNamedRanges> names;
    properties->getPropertyValue("NamedRanges") >>= names;
    const OUString own =
        "$" + uno::Reference<com::sun::star::container::XNamed>(document.sheet(), uno::UNO_QUERY_THROW)->getName();
    names->addNewByName(utf16("占比"), own + ".$B$2", {}, 0);
    names->addNewByName("CITY", "\"SD-\"&\"CITY-2020\"", {}, 0);
    names->addNewByName("HALF", utf16("占比/2"), {}, 0);
    const std::pair<const char*, const char*> cells[] = {
        {"=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";82%)", "82%"},
        {"=STARLEVEL(A1;A2;B2)", "82%"},
        {"=STARLEVEL($A$1;$A2;$B$2:$B$2)", "82%"},
        {"=STARSCORE(CITY;A2;占比)", "82%"},
        {"=STARSCORE(CITY;A2;HALF)", "41%"},
        {"=IF(B2=\"\";\"\";STARLEVEL(A1;A2;MAX(B2;C2)-1%))", "81%"},
        {"=ROUND(STARSCORE(A1;A2;C2);1)&\"分\"", "75%"},
        {"=STARGAP(A1;A2;5;B2)", "82%"},
        {"=ATTAINMENT(A1;A2;B2;90%)", "82%"},
        {"=STARWHY(A1;A2;B2)", "82%"},
        {"=STARCHECK(A1;A2;B2)", "82%"},
    };
    for (const auto& [formula, value] : cells) {
        document.set("E5", formula);
        EXPECT_HAS(explain(document, "E5"), std::string("\n\n电子证照使用率：") + value + "，") << formula;
    }
    document.set("E5", "=STARLEVEL(A1;A2;B2)+STARSCORE(A1;A2;B2)");
    const auto twice = explain(document, "E5");
    EXPECT_EQ(twice.find("电子证照使用率："), twice.rfind("电子证照使用率："));
    EXPECT_HAS(twice, "E5，结果：6.5\n公式：=STARLEVEL(A1,A2,B2)+STARSCORE(A1,A2,B2)");
}

TEST_F(ExplainCell, KeepsEmptyCellsEmptyTextsAndErrorsApart) {
    const TestDocument document(office());
    document.set("B2", "=\"\"");
    document.set("B3", "=NA()");
    document.set("B4", "82");
    document.set("A5", "'82%");
    const auto of = [&](const char* value) {
        document.set("E5", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";" + std::string(value) + ")");
        return explain(document, "E5");
    };
    EXPECT_HAS(of("B1"), "电子证照使用率：0%，");  // a single empty cell is 0 to every add-in
    EXPECT_HAS(of("B2"), "电子证照使用率：未填报。");
    EXPECT_HAS(of("B3"), "E5，结果：#N/A");
    EXPECT_HAS(of("B4"), "填了8200%");
    EXPECT_HAS(of("A5"), "填了文字“82%”");
    EXPECT_HAS(of("B1:C1"), "电子证照使用率：未填报。");
    document.set("E5", "=STARLEVEL(\"SD-CITY-2020\";\"L9P9\";1)");
    EXPECT_HAS(explain(document, "E5"), "L9P9");
    document.set("E5", "=STARLEVEL(\"nowhere\";\"L1P1\";1)");
    EXPECT_HAS(explain(document, "E5"), "nowhere");
}

TEST_F(ExplainCell, GoesThroughTheRowsOfATotal) {
    const TestDocument document(office());
    document.set("A1", "L1P1");
    document.set("B1", "82%");
    document.set("A2", "L1P2");
    document.set("A4", "L1P4");
    document.set("B4", "50%");
    document.set("C4", "60%");
    document.set("E1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4)");
    auto text = explain(document, "E1");
    EXPECT_HAS(text, "WEIGHTEDSCORE 逐项说明：\n\nL1P1  电子证照使用率：82%，");
    EXPECT_HAS(text, "\n\nL1P2  就业服务渠道多元化：未填报。");
    EXPECT_HAS(text, "\n\nL1P4  公共交通来车实时预报率：");
    document.set("A3", "L2P1");
    document.set("E1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A1:A4;B1:C4;;\"L1\")");
    text = explain(document, "E1");
    EXPECT_HAS(text, "\n\nL1P4  ");
    EXPECT_FALSE(has(text, "L2P1"));
    document.set("E1", "=OVERALLSTAR(\"SD-CITY-2020\";A1:A2;B1:B2)");
    text = explain(document, "E1");
    EXPECT_HAS(text, "L1P2  就业服务渠道多元化：未填报。");
    document.set("E1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";H1:H4;B1:C4)");
    EXPECT_FALSE(explain(document, "E1").empty());
    // Any cell of an array formula gives the explanation of the whole array.
    const auto range = document.sheet()->getCellRangeByName("G1:K4");
    uno::Reference<sheet::XArrayFormulaRange>(range, uno::UNO_QUERY_THROW)
        ->setArrayFormula("=STARTABLE(\"SD-CITY-2020\";A1:A4;B1:C4)");
    for (const auto* cell : {"G1", "H4", "K2"})
        EXPECT_HAS(explain(document, cell), "STARTABLE 逐项说明：\n\nL1P1  电子证照使用率：82%，");
}

TEST_F(ExplainCell, TellsAboutLookUpsAndLists) {
    const TestDocument document(office());
    document.set("A1", "=INDICATORINFO(\"章丘\";5;\"name\")");
    EXPECT_HAS(explain(document, "A1"), "5星标准：");
    document.set("A1", "=CITYSTARINFO()");
    EXPECT_HAS(explain(document, "A1"), "CITYSTARINFO 只列出资料");
    document.set("A1", "=INDICATORS(\"章丘\";\"tasks\")");
    EXPECT_HAS(explain(document, "A1"), "INDICATORS 只列出资料");
}

TEST_F(ExplainCell, NamesAnotherCellWhereThereIsNothingToExplain) {
    const TestDocument document(office());
    EXPECT_HAS(explain(document, "A1"), "A1 里没有公式");
    EXPECT_HAS(explain(document, "A1"), "本表没有 CityStar 函数");
    document.set("B7", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";82%)");
    document.set("B8", "=1+1");
    document.set("B9", "=B8+B7");
    EXPECT_HAS(explain(document, "A1"), "本表的 B7");
    EXPECT_HAS(explain(document, "B8"), "B8 的公式里没有 CityStar 函数");
    EXPECT_HAS(explain(document, "B8"), "本表的 B7");
    EXPECT_HAS(explain(document, "B9"), "它的结果来自单元格 B7");
}

TEST_F(ExplainCell, DoesNotPretendToFollowWhatItCannot) {
    const TestDocument document(office());
    document.set("B2", "82%");
    document.set("C1", "B2");
    document.set("A1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";INDIRECT(C1))");
    ASSERT_EQ(document.result("A1"), "4");
    EXPECT_HAS(explain(document, "A1"), "结果与单元格里显示的不同");
    document.set("A1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";MAX(B1:B1048576))");
    EXPECT_HAS(explain(document, "A1"), "电子证照使用率：82%，");
}

TEST_F(ExplainCell, LeavesTheDocumentAsItIs) {
    const TestDocument document(office());
    document.set("B1", "82%");
    document.set("A1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";B1)");
    uno::Reference<com::sun::star::util::XProtectable>(document.sheet(), uno::UNO_QUERY_THROW)->protect("secret");
    const uno::Reference<XModifiable> state(document.document(), uno::UNO_QUERY_THROW);
    state->setModified(false);
    const auto undo =
        uno::Reference<com::sun::star::document::XUndoManagerSupplier>(document.document(), uno::UNO_QUERY_THROW)
            ->getUndoManager();
    undo->clear();
    const auto sheets = document.document()->getSheets()->getElementNames().getLength();
    EXPECT_HAS(explain(document, "A1"), "电子证照使用率：82%，");
    EXPECT_FALSE(state->isModified());
    EXPECT_FALSE(undo->isUndoPossible());
    EXPECT_EQ(document.document()->getSheets()->getElementNames().getLength(), sheets);
}

}  // namespace
}  // namespace citystar::test

// The parts left out of a workbook that is only calculated, and the cases in which nothing is left out.

#include "files/slim_content.hpp"

#include <gtest/gtest.h>

namespace citystar::test {
namespace {

using command::slim_content;
using command::slim_styles;

std::string sheet(const std::string& inside) { return "<table:table table:name=\"A\">" + inside + "</table:table>"; }

std::string row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

std::string document(const std::string& spreadsheet) {
    return R"(<?xml version="1.0"?><office:document-content xmlns:office="o"><office:body><office:spreadsheet>)" +
           spreadsheet + "</office:spreadsheet></office:body></office:document-content>";
}

TEST(SlimContent, LeavesOutWhatNoResultDependsOn) {
    EXPECT_EQ(slim_content(document("<table:content-validations><table:content-validation "
                                    "table:condition=\"x()\"/></table:content-validations>" +
                                    sheet("<table:shapes><draw:frame/></table:shapes>" +
                                          row("<table:table-cell office:value-type=\"float\" office:value=\"1\">"
                                              "<office:annotation><text:p>n</text:p></office:annotation>"
                                              "<draw:frame><draw:image/></draw:frame><text:p>1</text:p>"
                                              "</table:table-cell>")))),
              document(sheet(row("<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p>"
                                 "</table:table-cell>"))));
    EXPECT_EQ(slim_content(document(
                  sheet("<table:table-header-rows>" + row("<table:table-cell/>") + "</table:table-header-rows>"))),
              document(sheet(row("<table:table-cell/>"))));
}

TEST(SlimContent, PreparesForNoDrawings) {
    EXPECT_EQ(slim_content(document(sheet("<office:forms form:automatic-focus=\"false\"/>" + row("")))),
              document(sheet(row(""))));
    const std::string begin = "<office:styles><style:default-style style:family=\"table-cell\"></style:default-style>";
    const std::string end = "<style:style style:name=\"Default\"/></office:styles>";
    EXPECT_EQ(slim_styles(begin + "<style:default-style style:family=\"graphic\"><x/></style:default-style>" + end),
              begin + end);
    EXPECT_EQ(slim_styles(begin + end), begin + end);
}

TEST(SlimContent, RowsHaveTheHeightsTheyWereGiven) {
    const std::string begin = "<office:automatic-styles><style:style><style:table-row-properties ";
    const std::string end = "/></style:style></office:automatic-styles>";
    EXPECT_EQ(slim_content(begin + "style:use-optimal-row-height=\"true\"" + end),
              begin + "style:use-optimal-row-height=\"false\"" + end);
}

TEST(SlimContent, ColumnsKeepTheirStylesButNotTheirWidths) {
    EXPECT_EQ(
        slim_content(document(sheet(
            R"(<table:table-columns><table:table-column table:style-name="wide" table:default-cell-style-name="s"/>)"
            R"(<table:table-column table:visibility="collapse" table:number-columns-repeated="3" table:default-cell-style-name="s"></table:table-column>)"
            R"(<table:table-header-columns><table:table-column table:default-cell-style-name="d"/></table:table-header-columns>)"
            R"(<table:table-column table:style-name="wide"/></table:table-columns>)" +
            row("<table:table-cell/>")))),
        document(sheet(R"(<table:table-column table:number-columns-repeated="4" table:default-cell-style-name="s"/>)"
                       R"(<table:table-column table:number-columns-repeated="1" table:default-cell-style-name="d"/>)"
                       R"(<table:table-column table:number-columns-repeated="1"/>)" +
                       row("<table:table-cell/>"))));
    EXPECT_FALSE(slim_content(document(sheet(R"(<table:table-column table:number-columns-repeated="0"/>)"))));
}

TEST(SlimContent, WhatMightMatterKeepsTheWorkbookWhole) {
    for (const auto* spreadsheet :
         {R"(<table:calculation-settings table:precision-as-shown="true"/>)",
          R"(<table:table><office:forms><form:form/></office:forms></table:table>)",
          R"(<table:table><table:table-source/></table:table>)", R"(<table:table><table:scenario/></table:table>)",
          R"(<table:dde-links/>)", R"(<table:data-pilot-tables/>)", R"(<table:label-ranges/>)",
          R"xml(<table:table><table:table-cell table:formula="of:=CELL(&quot;width&quot;)"/></table:table>)xml",
          R"xml(<table:named-expression table:expression="of:=CELL(&quot;width&quot;)"/>)xml",
          R"(<table:named-range table:cell-range-address="'file:///x.ods'#$A.$A$1"/>)",
          R"xml(<calcext:condition calcext:value="formula-is(CELL(&quot;width&quot;))"/>)xml",
          R"(<table:table-cell><text:p><text:sheet-name/></text:p></table:table-cell>)",
          R"(<table:table-cell table:formula='of:=1'/>)", R"(<table:table-cell table:formula ="of:=1"/>)",
          R"(<!-- a comment --><table:table/>)", R"(<table:table-cell xmlns:table="other"/>)"})
        EXPECT_FALSE(slim_content(document(spreadsheet))) << spreadsheet;
    EXPECT_FALSE(slim_content(
        R"xml(<office:automatic-styles><style:map style:condition="is-true-formula(CELL(1))"/></office:automatic-styles>)xml"));
}

}  // namespace
}  // namespace citystar::test

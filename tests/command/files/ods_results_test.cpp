// Results of formulas, read from and put into .ods files.

#include "files/ods_results.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
using command::NewResult;
using command::OdsResults;

using Value = std::variant<double, std::string>;

std::vector<Value> values_of(const fs::path& file) {
    std::vector<Value> out;
    const auto results = OdsResults::read(file);
    if (!results) return out;
    for (const auto& result : results->all()) out.push_back(result.value);
    return out;
}

class OdsResultsTest : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }
    // A workbook with one sheet "A" and these rows, as XML of the file format.
    fs::path file_of(const std::string& rows, const std::string& before = "") {
        const auto file = path("a.ods");
        write_ods_content(file, before + "<table:table table:name=\"A\">" + rows + "</table:table>");
        return file;
    }
    fs::path file_of_cell(const std::string& cell) {
        return file_of("<table:table-row>" + cell + "</table:table-row>");
    }
    // The workbook with one result replaced.
    fs::path changed(const OdsResults& results, const NewResult& result) {
        const auto bytes = results.with({result});
        std::ofstream(path("changed.ods"), std::ios::binary) << bytes.value_or("");
        return path("changed.ods");
    }

private:
    office::TemporaryFolder folder_;
};

TEST_F(OdsResultsTest, CellsAreFoundWhereTheyStand) {
    const auto file = file_of(
        R"(<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
           <table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>
           <table:table-cell table:formula="of:=1+1" office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>
           </table:table-row>)");
    const auto results = OdsResults::read(file);
    ASSERT_TRUE(results);
    ASSERT_EQ(results->all().size(), 1u);
    EXPECT_EQ(results->all()[0].sheet, "A");
    EXPECT_EQ(results->all()[0].column, 3);
    EXPECT_EQ(results->all()[0].row, 3);
    EXPECT_EQ(results->all()[0].value, Value(0.5));
}

TEST_F(OdsResultsTest, EveryKindOfResultIsRead) {
    const auto file = file_of_cell(
        R"(<table:table-cell table:formula="of:=A" office:value-type="date" office:date-value="1900-01-01"/>
           <table:table-cell table:formula="of:=A" office:value-type="boolean" office:boolean-value="true"/>
           <table:table-cell table:formula="of:=A" office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell>
           <table:table-cell table:formula="of:=A" office:value-type="string" office:string-value="x"><text:p>shown</text:p></table:table-cell>
           <table:table-cell table:formula="of:=A"/>)");
    EXPECT_EQ(values_of(file), (std::vector<Value>{2.0, 1.0, "a  b\nc", "x", ""}));
}

TEST_F(OdsResultsTest, AnotherResultChangesItsCellAndNothingElse) {
    const std::string before =
        R"xml(<table:table-cell table:style-name="s" table:formula="of:=IF([.B1]&gt;1;&quot;a&quot;;2)")xml";
    const auto file = file_of_cell(before + R"( office:value-type="float" office:value="1"/><table:table-cell/>)");
    const auto results = OdsResults::read(file);
    ASSERT_TRUE(results);
    changed(*results, {0, 0.25, "25 %"});
    EXPECT_NE(
        content_of(path("changed.ods"))
            .find(
                before +
                R"( office:value-type="float" office:value="0.25"><text:p>25 %</text:p></table:table-cell><table:table-cell/>)"),
        std::string::npos)
        << content_of(path("changed.ods"));
    EXPECT_NE(
        content_of(changed(*results, {0, "a<b & c", "a<b & c"}))
            .find(
                before +
                R"( office:value-type="string" office:string-value="a&lt;b &amp; c"><text:p>a&lt;b &amp; c</text:p></table:table-cell><table:table-cell/>)"),
        std::string::npos);
    EXPECT_EQ(values_of(path("changed.ods")), std::vector<Value>{"a<b & c"});
    EXPECT_EQ(results->with({}), bytes_of(file));
}

TEST_F(OdsResultsTest, ADateStaysADate) {
    const auto results = OdsResults::read(file_of_cell(
        R"xml(<table:table-cell table:formula="of:=TODAY()" office:value-type="date" office:date-value="2020-02-28"><text:p>x</text:p></table:table-cell>)xml"));
    ASSERT_TRUE(results);
    const auto next = std::get<double>(results->all()[0].value) + 2;
    EXPECT_NE(content_of(changed(*results, {0, next, "1.3."})).find("office:date-value=\"2020-03-01\""),
              std::string::npos);
    EXPECT_FALSE(results->with({{0, next + 0.5, "noon"}}));
}

TEST_F(OdsResultsTest, WhatItDoesNotFollowIsLeftToLibreOffice) {
    for (
        const auto* cell :
        {R"(<table:table-cell table:formula="of:=A" table:number-matrix-columns-spanned="1" table:number-matrix-rows-spanned="2" office:value-type="float" office:value="1"/>)",
         R"(<table:table-cell table:formula="of:=A" table:number-columns-repeated="2" office:value-type="float" office:value="1"/>)",
         R"(<table:table-cell table:formula="of:=A" office:value-type="time" office:time-value="PT1H"/>)",
         R"(<table:table-cell table:formula="of:=A" office:value-type="date" office:date-value="2020-01-01T12:00:00"/>)",
         R"(<table:table-cell table:formula="of:=A" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>)",
         R"(<table:table-cell><table:table table:name="inner"/></table:table-cell><unclosed>)"})
        EXPECT_FALSE(OdsResults::read(file_of_cell(cell))) << cell;
    EXPECT_FALSE(OdsResults::read(file_of("", "<table:tracked-changes/>")));
    EXPECT_FALSE(
        OdsResults::read(file_of("", "<table:calculation-settings><table:null-date/></table:calculation-settings>")));
    std::ofstream(path("text.ods")) << "no zip";
    EXPECT_FALSE(OdsResults::read(path("text.ods")));
    EXPECT_FALSE(OdsResults::read(path("missing.ods")));
    const auto note = OdsResults::read(file_of_cell(
        R"(<table:table-cell table:formula="of:=A" office:value-type="float" office:value="1"><office:annotation><text:p>n</text:p></office:annotation><text:p>1</text:p></table:table-cell>)"));
    ASSERT_TRUE(note);
    EXPECT_FALSE(note->with({{0, 2.0, "2"}}));
}

// Results of LibreOffice that were changed by hand come back as LibreOffice had them.
TEST_F(OdsResultsTest, ARecalculatedTemplateHoldsWhatLibreOfficeWouldStore) {
    const auto fresh = path("fresh.ods");
    ASSERT_EQ(run_citystar({"new", "ZQ-DISTRICT-2020", "-o", fresh.string(), "--values",
                            CITYSTAR_SAMPLES "/zhangqiu-four-star.tsv"})
                  .status,
              0);
    const auto results = OdsResults::read(fresh);
    ASSERT_TRUE(results);
    std::vector<NewResult> old;
    for (std::size_t i = 0; i < results->all().size() && old.size() < 60; i += 9) {
        const auto& result = results->all()[i];
        if (!result.text_only) continue;
        if (result.type == "string")
            old.push_back({i, "old", "old"});
        else if (result.type == "float")
            old.push_back({i, -1.5, "-1.5"});
    }
    ASSERT_GT(old.size(), 20u);
    const auto bytes = results->with(old);
    ASSERT_TRUE(bytes);
    std::ofstream(path("aged.ods"), std::ios::binary) << *bytes;
    EXPECT_NE(values_of(path("aged.ods")), values_of(fresh));
    const auto run = run_citystar({"recalc", path("aged.ods").string(), "-o", path("out").string()});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto again = values_of(path("out/aged.ods"));
    const auto expected = values_of(fresh);
    ASSERT_EQ(again.size(), expected.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
        const auto& at = results->all()[i];
        if (const auto* number = std::get_if<double>(&expected[i]))
            EXPECT_NEAR(std::get<double>(again[i]), *number, 1e-9) << at.sheet << ' ' << at.column << ' ' << at.row;
        else
            EXPECT_EQ(again[i], expected[i]) << at.sheet << ' ' << at.column << ' ' << at.row;
    }
}

}  // namespace
}  // namespace citystar::test

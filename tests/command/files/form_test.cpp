// Reading workbooks without LibreOffice: the same results as with it, whatever a workbook pretends.

#include "files/form.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "damaged_workbooks.hpp"
#include "files/zip_archive.hpp"
#include "run.hpp"
#include "run/versions.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using command::ZipArchive;

constexpr std::size_t largest = std::size_t{64} << 20;

// Replaces the first `from`, which has to be there.
std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The same behind a mark.
std::string with_behind(std::string text, std::string_view mark, std::string_view from, std::string_view to) {
    const auto begin = text.find(mark);
    const auto at = begin == std::string::npos ? begin : text.find(from, begin);
    EXPECT_NE(at, std::string::npos) << mark << " … " << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

struct Lie {
    const char* name;
    const char* part;
    std::function<std::string(std::string)> tell;
};

// A figure of 填报 in the sample of SH-DISTRICT-145, and the cell that holds it.
constexpr auto share = R"(office:value-type="percentage" office:value="0.57" calcext:value-type="percentage">)";
constexpr auto number = R"(office:value-type="float" office:value="215" calcext:value-type="float">)";

auto replaced(std::string from, std::string to) {
    return [=](std::string text) { return with(std::move(text), from, to); };
}

constexpr auto content = "content.xml";

std::vector<Lie> lies_about_figures() {
    return {
        {"another-figure", content,
         replaced(number, R"(office:value-type="float" office:value="9" calcext:value-type="float">)")},
        {"shown-otherwise", content, replaced("<text:p>57.00%</text:p>", "<text:p>99.00%</text:p>")},
        {"two-values", content,
         replaced(number,
                  R"(office:value-type="float" office:value="215" office:value="9" calcext:value-type="float">)")},
        {"two-types", content,
         replaced(number, R"(office:value-type="float" office:value="215" calcext:value-type="error">)")},
        {"date-value-too", content,
         replaced(
             number,
             R"(office:value-type="float" office:value="215" office:date-value="2026-01-01" calcext:value-type="float">)")},
        {"float-in-percent", content,
         replaced(share, R"(office:value-type="float" office:value="0.57" calcext:value-type="float">)")},
        {"date", content,
         replaced(number, R"(office:value-type="date" office:date-value="2026-03-01" calcext:value-type="date">)")},
        {"truth", content,
         replaced(number, R"(office:value-type="boolean" office:boolean-value="true" calcext:value-type="boolean">)")},
        {"text", content,
         replaced(std::string(number) + "<text:p>215</text:p>",
                  R"(office:value-type="string" calcext:value-type="string"><text:p>２１５</text:p>)")},
        {"two-paragraphs", content,
         replaced(std::string(number) + "<text:p>215</text:p>",
                  R"(office:value-type="string" calcext:value-type="string"><text:p>215</text:p><text:p>9</text:p>)")},
        {"blanks", content,
         replaced(std::string(number) + "<text:p>215</text:p>",
                  R"(office:value-type="string" calcext:value-type="string"><text:p> 215  </text:p>)")},
        {"not-finite", content, replaced(R"(office:value="215")", R"(office:value="1e999")")},
        {"hexadecimal", content, replaced(R"(office:value="215")", R"(office:value="0x10")")},
        {"own-formula", content, replaced(number, std::string(R"(table:formula="of:=200+15" )") + number)},
        {"figure-from-elsewhere", content, replaced(number, std::string(R"(table:formula="of:=[.H8]" )") + number)},
        {"formula-in-repeated-cells", content,
         replaced(number, std::string(R"(table:formula="of:=1" table:number-columns-repeated="2" )") + number)},
        {"figure-repeated", content, replaced(number, std::string(R"(table:number-columns-repeated="2" )") + number)},
        {"repeated-too-often", content,
         replaced(number, std::string(R"(table:number-columns-repeated="20000" )") + number)},
        {"repeated-no-times", content, replaced(number, std::string(R"(table:number-columns-repeated="0" )") + number)},
        {"annotation", content,
         replaced(std::string(number) + "<text:p>",
                  std::string(number) + "<office:annotation><text:p>9</text:p></office:annotation><text:p>")},
    };
}

std::vector<Lie> lies_about_results() {
    return {
        {"total-frozen", content,
         [](std::string text) {
             const auto at = text.find("table:formula=\"of:=ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE");
             return text.erase(at, text.find("\" office", at) + 2 - at);
         }},
        {"total-forged", content,
         [](std::string text) {
             return with_behind(std::move(text), "of:=ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE", "office:value=\"66.66",
                                "office:value=\"96.66");
         }},
        {"total-an-error", content,
         [](std::string text) {
             return with_behind(std::move(text), "of:=ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE",
                                "calcext:value-type=\"float\"", "calcext:value-type=\"error\"");
         }},
        {"another-formula", content,
         replaced("of:=ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE(CS_FRAMEWORK;CS_SCORED;CS_COUNTED;;;CS_WEIGHTS)",
                  "of:=ORG.CITYSTAR.FUNCTIONS.WEIGHTEDSCORE(CS_FRAMEWORK;CS_SCORED;CS_COUNTED;;;CS_WEIGHTS)+0")},
        {"name-elsewhere", content, replaced("$填报.$H$8:.$I$25", "$填报.$H$9:.$I$26")},
        {"name-gone", content, replaced("table:name=\"CS_VALUES\"", "table:name=\"CS_VALUEZ\"")},
        {"input-locked", content, replaced("table:style-name=\"CS_20_填写比率\"", "table:style-name=\"CS_20_居中\"")},
        {"constant-unlocked", content,
         replaced("<table:table-cell office:value-type=\"string\"",
                  "<table:table-cell table:style-name=\"CS_20_填写数值\" office:value-type=\"string\"")},
    };
}

std::vector<Lie> lies_about_looks() {
    return {
        {"white-on-white", content,
         replaced(
             "</office:automatic-styles>",
             R"(<style:style style:name="ce900" style:family="table-cell" style:parent-style-name="CS_20_填写比率"><style:text-properties fo:color="#ffffff"/></style:style></office:automatic-styles>)")},
        {"figure-white", content,
         [](std::string text) {
             text = with(
                 std::move(text), "</office:automatic-styles>",
                 R"(<style:style style:name="ce900" style:family="table-cell" style:parent-style-name="CS_20_填写比率"><style:table-cell-properties fo:background-color="#ffffff"/><style:text-properties fo:color="#ffffff"/></style:style></office:automatic-styles>)");
             const auto at = text.rfind("table:style-name=\"CS_20_填写比率\"", text.find(share));
             return text.replace(at, std::string_view("table:style-name=\"CS_20_填写比率\"").size(),
                                 "table:style-name=\"ce900\"");
         }},
        {"unused-style-broken", content,
         replaced(
             "</office:automatic-styles>",
             R"(<style:style style:name="ce900" style:family="table-cell"><style:text-properties></style:style></office:automatic-styles>)")},
        {"row-hidden", content,
         [](std::string text) {
             const auto at = text.rfind("<table:table-row ", text.find(share));
             return text.insert(at + 16, " table:visibility=\"collapse\"");
         }},
        {"rows-thin", content,
         [](std::string text) {
             const auto row = text.rfind("<table:table-row table:style-name=\"", text.find(share)) + 35;
             const auto name = text.substr(row, text.find('"', row) - row);
             const auto style = text.find("style:name=\"" + name + "\"");
             const auto at = text.find("style:row-height=\"", style) + 18;
             return text.replace(at, text.find('"', at) - at, "0.1mm");
         }},
        {"column-hidden", content,
         [](std::string text) {
             return with_behind(std::move(text), "table:name=\"填报\"", "<table:table-column ",
                                "<table:table-column table:visibility=\"collapse\" ");
         }},
        {"sheet-unprotected", content,
         [](std::string text) {
             return with_behind(std::move(text), "table:name=\"填报\"", " table:protected=\"true\"", "");
         }},
    };
}

std::vector<Lie> lies_about_the_rest() {
    return {
        {"sheet-renamed", content,
         replaced("<table:table table:name=\"部门汇总\"", "<table:table table:name=\"汇总\"")},
        {"sheet-twice", content,
         [](std::string text) {
             const auto from = text.find("<table:table table:name=\"填报\"");
             const auto to = text.find("</table:table>", from) + 14;
             auto copy = with(text.substr(from, to - from), "table:name=\"填报\"", "table:name=\"填报2\"");
             copy = with(copy, R"(office:value="215")", R"(office:value="300")");
             return text.insert(to, copy);
         }},
        {"figure-covered", content,
         replaced(number, std::string(R"(table:number-columns-spanned="2" table:number-rows-spanned="1" )") + number)},
        {"precision-as-shown", content,
         replaced("<table:calculation-settings ", "<table:calculation-settings table:precision-as-shown=\"true\" ")},
        {"weight-changed", content,
         [](std::string text) {
             return with_behind(std::move(text), "<table:table table:name=\"评分\"",
                                "office:value-type=\"float\" office:value=\"1\"",
                                "office:value-type=\"float\" office:value=\"2\"");
         }},
        {"comment", content, replaced("<office:spreadsheet>", "<office:spreadsheet><!-- 9 -->")},
        {"reference", content, replaced("<text:p>57.00%</text:p>", "<text:p>57.00&#37;</text:p>")},
        {"control-character", content, replaced("<text:p>57.00%</text:p>", "<text:p>57.00\x01%</text:p>")},
        {"no-end", content, [](std::string text) { return with(std::move(text), "</office:document-content>", ""); }},
        {"stray-end", content, replaced("</table:table>", "</table:shapes></table:table>")},
        {"unused-style-no-xml", content,
         replaced(
             "</office:automatic-styles>",
             R"(<style:style style:name="ce900" style:family="table-cell" style:x="&nbsp;"/></office:automatic-styles>)")},
        {"result-no-xml", content,
         replaced("calcext:value-type=\"float\" table:number-columns-spanned",
                  "calcext:value-type=\"&\" table:number-columns-spanned")},
        {"row-without-end", content,
         [](std::string text) { return with(std::move(text), "</table:table>", "<table:table-row></table:table>"); }},
        {"cell-data", content, replaced("<text:p>57.00%</text:p>", "<text:p><![CDATA[57.00%]]></text:p>")},
        {"more-behind", content, [](std::string text) { return text + "x"; }},
        {"not-utf-8", content, replaced("<text:p>57.00%</text:p>", "<text:p>57.00\xFF</text:p>")},
        {"style-unlocked", "styles.xml", replaced("style:cell-protect=\"none\"", "style:cell-protect=\"protected\"")},
        {"settings-broken", "settings.xml", [](std::string text) { return text.substr(0, text.size() / 2); }},
        {"encrypted-by-its-manifest", "META-INF/manifest.xml",
         replaced("</manifest:manifest>", "<manifest:encryption-data/></manifest:manifest>")},
        {"macros", "Basic/script-lc.xml",
         [](const std::string&) { return std::string("<?xml version=\"1.0\"?><x/>"); }},
        {"second-content", "kontent.xml",
         [](const std::string&) { return std::string("<?xml version=\"1.0\"?><x/>"); }},
    };
}

std::vector<Lie> lies_in_ods() {
    auto out = lies_about_figures();
    for (const auto& more : {lies_about_results(), lies_about_looks(), lies_about_the_rest()})
        out.insert(out.end(), more.begin(), more.end());
    return out;
}

std::vector<Lie> lies_in_a_sheet() {
    const char* const sheet = "xl/worksheets/sheet2.xml";
    return {
        {"x-another-figure", sheet, replaced("<v>215</v>", "<v>9</v>")},
        {"x-two-values", sheet, replaced("<v>215</v>", "<v>215</v><v>9</v>")},
        {"x-not-finite", sheet, replaced("<v>215</v>", "<v>INF</v>")},
        {"x-truth", sheet, replaced("t=\"n\"><v>215</v>", "t=\"b\"><v>1</v>")},
        {"x-date", sheet, replaced("t=\"n\"><v>215</v>", "t=\"d\"><v>2026-03-01</v>")},
        {"x-inline", sheet, replaced("t=\"n\"><v>215</v>", "t=\"inlineStr\"><is><t>215</t></is>")},
        {"x-no-such-text", sheet, replaced("t=\"n\"><v>215</v>", "t=\"s\"><v>99999</v>")},
        {"x-own-formula", sheet, replaced("<v>215</v>", "<f>200+15</f><v>215</v>")},
        {"x-error", sheet, replaced("t=\"n\"><v>215</v>", "t=\"e\"><v>#N/A</v>")},
        {"x-cell-twice", sheet, replaced("<c r=\"H13\"", "<c r=\"H13\"><v>9</v></c><c r=\"H13\"")},
        {"x-cell-outside", sheet, replaced("<c r=\"H13\"", "<c r=\"XFE13\"")},
        {"x-cell-in-another-row", sheet, replaced("<c r=\"H13\"", "<c r=\"H14\"")},
        {"x-no-address", sheet, replaced("<c r=\"H13\"", "<c")},
        {"x-row-hidden", sheet,
         [](std::string text) {
             return with_behind(std::move(text), "<row r=\"13\"", "hidden=\"false\"", "hidden=\"true\"");
         }},
        {"x-row-thin", sheet,
         [](std::string text) { return with_behind(std::move(text), "<row r=\"13\"", " ht=\"", " ht=\"0.1\" x=\""); }},
        {"x-input-locked", sheet,
         [](std::string text) {
             const auto at = text.find("<c r=\"H13\" s=\"") + 14;
             return text.replace(at, text.find('"', at) - at, "0");
         }},
        {"x-unprotected", sheet,
         [](std::string text) {
             const auto at = text.find("<sheetProtection");
             return text.erase(at, text.find("/>", at) + 2 - at);
         }},
        {"x-merged", sheet, replaced("<mergeCells count=\"", "<mergeCells count=\"1")},
        {"x-second-data", sheet,
         replaced("</sheetData>", "</sheetData><sheetData><row r=\"13\"><c r=\"H13\"><v>9</v></c></row></sheetData>")},
        {"x-spans-no-xml", sheet, replaced("<row r=\"13\"", "<row r=\"13\" spans=\"&\"")},
        {"x-format-twice", sheet, replaced(" dxfId=\"", " dxfId=\"1\" dxfId=\"")},
        {"x-stray-end", sheet, replaced("<sheetData>", "</sheetViews><sheetData>")},
        {"x-instruction", sheet, replaced("<sheetData>", "<?x <sheetData> ?><sheetData>")},
    };
}

std::vector<Lie> lies_in_other_parts() {
    return {
        {"x-name-elsewhere", "xl/workbook.xml", replaced("填报!$H$8:$I$25", "填报!$H$9:$I$26")},
        {"x-sheet-hidden", "xl/workbook.xml",
         [](std::string text) {
             return with_behind(std::move(text), "name=\"部门汇总\"", "state=\"visible\"", "state=\"hidden\"");
         }},
        {"x-dates-from-1904", "xl/workbook.xml", replaced("date1904=\"false\"", "date1904=\"true\"")},
        {"x-formula-changed", "xl/worksheets/sheet3.xml", replaced("<f aca=\"false\">", "<f aca=\"false\">0+")},
        {"x-style-unlocked", "xl/styles.xml",
         [](std::string text) {
             // All of them: which style comes first, and whether a cell has it, differs between versions.
             const auto from = text.find("<cellXfs");
             const auto styles = text.substr(from, text.find("</cellXfs>") - from);
             return with(std::move(text), styles,
                         boost::replace_all_copy(styles, "locked=\"true\"", "locked=\"false\""));
         }},
        {"x-texts-broken", "xl/sharedStrings.xml", [](std::string text) { return text.substr(0, text.size() - 9); }},
        {"x-chart-broken", "xl/charts/chart1.xml", [](std::string text) { return text.substr(0, text.size() / 2); }},
        {"x-text-changed", "xl/sharedStrings.xml", replaced("指标", "指-标")},
        {"x-text-in-comment", "xl/sharedStrings.xml",
         [](std::string text) {
             // A reader of tags would see the honest text, and LibreOffice the other one.
             const auto from = text.find("<si>");
             const auto to = text.find("</si>", from) + 5;
             const auto honest = text.substr(from, to - from);
             return text.replace(from, to - from, "<!-- " + honest + " --><x:si><x:t>9</x:t></x:si>")
                 .replace(text.find("<sst "), 5,
                          "<sst xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ");
         }},
        {"x-text-with-prefix", "xl/sharedStrings.xml",
         replaced("<si>",
                  "<x:si xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                  "<x:t>9</x:t></x:si><si>")},
        {"x-formats-shifted", "xl/styles.xml",
         [](std::string text) { return with_behind(std::move(text), "<cellXfs", "<xf ", "<y/><xf "); }},
        {"x-formats-twice", "xl/styles.xml", replaced("<cellXfs ", "<cellXfs count=\"0\"></cellXfs><cellXfs ")},
        {"x-texts-shifted", "xl/sharedStrings.xml", replaced("<si>", "<!-- <si><t>0</t></si> --><si>")},
        {"x-formats-hidden", "xl/styles.xml",
         replaced("<dxfs ", "<dxfs><!-- </dxfs><cellXfs><xf/></cellXfs> --></dxfs><dxfs ")},
        {"x-unknown-part", "xl/vbaProject.bin", [](const std::string&) { return std::string("macros"); }},
    };
}

std::vector<Lie> lies_in_xlsx() {
    auto out = lies_in_a_sheet();
    const auto more = lies_in_other_parts();
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

class SameBothWays : public testing::Test {
protected:
    fs::path path(const std::string& name) const { return folder_.path() / name; }

    fs::path sample(const std::string& framework, const std::string& values, const std::string& name,
                    const std::string& formulas) const {
        const auto made = run_citystar({"new", framework, "-o", path(name), "--unit", "甲区", "--period", "2025年",
                                        "--formulas", formulas, "--values", CITYSTAR_SAMPLES "/" + values});
        EXPECT_EQ(made.status, 0) << made.err;
        return path(name);
    }

    void tell(const Lie& lie, const fs::path& honest) const {
        const auto archive = ZipArchive::open(honest);
        ASSERT_TRUE(archive);
        const auto file = path("in") / (std::string(lie.name) + honest.extension().string());
        ASSERT_TRUE(archive->copy_to(file, {{lie.part, lie.tell(archive->read(lie.part, largest).value_or(""))}}))
            << lie.name;
        if (lie.name != std::string_view("second-content")) return;
        auto bytes = bytes_of(file);
        for (auto at = bytes.find("kontent.xml"); at != std::string::npos; at = bytes.find("kontent.xml"))
            bytes[at] = 'c';
        std::ofstream(file, std::ios::binary) << bytes;
    }

    // The records by file and unit, and which of the workbooks needed no office.
    struct Records {
        std::map<std::string, json::object> all;
        std::set<std::string> without_office;
        std::string league;
    };

    Records collect(const std::vector<std::string>& inputs, std::vector<std::string> options) const {
        std::vector<std::string> arguments{"collect"};
        arguments.insert(arguments.end(), inputs.begin(), inputs.end());
        arguments.insert(arguments.end(), options.begin(), options.end());
        for (const auto& more :
             {std::string("-o"), path("l.csv").string(), std::string("--results"), path("r.jsonl").string()})
            arguments.push_back(more);
        const auto run = run_citystar(arguments);
        EXPECT_LE(run.status, 1) << run.err;
        EXPECT_TRUE(run.left_behind.empty());
        Records out;
        out.league = bytes_of(path("l.csv"));
        std::istringstream lines(bytes_of(path("r.jsonl")));
        for (std::string line; std::getline(lines, line);) {
            auto record = json::parse(line).as_object();
            const auto name = fs::path(json::value_to<std::string>(record.at("input"))).filename().string();
            if (record.at("attempts") == 0 && record.at("phases").as_object().contains("read"))
                out.without_office.insert(name);
            for (const auto* what : {"milliseconds", "phases", "attempts"}) record.erase(what);
            const auto* unit = record.if_contains("unit");
            out.all[name + "/" + (unit ? json::value_to<std::string>(*unit) : "")] = std::move(record);
        }
        return out;
    }

    // Expects the same records and league both ways; returns those that were read without an office where possible.
    Records expect_same(const std::vector<std::string>& inputs) const {
        auto fast = collect(inputs, {"-j", "2"});
        const auto slow = collect(inputs, {"--always-office", "-j", "2"});
        EXPECT_TRUE(slow.without_office.empty());
        EXPECT_TRUE(fast.league == slow.league);
        EXPECT_EQ(fast.all.size(), slow.all.size());
        for (const auto& [name, record] : slow.all) {
            const auto found = fast.all.find(name);
            if (found == fast.all.end()) {
                ADD_FAILURE() << name;
                continue;
            }
            for (const auto& [field, value] : record) {
                const auto* other = found->second.if_contains(field);
                EXPECT_TRUE(other && *other == value)
                    << name << ": " << field << ": " << (other ? json::serialize(*other) : "") << "\n"
                    << json::serialize(value);
            }
            EXPECT_EQ(found->second.size(), record.size()) << name;
        }
        return fast;
    }

    const office::TemporaryFolder folder_;
};

TEST_F(SameBothWays, LiesAreCaught) {
    fs::create_directory(path("in"));
    const auto ods = sample("SH-DISTRICT-145", "district-145-made-up.tsv", "honest.ods", "functions");
    const auto xlsx = sample("SH-DISTRICT-145", "district-145-made-up.tsv", "honest.xlsx", "native");
    for (const auto& lie : lies_in_ods()) tell(lie, ods);
    for (const auto& lie : lies_in_xlsx()) tell(lie, xlsx);
    const auto records = expect_same({path("in"), ods, xlsx});
    // What is shown beside a figure is no value, a text is named as such, a total that is an error is no claim, the
    // weight may be set, and no cell has that style.
    const std::set<std::string> honest{"honest.ods",         "honest.xlsx",        "shown-otherwise.ods", "text.ods",
                                       "total-an-error.ods", "weight-changed.ods", "white-on-white.ods"};
    EXPECT_EQ(records.without_office, honest);
    EXPECT_EQ(records.all.size(), lies_in_ods().size() + lies_in_xlsx().size() + 2);
}

// The template's own quotients, which are not calculated by LibreOffice here.
TEST_F(SameBothWays, QuotientsOfTheTemplate) {
    fs::create_directory(path("in"));
    ASSERT_EQ(run_citystar({"new", "SH-DISTRICT-145", "-o", path("empty.ods"), "--unit", "甲区"}).status, 0);
    const auto figures = [](std::string numerator, std::string denominator) {
        return [=](std::string text) {
            for (const auto& figure : {numerator, denominator})
                text = with_behind(
                    std::move(text), "公交实时到站预报覆盖率（%）</text:p></table:table-cell>",
                    R"(<table:table-cell table:style-name="CS_20_填写数值" table:content-validation-name=)",
                    R"(<table:table-cell table:style-name="CS_20_填写数值" office:value-type="float" office:value=")" +
                        figure + R"(" calcext:value-type="float" table:content-validation-name=)");
            return text;
        };
    };
    tell({"nine-tenths", content, figures("9", "10")}, path("empty.ods"));
    tell({"one-third", content, figures("1", "3")}, path("empty.ods"));
    tell({"of-nothing", content, figures("1", "0")}, path("empty.ods"));
    const auto recalc = run_citystar({"recalc", path("in"), "-o", path("out")});
    ASSERT_EQ(recalc.status, 0) << recalc.err;
    const auto records = expect_same({path("out")});
    EXPECT_EQ(records.without_office, (std::set<std::string>{"nine-tenths.ods", "one-third.ods", "of-nothing.ods"}));
    const auto figure = [&](const std::string& name) {
        for (const auto& one : records.all.at(name + "/甲区").at("indicators").as_array())
            if (one.at("code") == "3") return json::value_to<std::string>(one.at("figures"));
        return std::string("missing");
    };
    EXPECT_EQ(figure("nine-tenths.ods"), "0.9|");
    EXPECT_EQ(figure("one-third.ods"), "0.3333333333|");
    EXPECT_EQ(figure("of-nothing.ods"), "|");
}

// A form that the build does not know, but that LibreOffice reads as delivered.
TEST_F(SameBothWays, AFormIsLearntFromTheFirstWorkbook) {
    fs::create_directory(path("in"));
    const auto ods = sample("SH-DISTRICT-145", "district-145-made-up.tsv", "honest.ods", "functions");
    const auto declared = replaced("<office:document-content ", "<office:document-content xmlns:other=\"urn:other\" ");
    tell({"a", content, declared}, ods);
    tell({"b", content,
          [&](std::string text) {
              return with(declared(std::move(text)), "<text:p>2025年</text:p>", "<text:p>2026年</text:p>");
          }},
         ods);
    const auto records = expect_same({path("in")});
    EXPECT_EQ(records.without_office, (std::set<std::string>{"b.ods"}));
    EXPECT_EQ(records.all.at("b.ods/甲区").at("period"), "2026年");
}

// Without a LibreOffice that starts, what needs none is read, and the run goes on where it stopped.
TEST_F(SameBothWays, NoOfficeIsNeededForHonestWorkbooks) {
    fs::create_directory(path("in"));
    const auto ods = sample("SH-DISTRICT-145", "district-145-made-up.tsv", "in/honest.ods", "functions");
    const auto broken = office_that_does_not_start(path("office"));
    const auto collect = [&] {
        return run_program("/usr/bin/env", {"CITYSTAR_OFFICE_HOME=" + broken.string(), CITYSTAR_COMMAND, "collect",
                                            path("in"), "-o", path("l.csv"), "--results", path("r.jsonl"), "--resume"});
    };
    const auto honest = collect();
    EXPECT_EQ(honest.status, 0) << honest.err;
    tell({"own-formula", content, replaced(number, std::string(R"(table:formula="of:=200+15" )") + number)}, ods);
    fs::remove(path("l.csv"));
    fs::remove(path("r.jsonl"));
    const auto both = collect();
    EXPECT_EQ(both.status, 69) << both.err;
    EXPECT_TRUE(both.left_behind.empty());
    EXPECT_FALSE(fs::exists(path("l.csv")));
    std::istringstream lines(bytes_of(path("r.jsonl")));
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_EQ(json::parse(line).at("status"), "ok");
    EXPECT_FALSE(std::getline(lines, line));
}

TEST_F(SameBothWays, SamplesOfAllFrameworks) {
    const int libreoffice = std::stoi(command::current_versions().libreoffice);
    std::vector<std::string> inputs;
    std::set<std::string> names;
    for (const auto& [framework, values] :
         {std::pair("SD-CITY-2020", "shandong-made-up.tsv"), std::pair("ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"),
          std::pair("SX-PILOT", "shanxi-made-up.tsv"), std::pair("SH-INDEX-2020", "shanghai-2020.tsv"),
          std::pair("SH-DISTRICT-145", "district-145-made-up.tsv")})
        for (const auto& [formulas, ending] : {std::pair("functions", ".ods"), std::pair("native", ".xlsx"),
                                               std::pair("native", ".ods"), std::pair("functions", ".xlsx")}) {
            // Both kinds in both formats, of one framework.
            const bool usual = (formulas == std::string("functions")) == (ending == std::string(".ods"));
            if (!usual && framework != std::string("SH-DISTRICT-145")) continue;
            const auto name = std::string(framework) + "-" + formulas + ending;
            if (framework == std::string("SH-INDEX-2020"))
                ASSERT_EQ(run_citystar({"new", framework, "-o", path(name), "--formulas", formulas, "--values",
                                        CITYSTAR_SAMPLES "/" + std::string(values)})
                              .status,
                          0);
            else
                sample(framework, values, name, formulas);
            inputs.push_back(path(name));
            // LibreOffice 26.8 writes a range of one cell into an .xlsx as the cell, and so does 25.2. The formulas
            // with our functions then come back as others than the delivered ones, and LibreOffice reads such a
            // workbook.
            if (formulas != std::string("functions") || ending != std::string(".xlsx") || libreoffice < 25)
                names.insert(name);
        }
    EXPECT_EQ(expect_same(inputs).without_office, names);
}

TEST_F(SameBothWays, WorkbooksOfOtherProgramsAndDamagedOnes) {
    sample("ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv", "a.ods", "functions");
    write_damaged(folder_.path());
    std::vector<std::string> inputs{CITYSTAR_PRODUCERS};
    for (const auto& file : fs::directory_iterator(folder_.path())) inputs.push_back(file.path());
    std::ranges::sort(inputs);
    expect_same(inputs);
}

}  // namespace
}  // namespace citystar::test

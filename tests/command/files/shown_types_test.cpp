// Constants that only their file shows not to be figures. Somebody who types TRUE into a cell for percentages in Excel
// sends such a file, and LibreOffice reads it as 100 %.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <optional>

#include "careless_cases.hpp"
#include "files/ods_shown_types.hpp"
#include "files/xlsx_shown_types.hpp"
#include "records.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr double untouched = 55.7;
constexpr double without_first = 53.7;   // 65 % of L1P1 earns 2 points
constexpr double without_second = 54.9;  // 4 of L1P2 earn 0.8

constexpr auto first_figure =
    "office:value-type=\"percentage\" office:value=\"0.65\" calcext:value-type=\"percentage\"";
constexpr auto first_style = "table:style-name=\"CS_20_填写比率\"";

struct Typed {
    std::string name;
    std::string cell;   // in an .xlsx its address, in an .ods the attributes of its tag
    std::string typed;  // the typed content in its place
    double total;
    std::string found;       // kind and cell of the finding; empty: none
    std::string after = {};  // in an .ods: the text after which the cell comes
};

const std::vector<Typed>& cases() {
    const std::string truth = "office:value-type=\"boolean\" office:boolean-value=\"true\"";
    static const std::vector<Typed> all{
        {"truth.xlsx", "H8", "t=\"b\"><v>1</v>", without_first, "truth_as_figure H8"},
        {"date.xlsx", "H8", "t=\"d\"><v>2020-01-01</v>", without_first, "date_as_figure H8"},
        {"count.xlsx", "H9", "t=\"b\"><v>1</v>", without_second, "truth_as_figure H9"},
        {"count_date.xlsx", "H9", "t=\"d\"><v>2020-01-01</v>", without_second, "date_as_figure H9"},
        {"verified.xlsx", "X8", "t=\"b\"><v>1</v>", without_first, "truth_as_figure X8"},
        {"yes.xlsx", "H47", "t=\"b\"><v>1</v>", untouched, ""},
        {"truth.ods", first_figure, truth, without_first, "truth_as_figure H8"},
        {"time.ods", first_figure, "office:value-type=\"time\" office:time-value=\"PT20H00M00S\"", without_first,
         "time_as_figure H8"},
        {"date.ods", first_figure, "office:value-type=\"date\" office:date-value=\"2020-01-01\"", without_first,
         "date_as_figure H8"},
        {"count.ods", "office:value-type=\"float\" office:value=\"4\" calcext:value-type=\"float\"", truth,
         without_second, "truth_as_figure H9", "L1P2"},
        {"yes.ods", "office:value-type=\"string\" calcext:value-type=\"string\"><text:p>是", truth + "><text:p>",
         untouched, "", "L5P1"}};
    return all;
}

void replace(std::string& text, const std::string& from, const std::string& to, std::size_t begin = 0) {
    const auto at = text.find(from, begin);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
}

// A cell of an .xlsx keeps its style.
void type_into(std::string& sheet, const std::string& cell, const std::string& typed) {
    const auto begin = sheet.find("<c r=\"" + cell + "\"");
    const auto style = sheet.find(" s=\"", begin);
    const auto tag = sheet.find('>', begin);
    ASSERT_LT(style, tag);
    const auto end = sheet[tag - 1] == '/' ? tag + 1 : sheet.find("</c>", tag) + 4;
    const auto kept = sheet.substr(begin, sheet.find('"', style + 4) + 1 - begin);
    sheet.replace(begin, end - begin, kept + " " + typed + "</c>");
}

// All files go through one run of each command; the files stored by recalc are collected again.
class ShownTypes : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::map<std::string, json::object> collected;
        std::map<std::string, json::object> recalculated;
        std::map<std::string, json::object> stored;
    };
    static inline std::unique_ptr<Shared> shared_;

    static fs::path path(const std::string& name) { return shared_->folder.path() / name; }

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        for (const std::string ending : {".ods", ".xlsx"}) {
            ASSERT_EQ(run_citystar({"new", "SD-CITY-2020", "-o", path("base" + ending), "--unit", "甲市", "--formulas",
                                    "functions", "--values", CITYSTAR_SAMPLES "/shandong-made-up.tsv"})
                          .status,
                      0);
            fs::create_directory(path(ending));
        }
        for (const auto& one : cases()) make(one);
        make_with_own_style();
        make_flat();
        std::vector<std::string> ods;
        std::vector<std::string> xlsx;
        for (const auto& entry : fs::directory_iterator(path(".ods"))) ods.push_back(entry.path());
        for (const auto& entry : fs::directory_iterator(path(".xlsx"))) xlsx.push_back(entry.path());
        auto all = ods;
        all.insert(all.end(), xlsx.begin(), xlsx.end());
        run("collect", all, {"-o", path("league.csv"), "--results", path("collected.jsonl"), "--language", "en"});
        run("recalc", ods, {"-o", path("out"), "--results", path("recalculated-ods.jsonl")});
        run("recalc", xlsx, {"-o", path("out"), "--results", path("recalculated-xlsx.jsonl")});
        run("collect", {path("out")}, {"-o", path("again.csv"), "--results", path("stored.jsonl")});
        shared_->collected = records_by_file(path("collected.jsonl"));
        shared_->recalculated = records_by_file(path("recalculated-ods.jsonl"));
        shared_->recalculated.merge(records_by_file(path("recalculated-xlsx.jsonl")));
        shared_->stored = records_by_file(path("stored.jsonl"));
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static void run(const std::string& verb, std::vector<std::string> files, const std::vector<std::string>& options) {
        files.insert(files.begin(), verb);
        files.insert(files.end(), options.begin(), options.end());
        run_citystar(files);
    }

    static void make(const Typed& one) {
        const auto ending = fs::path(one.name).extension().string();
        auto parts = parts_of(path("base" + ending));
        if (ending == ".xlsx") {
            type_into(part(parts, "xl/worksheets/sheet2.xml"), one.cell, one.typed);
        } else {
            auto& content = part(parts, "content.xml");
            const auto begin = one.after.empty() ? 0 : content.find("<text:p>" + one.after + "</text:p>");
            replace(content, one.cell, one.typed, begin);
        }
        write_bytes(path(ending) / one.name, zipped(parts));
    }

    // The percentages come from the cell's own format.
    static void make_with_own_style() {
        auto parts = parts_of(path("base.ods"));
        auto& content = part(parts, "content.xml");
        replace(content, first_figure, "office:value-type=\"boolean\" office:boolean-value=\"true\"");
        const auto cell = content.find("office:value-type=\"boolean\" office:boolean-value=\"true\"");
        const auto tag = content.rfind('<', cell);
        replace(content, first_style, "table:style-name=\"own\"", tag);
        replace(content, "</office:automatic-styles>",
                "<number:percentage-style style:name=\"ownN\"><number:number number:decimal-places=\"1\" "
                "number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>"
                "<style:style style:name=\"own\" style:family=\"table-cell\" style:data-style-name=\"ownN\">"
                "<style:table-cell-properties fo:background-color=\"#ffff00\"/></style:style>"
                "</office:automatic-styles>");
        write_bytes(path(".ods") / "own_style.ods", zipped(parts));
    }

    // As a workbook in one piece of XML.
    static void make_flat() {
        auto parts = parts_of(path("base.ods"));
        auto content = part(parts, "content.xml");
        auto styles = part(parts, "styles.xml");
        replace(content, first_figure, "office:value-type=\"boolean\" office:boolean-value=\"true\"");
        replace(content, "<office:document-content ",
                "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\" ");
        replace(content, "</office:document-content>", "</office:document>");
        const auto begin = styles.find("<office:styles>");
        const auto end = styles.find("</office:styles>");
        ASSERT_NE(end, std::string::npos);
        replace(content, "<office:automatic-styles>",
                styles.substr(begin, end - begin) + "</office:styles><office:automatic-styles>");
        write_bytes(path(".ods") / "flat.fods", content);
    }

    static void expect_total(const json::object& record, double total, const std::string& name) {
        EXPECT_NEAR(record.at("named").at("CS_TOTAL").to_number<double>(), total, 1e-9) << name;
    }
};

TEST_F(ShownTypes, ScoreNothingWhereTheyAreNoFigures) {
    EXPECT_EQ(shared_->collected.size(), cases().size() + 2);
    for (const auto& one : cases()) {
        const auto& record = shared_->collected.at(one.name);
        EXPECT_NEAR(record.at("total").to_number<double>(), one.total, 1e-9) << one.name;
        const auto expected = one.found.empty() ? std::set<std::string>() : std::set<std::string>{one.found};
        EXPECT_EQ(kinds_and_cells(record), expected) << one.name;
    }
}

TEST_F(ShownTypes, CountForNothingInTheWorkbooksOwnTotal) {
    for (const auto& one : cases()) expect_total(shared_->recalculated.at(one.name), one.total, one.name);
    expect_total(shared_->recalculated.at("own_style.ods"), without_first, "own_style.ods");
    expect_total(shared_->recalculated.at("flat.fods"), without_first, "flat.fods");
}

// The formula is right: once calculated, it does not count them.
TEST_F(ShownTypes, BringNoAdviceToRestoreAFormula) {
    for (const auto& one : cases()) {
        std::string said;
        for (const auto& finding : shared_->collected.at(one.name).at("findings").as_array())
            if (finding.at("kind") == "total_differs") said = json::value_to<std::string>(finding.at("text"));
        EXPECT_EQ(said.empty(), one.total == untouched) << one.name;
        EXPECT_EQ(said.find("Restore"), std::string::npos) << one.name << ": " << said;
    }
}

// LibreOffice stores workbooks with errors among their results, and every .xlsx, so it has to know TRUE from 1.
TEST_F(ShownTypes, StayWhatTheyAreInWhatIsStored) {
    for (const auto& one : cases()) {
        const auto file = path("out") / one.name;
        const auto found = shared_->stored.find(one.name);
        ASSERT_NE(found, shared_->stored.end()) << one.name;
        EXPECT_NEAR(found->second.at("total").to_number<double>(), one.total, 1e-9) << one.name;
        EXPECT_TRUE(one.found.empty() || kinds_and_cells(found->second).contains(one.found)) << one.name;
        if (file.extension() != ".ods") continue;
        EXPECT_NE(content_of(file).find(one.typed), std::string::npos) << one.name;
    }
}

constexpr auto styles_of_columns =
    R"(<d xmlns:a="a" xmlns:b="b"><b:automatic-styles>)"
    R"(<b:percentage-style b:name="P"/><b:style b:name="red" b:family="table-cell" )"
    R"(b:data-style-name="P"><b:x/></b:style></b:automatic-styles><a:table a:name="A">)"
    R"(<a:table-column a:default-cell-style-name="Percent"/>)"
    R"(<a:table-column a:number-columns-repeated="2" a:default-cell-style-name="red"/>)"
    R"(<a:table-row><a:table-cell b:value-type="time"/>)"
    R"(<a:table-cell b:value-type="boolean"/>)"
    R"(<a:table-cell b:value-type="date" a:style-name="Date"/></a:table-row></a:table></d>)";

TEST(ShownTypesOfOds, ComeFromColumnsAndParents) {
    const auto changed = command::show_ods_types(styles_of_columns, [](const auto&) {
        return std::optional<std::string>(R"(<d xmlns:b="b"><b:percentage-style b:name="N"/><b:date-style b:name="D"/>)"
                                          R"(<b:style b:name="P100" b:family="table-cell" b:data-style-name="N"/>)"
                                          R"(<b:style b:name="Percent" b:family="table-cell" )"
                                          R"(b:parent-style-name="P100"/><b:style b:name="Date" )"
                                          R"(b:family="table-cell" b:data-style-name="D"/></d>)");
    });
    ASSERT_TRUE(changed);
    EXPECT_NE(changed->find(R"(<a:table-cell a:style-name="citystar-plain-1" b:value-type="time"/>)"),
              std::string::npos);
    EXPECT_NE(changed->find(R"(style:parent-style-name="Percent" style:data-style-name="citystar-general"/>)"),
              std::string::npos);
    EXPECT_NE(changed->find(R"(<a:table-cell a:style-name="citystar-plain-2" b:value-type="boolean"/>)"),
              std::string::npos);
    EXPECT_NE(changed->find(R"(<b:style b:name="citystar-plain-2" b:data-style-name="citystar-general" )"
                            R"(b:family="table-cell"><b:x/></b:style>)"),
              std::string::npos);
    EXPECT_NE(changed->find(R"(a:style-name="Date")"), std::string::npos);
}

TEST(ShownTypesOfOds, StayWhereNothingHidesThem) {
    const auto unchanged = [](const std::string& row) {
        return !command::show_ods_types(
            "<d xmlns:a=\"a\"><a:automatic-styles><a:percentage-style a:name=\"P\"/>"
            "<a:style a:name=\"p\" a:family=\"table-cell\" a:data-style-name=\"P\"/>"
            "<a:style a:name=\"round\" a:family=\"table-cell\" a:parent-style-name=\"round\"/>"
            "</a:automatic-styles><a:table>" +
                row + "</a:table></d>",
            {});
    };
    EXPECT_FALSE(unchanged("<a:table-row><a:table-cell a:style-name=\"p\" a:value-type=\"boolean\"/></a:table-row>"));
    EXPECT_TRUE(unchanged("<a:table-row><a:table-cell a:style-name=\"p\" a:value-type=\"float\"/></a:table-row>"));
    EXPECT_TRUE(unchanged("<a:table-row><a:table-cell a:style-name=\"round\" a:value-type=\"date\"/></a:table-row>"));
    EXPECT_TRUE(unchanged("<a:table-row><a:table-cell a:value-type=\"date\"/></a:table-row>"));
    EXPECT_TRUE(unchanged(
        "<a:table-row><a:table-cell a:style-name=\"p\" a:formula=\"=1\" a:value-type=\"boolean\"/></a:table-row>"));
}

std::map<std::string, std::string> xlsx_parts(const std::string& cells) {
    const std::map<std::string, std::string> parts{
        {"_rels/.rels", R"(<R><Relationship Id="a" Type="t/officeDocument" Target="xl/workbook.xml"/></R>)"},
        {"xl/_rels/workbook.xml.rels", R"(<R><Relationship Id="b" Type="t/worksheet" Target="s.xml"/>)"
                                       R"(<Relationship Id="c" Type="t/styles" Target="look.xml"/></R>)"},
        {"xl/workbook.xml", R"(<w><sheets><sheet name="S" id="b"/></sheets></w>)"},
        {"xl/look.xml", R"(<s><numFmts><numFmt numFmtId="164" formatCode="[$-409]General"/>)"
                        R"(<numFmt numFmtId="165" formatCode="&quot;Day&quot; 0.0"/>)"
                        R"(<numFmt numFmtId="166" formatCode="yyyy\年"/></numFmts><cellStyleXfs><xf numFmtId="9"/>)"
                        R"(</cellStyleXfs><cellXfs count="5"><xf numFmtId="9" applyNumberFormat="1" fontId="2">)"
                        R"(<alignment/></xf><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>)"
                        R"(<xf numFmtId="22"/></cellXfs></s>)"},
        {"xl/s.xml", "<s><sheetData><row>" + cells + "</row></sheetData></s>"}};
    return command::show_xlsx_types([parts](const std::string& name) -> std::optional<std::string> {
        const auto found = parts.find(name);
        return found == parts.end() ? std::nullopt : std::optional(found->second);
    });
}

TEST(ShownTypesOfXlsx, KeepTheLooksOfTheirCells) {
    const auto changed =
        xlsx_parts(R"(<c s="0" t="b"><v>1</v></c><c t="b"><v>1</v></c><c s="2" t="d"><v>2020-01-01</v></c>)");
    ASSERT_EQ(changed.size(), 2u);
    EXPECT_NE(changed.at("xl/s.xml").find(R"(<c s="5" t="b"><v>1</v></c><c s="5" t="b"><v>1</v></c><c s="6" t="d">)"),
              std::string::npos);
    EXPECT_NE(changed.at("xl/look.xml")
                  .find(R"(<xf numFmtId="0" applyNumberFormat="1" fontId="2"><alignment/></xf>)"
                        R"(<xf numFmtId="14" applyNumberFormat="1"/></cellXfs>)"),
              std::string::npos);
    EXPECT_NE(changed.at("xl/look.xml").find("<cellXfs count=\"7\">"), std::string::npos);
}

TEST(ShownTypesOfXlsx, StayWhereNothingHidesThem) {
    for (const auto* cell :
         {R"(<c s="1" t="b"><v>1</v></c>)", R"(<c s="3" t="d"><v>2020-01-01</v></c>)",
          R"(<c s="4" t="d"><v>2020</v></c>)", R"(<c s="0" t="b"><f>TRUE()</f><v>1</v></c>)",
          R"(<c s="0"><v>1</v></c>)", R"(<c s="99" t="b"><v>1</v></c>)", R"(<c s="-1" t="b"><v>1</v></c>)"})
        EXPECT_TRUE(xlsx_parts(cell).empty()) << cell;
}

}  // namespace
}  // namespace citystar::test

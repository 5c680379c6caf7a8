// Figures that come from other files: the value that the sender saw is taken, and a broken link never becomes 0.

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <fstream>
#include <functional>
#include <map>
#include <tuple>

#include "files/zip_archive.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"
#include "records.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using Edits = std::map<std::string, std::function<void(std::string&)>>;

constexpr auto report_part = "xl/worksheets/sheet2.xml";
constexpr double total_with_link = 56.7;  // 0.91 in place of 0.65, which gives 55.7

void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
}

void write_edited(const fs::path& from, const fs::path& to, const Edits& edits) {
    const auto archive = command::ZipArchive::open(from);
    ASSERT_TRUE(archive);
    std::vector<command::NewPart> parts;
    for (const auto& [name, edit] : edits) {
        parts.push_back({name, archive->read(name, 1u << 24).value_or("")});
        edit(parts.back().bytes);
    }
    ASSERT_TRUE(archive->copy_to(to, parts));
}

// The cell H8 of the report with this content; the cells to its right are empty.
auto figure(const std::string& inner) {
    return [inner](std::string& sheet) {
        const auto begin = sheet.find("<c r=\"H8\"");
        const auto value = sheet.find("<v>0.65</v>", begin);
        ASSERT_NE(value, std::string::npos);
        sheet.replace(value, std::string("<v>0.65</v>").size(), inner);
    };
}

Edits with_other_book(Edits edits, const std::string& cached = {}) {
    edits["xl/externalLinks/externalLink1.xml"] = [cached](std::string& part) {
        part =
            R"(<?xml version="1.0" encoding="UTF-8"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"><sheetNames><sheetName val="A"/></sheetNames>)" +
            cached + "</externalBook></externalLink>";
    };
    edits["xl/externalLinks/_rels/externalLink1.xml.rels"] = [](std::string& part) {
        part =
            R"(<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="other.ods" TargetMode="External"/></Relationships>)";
    };
    edits["[Content_Types].xml"] = [](std::string& part) {
        replace(
            part, "</Types>",
            R"(<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>)");
    };
    edits["xl/_rels/workbook.xml.rels"] = [](std::string& part) {
        replace(
            part, "</Relationships>",
            R"(<Relationship Id="rIdX1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>)");
    };
    const auto book = edits["xl/workbook.xml"];
    edits["xl/workbook.xml"] = [book](std::string& part) {
        replace(part, "</sheets>",
                R"(</sheets><externalReferences><externalReference r:id="rIdX1"/></externalReferences>)");
        if (book) book(part);
    };
    return edits;
}

Edits ods_figure(const std::string& formula, const std::string& value) {
    return {{"content.xml", [=](std::string& content) {
                 const std::string plain = "office:value-type=\"percentage\" office:value=\"0.65\"";
                 const std::string number = "office:value-type=\"float\" office:value=\"0.65\"";
                 const auto attributes = " table:formula=\"" + formula + "\" " + value;
                 const bool percent = content.find(plain) != std::string::npos;
                 replace(content, " " + (percent ? plain + " calcext:value-type=\"percentage\"" : number), attributes);
             }}};
}

constexpr auto main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr auto relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto content_space = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

// A connection to a page, and the part of the report's sheet that names the place of its result.
Edits with_query(const std::string& kind, const std::string& bytes, Edits edits) {
    const auto relation = [](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relation_space + "/" + type + "\" Target=\"" + target +
               "\"/>";
    };
    edits["xl/connections.xml"] = [](std::string& part) {
        part = std::string("<connections xmlns=\"") + main_space +
               "\"><connection id=\"1\" name=\"Theirs\" type=\"4\" refreshedVersion=\"6\" refreshOnLoad=\"1\">"
               "<webPr sourceData=\"1\" url=\"http://127.0.0.1:9/\"/></connection></connections>";
    };
    edits["xl/" + kind + "s/" + kind + "9.xml"] = [bytes](std::string& part) { part = bytes; };
    edits["xl/worksheets/_rels/sheet2.xml.rels"] = [=](std::string& part) {
        replace(part, "</Relationships>",
                relation("rIdQ", kind, "../" + kind + "s/" + kind + "9.xml") + "</Relationships>");
    };
    edits["xl/_rels/workbook.xml.rels"] = [=](std::string& part) {
        replace(part, "</Relationships>", relation("rIdC", "connections", "connections.xml") + "</Relationships>");
    };
    edits["[Content_Types].xml"] = [kind](std::string& part) {
        const auto type = [](const std::string& name, const std::string& type_of) {
            return "<Override PartName=\"/xl/" + name + "\" ContentType=\"" + content_space + type_of + "+xml\"/>";
        };
        replace(part, "</Types>",
                type("connections.xml", "connections") + type(kind + "s/" + kind + "9.xml", kind) + "</Types>");
    };
    return edits;
}

// All files are made once and go through one run of each command.
class Links : public testing::Test {
protected:
    struct Shared {
        office::TemporaryFolder folder;
        std::map<std::string, json::object> collected;
        std::map<std::string, json::object> recalculated;
    };
    static inline std::unique_ptr<Shared> shared_;

    static fs::path path(const std::string& name) { return shared_->folder.path() / name; }

    static void SetUpTestSuite() {
        shared_ = std::make_unique<Shared>();
        const std::string values = CITYSTAR_SAMPLES "/shandong-made-up.tsv";
        ASSERT_EQ(
            run_citystar({"new", "SD-CITY-2020", "-o", path("base.ods"), "--unit", "甲市", "--values", values}).status,
            0);
        ASSERT_EQ(run_citystar({"recalc", path("base.ods"), "-o", path("base"), "--to", "xlsx"}).status, 0);
        const auto xlsx = fs::directory_iterator(path("base"))->path();
        // The other file exists and holds another value.
        write_ods_content(path("other.ods"),
                          "<table:table table:name=\"A\"><table:table-row><table:table-cell "
                          "office:value-type=\"float\" office:value=\"0.1\"/></table:table-row></table:table>");
        fs::create_directory(path("in"));
        make_xlsx(xlsx);
        make_xls(xlsx);
        make_ods();
        fs::copy_file(path("other.ods"), path("in/other.ods"));
        std::vector<std::string> files;
        for (const auto& entry : fs::directory_iterator(path("in")))
            if (entry.path().filename() != "other.ods") files.push_back(entry.path());
        run("collect", files, {"-o", path("league.csv"), "--results", path("collected.jsonl")});
        run("recalc", files, {"-o", path("out"), "--results", path("recalculated.jsonl")});
        shared_->collected = records_by_file(path("collected.jsonl"));
        shared_->recalculated = records_by_file(path("recalculated.jsonl"));
    }
    static void TearDownTestSuite() { shared_.reset(); }

    static void run(const std::string& verb, std::vector<std::string> files, const std::vector<std::string>& options) {
        files.insert(files.begin(), verb);
        files.insert(files.end(), options.begin(), options.end());
        run_citystar(files);
    }

    static void make_xlsx(const fs::path& base) {
        const std::string link = "<f>[1]A!$A$1</f>";
        const auto make = [&](const char* name, const Edits& edits) { write_edited(base, path("in") / name, edits); };
        make("blank.xlsx", {{report_part, figure("")}});
        make("link.xlsx", with_other_book({{report_part, figure(link + "<v>0.91</v>")}}));
        make("none.xlsx", with_other_book({{report_part, figure(link)}}));
        make("error.xlsx", with_other_book({{report_part, [&](std::string& sheet) {
                                                 figure(link + "<v>#REF!</v>")(sheet);
                                                 replace(sheet, "<f>[1]A!$A$1</f>", link);
                                                 const auto cell = sheet.find("<c r=\"H8\"");
                                                 sheet.replace(sheet.find("t=\"n\"", cell), 5, "t=\"e\"");
                                             }}}));
        make("web.xlsx", {{report_part, figure("<f>_xlfn.WEBSERVICE(\"http://127.0.0.1:9/\")</f><v>0.91</v>")}});
        make("helper.xlsx", with_other_book({{report_part, [&](std::string& sheet) {
                                                  figure("<f>SUM(AH8:AI8)</f><v>0.91</v>")(sheet);
                                                  const auto end = sheet.find("</row>", sheet.find("<c r=\"H8\""));
                                                  sheet.insert(end, "<c r=\"AH8\">" + link + "<v>0.91</v></c>");
                                              }}}));
        const auto seen = figure("<v>0.91</v>");
        const std::string query = std::string("<queryTable xmlns=\"") + main_space +
                                  "\" name=\"ExternalData_1\" connectionId=\"1\" refreshOnLoad=\"1\"/>";
        make("query.xlsx",
             with_query("queryTable", query,
                        {{report_part, seen}, {"xl/workbook.xml", [](std::string& book) {
                                                   replace(book, "<definedNames>",
                                                           "<definedNames><definedName name=\"ExternalData_1\" "
                                                           "localSheetId=\"0\">'说明'!$A$1:$B$2</definedName>"
                                                           "<definedName name=\"ExternalData_1\" localSheetId=\"1\">"
                                                           "'填报'!$H$8:$I$8</definedName>");
                                               }}}));
        const std::string table = std::string("<table xmlns=\"") + main_space +
                                  "\" id=\"90\" name=\"T\" displayName=\"T\" ref=\"H7:H8\" tableType=\"queryTable\">"
                                  "<tableColumns count=\"1\"><tableColumn id=\"1\" name=\"A\"/></tableColumns></table>";
        make("query-table.xlsx", with_query("table", table, {{report_part, seen}}));
        make("name.xlsx",
             with_other_book({{report_part, figure("<f>Theirs</f><v>0.91</v>")},
                              {"xl/workbook.xml", [](std::string& book) {
                                   replace(book, "<definedNames>",
                                           "<definedNames><definedName name=\"Theirs\">[1]A!$A$1</definedName>");
                               }}}));
    }

    // LibreOffice, like Excel, stores the values of the other workbook together with the formulas.
    static void make_xls(const fs::path& base) {
        const std::string values =
            R"(<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>0.91</v></cell></row></sheetData></sheetDataSet>)";
        const auto cell = figure("<f>[1]A!$A$1</f><v>0.91</v>");
        write_edited(base, path("old-link.xlsx"), with_other_book({{report_part, cell}}, values));
        write_edited(base, path("old-none.xlsx"), with_other_book({{report_part, cell}}));
        office::Office office(office::find_installation(), {});
        for (const std::string name : {"old-link", "old-none"}) {
            const command::WorkbookFile file(office, path(name + ".xlsx"));
            com::sun::star::beans::PropertyValue filter;
            filter.Name = "FilterName";
            filter.Value <<= OUString("MS Excel 97");
            const com::sun::star::uno::Reference<com::sun::star::frame::XStorable> storable(
                file.document(), com::sun::star::uno::UNO_QUERY_THROW);
            storable->storeToURL(office::file_url(path("in/" + name + ".xls")), {&filter, 1});
        }
    }

    static void make_ods() {
        const std::string seen = "office:value-type=\"float\" office:value=\"0.91\"";
        const auto formula = "of:=['file://" + path("in/other.ods").string() + "'#$A.A1]";
        const auto make = [&](const char* name, const std::string& text, const std::string& value) {
            write_edited(path("base.ods"), path("in") / name, ods_figure(text, value));
        };
        make("ods-link.ods", formula, seen);
        make("ods-none.ods", formula, "");
        make("ods-error.ods", formula,
             "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"");
        make_flat("flat-link", formula, seen);
        make_flat("flat-none", formula, "");
        const std::string file = "xlink:href=\"other.ods\" table:filter-name=\"calc8\"/>";
        write_edited(path("base.ods"), path("in/area.ods"),
                     {{"content.xml", [&](std::string& content) {
                           const std::string value = "office:value=\"0.65\" calcext:value-type=\"percentage\">";
                           replace(content, value,
                                   "office:value=\"0.91\"><table:cell-range-source table:name=\"A\" "
                                   "table:last-column-spanned=\"1\" table:last-row-spanned=\"1\" " +
                                       file);
                       }}});
        write_edited(
            path("base.ods"), path("in/sheet.ods"),
            {{"content.xml", [&](std::string& content) {
                  ods_figure("of:=[$Theirs.A1]", seen).at("content.xml")(content);
                  replace(content, "<table:named-expressions>",
                          "<table:table table:name=\"Theirs\"><table:table-source table:table-name=\"A\" " + file +
                              "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"0.91\"/>"
                              "</table:table-row></table:table><table:named-expressions>");
              }}});
        write_edited(path("base.ods"), path("in/query.ods"),
                     {{"content.xml", [&](std::string& content) {
                           replace(content, "office:value=\"0.65\"", "office:value=\"0.91\"");
                           const std::string range =
                               "<table:database-range table:name=\"D\" table:target-range-address=\"填报.H8:填报.I9\">"
                               "<table:database-source-sql table:database-name=\"Theirs\" "
                               "table:sql-statement=\"SELECT 1\"/></table:database-range>";
                           const std::string all = "<table:database-ranges>";
                           if (content.find(all) != std::string::npos)
                               replace(content, all, all + range);
                           else
                               replace(content, "</table:named-expressions>",
                                       "</table:named-expressions>" + all + range + "</table:database-ranges>");
                       }}});
        make("ods-dde.ods", "of:=DDE(&quot;soffice&quot;;&quot;other.ods&quot;;&quot;A.A1&quot;)", seen);
    }

    // The same as a workbook in one piece of XML.
    static void make_flat(const std::string& name, const std::string& formula, const std::string& value) {
        auto parts = parts_of(path("base.ods"));
        auto& content = part(parts, "content.xml");
        ods_figure(formula, value).at("content.xml")(content);
        replace(content, "<office:document-content ",
                "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\" ");
        replace(content, "</office:document-content>", "</office:document>");
        std::ofstream(path("in/" + name + ".fods"), std::ios::binary) << content;
    }

    static std::vector<json::object> findings(const std::string& name) {
        std::vector<json::object> out;
        for (const auto& finding : shared_->collected[name].at("findings").as_array())
            if (finding.at("kind") == "external_link" && finding.at("cell") == "H8") out.push_back(finding.as_object());
        return out;
    }
    static double total(const std::string& name) { return shared_->collected[name].at("total").to_number<double>(); }
};

constexpr const char* readable[] = {"link.xlsx",    "web.xlsx",    "helper.xlsx",      "name.xlsx",
                                    "ods-link.ods", "ods-dde.ods", "flat-link.fods",   "area.ods",
                                    "sheet.ods",    "query.xlsx",  "query-table.xlsx", "query.ods"};
constexpr const char* unreadable[] = {"none.xlsx", "error.xlsx", "ods-none.ods", "ods-error.ods", "flat-none.fods"};

TEST_F(Links, CountAsTheSenderSawThem) {
    for (const auto* name : readable) {
        EXPECT_NEAR(total(name), total_with_link, 1e-9) << name;
        const auto found = findings(name);
        ASSERT_EQ(found.size(), 1u) << name;
        EXPECT_EQ(found.front().at("severity"), "warning") << name;
    }
}

TEST_F(Links, AreNotReportedWhereTheFileHoldsNoValue) {
    for (const auto* name : unreadable) {
        EXPECT_NEAR(total(name), total("blank.xlsx"), 1e-9) << name;
        const auto found = findings(name);
        ASSERT_EQ(found.size(), 1u) << name;
        EXPECT_EQ(found.front().at("severity"), "error") << name;
    }
    EXPECT_LT(total("blank.xlsx"), 55.7);
}

TEST_F(Links, KeepTheirValueWhenRecalculated) {
    for (const auto* name : readable) {
        const auto& record = shared_->recalculated[name];
        EXPECT_EQ(record.at("status"), "ok") << name;
        EXPECT_NEAR(record.at("named").at("CS_TOTAL").to_number<double>(), total_with_link, 1e-9) << name;
        ASSERT_EQ(record.at("external_links").as_array().size(), 1u) << name;
        EXPECT_EQ(record.at("external_links").at(0).at("value"), "as_stored") << name;
    }
    EXPECT_FALSE(shared_->recalculated["blank.xlsx"].contains("external_links"));
}

TEST_F(Links, AreErrorsAndNotZerosWhenNothingCanBeRead) {
    for (const auto* name : unreadable) {
        const auto& record = shared_->recalculated[name];
        EXPECT_EQ(record.at("status"), "formula_errors") << name;
        EXPECT_EQ(record.at("external_links").at(0).at("value"), "unreadable") << name;
    }
}

// Their functions are lost with the format, but their figures are not.
TEST_F(Links, OfOldFormatsAreWhatLibreOfficeHasOfThem) {
    EXPECT_NEAR(total("old-link.xls"), total_with_link, 1e-9);
    EXPECT_NEAR(total("old-none.xls"), total("blank.xlsx"), 1e-9);
    for (const auto& [name, severity, value] :
         {std::tuple("old-link.xls", "warning", "as_stored"), std::tuple("old-none.xls", "error", "unreadable")}) {
        const auto found = findings(name);
        ASSERT_EQ(found.size(), 1u) << name;
        EXPECT_EQ(found.front().at("severity"), severity) << name;
        EXPECT_EQ(shared_->recalculated[name].at("external_links").at(0).at("value"), value) << name;
    }
}

TEST_F(Links, StayFormulasInWhatIsStored) {
    const auto sheet = part_of(path("out/link.xlsx"), report_part);
    EXPECT_NE(sheet.find("<f>[1]A!$A$1</f><v>0.91</v>"), std::string::npos);
    EXPECT_NE(part_of(path("out/link.xlsx"), "xl/externalLinks/_rels/externalLink1.xml.rels").find("other.ods"),
              std::string::npos);
    EXPECT_EQ(part_of(path("out/web.xlsx"), "xl/workbook.xml").find("externalReferences"), std::string::npos);
    auto parts = parts_of(path("out/query.ods"));
    EXPECT_NE(part(parts, "content.xml").find("table:database-source-sql"), std::string::npos);
    for (const auto* name : {"ods-link.ods", "ods-none.ods", "flat-link.ods"})
        EXPECT_NE(content_of(path("out") / name).find("other.ods'#$A.A1]"), std::string::npos) << name;
    EXPECT_NE(content_of(path("out/ods-link.ods")).find("office:value=\"0.91\""), std::string::npos);
}

}  // namespace
}  // namespace citystar::test

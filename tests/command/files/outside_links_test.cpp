// Workbooks that refer to things outside: nothing is fetched, read or embedded.

#include "files/outside_links.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <fstream>
#include <map>

#include "installation.hpp"
#include "link_trap.hpp"
#include "run.hpp"
#include "run/versions.hpp"
#include "temporary_folder.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
using Parts = std::map<std::string, std::string>;

constexpr auto relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto namespaces =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3")";

// One red pixel, as PNG.
const std::string picture(
    "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\001\000\000\000\001"
    "\010\002\000\000\000\220\167\123\336\000\000\000\014\111\104\101\124\170\234\143\370\317\300\000"
    "\000\003\001\001\000\311\376\222\357\000\000\000\000\111\105\116\104\256\102\140\202",
    69);

void write_zip(const fs::path& file, const Parts& parts) {
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    ASSERT_EQ(zip_close(archive), 0) << file;
}

// One sheet with a frame for each kind of object that may lie outside the file.
std::string spreadsheet(const std::string& base) {
    std::string frames;
    int number = 0;
    for (const auto* kind : {"draw:image", "draw:object", "draw:object-ole", "draw:plugin", "draw:floating-frame"})
        frames += "<draw:frame draw:z-index=\"" + std::to_string(number++) +
                  "\" svg:width=\"2cm\" svg:height=\"2cm\" svg:x=\"1cm\" svg:y=\"1cm\"><" + kind + " xlink:href='" +
                  base + "' xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame>";
    return "<office:body><office:spreadsheet><table:table table:name=\"A\"><table:shapes>" + frames +
           "</table:shapes><table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1\">"
           "<text:p>1</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>";
}

void write_ods_linked_to(const fs::path& file, const std::string& target) {
    write_zip(
        file,
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"META-INF/manifest.xml",
          R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>)"},
         {"content.xml", std::string("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content ") +
                             namespaces + ">" + spreadsheet(target) + "</office:document-content>"}});
}

void write_fods_linked_to(const fs::path& file, const std::string& target) {
    std::ofstream(file) << R"(<?xml version="1.0" encoding="UTF-8"?><office:document )" << namespaces
                        << R"( office:mimetype="application/vnd.oasis.opendocument.spreadsheet">)"
                        << spreadsheet(target) << "</office:document>";
}

std::string relationships(const std::string& kind, const std::string& target, const std::string& mode = {}) {
    return R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type=")" +
           std::string(relations) + "/" + kind + "\" Target=\"" + target + "\"" + mode + "/></Relationships>";
}

// A picture with a relationship of this kind; LibreOffice looks only at the target.
void write_xlsx_linked_to(const fs::path& file, const std::string& target, const std::string& kind) {
    const auto type = [](const char* part, const char* name) {
        return "<Override PartName=\"/xl/" + std::string(part) +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument." + name + "+xml\"/>";
    };
    const std::string r = "xmlns:r=\"" + std::string(relations) + "\"";
    write_zip(
        file,
        {{"[Content_Types].xml",
          R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)" +
              type("workbook.xml", "spreadsheetml.sheet.main") +
              type("worksheets/sheet1.xml", "spreadsheetml.worksheet") + type("drawings/drawing1.xml", "drawing") +
              "</Types>"},
         {"_rels/.rels", relationships("officeDocument", "xl/workbook.xml")},
         {"xl/workbook.xml", R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )" + r +
                                 R"(><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>)"},
         {"xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml")},
         {"xl/worksheets/sheet1.xml",
          R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )" + r +
              R"(><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><drawing r:id="r1"/></worksheet>)"},
         {"xl/worksheets/_rels/sheet1.xml.rels", relationships("drawing", "../drawings/drawing1.xml")},
         {"xl/drawings/drawing1.xml",
          R"(<d:wsDr xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" )" +
              r +
              R"(><d:twoCellAnchor><d:from><d:col>1</d:col><d:colOff>0</d:colOff><d:row>1</d:row><d:rowOff>0</d:rowOff></d:from><d:to><d:col>4</d:col><d:colOff>0</d:colOff><d:row>9</d:row><d:rowOff>0</d:rowOff></d:to><d:pic><d:nvPicPr><d:cNvPr id="2" name="p"/><d:cNvPicPr/></d:nvPicPr><d:blipFill><a:blip r:link="r1"/><a:stretch><a:fillRect/></a:stretch></d:blipFill><d:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></d:spPr></d:pic><d:clientData/></d:twoCellAnchor></d:wsDr>)"},
         {"xl/drawings/_rels/drawing1.xml.rels", relationships(kind, target, R"( TargetMode="External")")}});
}

// A table filled from a page, which is asked for again when the workbook is opened.
void write_xlsx_with_query(const fs::path& file, const std::string& target) {
    const auto type = [](const char* part, const char* name) {
        return "<Override PartName=\"/xl/" + std::string(part) +
               "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + name + "+xml\"/>";
    };
    const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
    const std::string book = "<Relationship Id=\"r2\" Type=\"" + std::string(relations) +
                             "/connections\" Target=\"connections.xml\"/></Relationships>";
    auto of_book = relationships("worksheet", "worksheets/sheet1.xml");
    of_book.replace(of_book.find("</Relationships>"), std::string::npos, book);
    write_zip(
        file,
        {{"[Content_Types].xml",
          R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)" +
              type("workbook.xml", "sheet.main") + type("worksheets/sheet1.xml", "worksheet") +
              type("connections.xml", "connections") + type("queryTables/queryTable1.xml", "queryTable") + "</Types>"},
         {"_rels/.rels", relationships("officeDocument", "xl/workbook.xml")},
         {"xl/workbook.xml",
          "<workbook " + main + " xmlns:r=\"" + relations +
              R"("><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="Q" localSheetId="0">A!$A$1:$B$2</definedName></definedNames></workbook>)"},
         {"xl/_rels/workbook.xml.rels", of_book},
         {"xl/worksheets/sheet1.xml",
          "<worksheet " + main + R"(><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)"},
         {"xl/worksheets/_rels/sheet1.xml.rels", relationships("queryTable", "../queryTables/queryTable1.xml")},
         {"xl/queryTables/queryTable1.xml",
          "<queryTable " + main + R"( name="Q" connectionId="1" refreshOnLoad="1"/>)"},
         {"xl/connections.xml",
          "<connections " + main +
              R"(><connection id="1" name="C" type="4" refreshedVersion="4" refreshOnLoad="1"><webPr sourceData="1" htmlTables="1" url=")" +
              target + R"("/></connection></connections>)"}});
}

void write_all_linked_to(const fs::path& folder, const std::string& name, const std::string& target) {
    write_ods_linked_to(folder / (name + ".ods"), target);
    write_fods_linked_to(folder / (name + ".fods"), target);
    write_xlsx_linked_to(folder / (name + ".xlsx"), target, "image");
    write_xlsx_linked_to(folder / (name + "-as-hyperlink.xlsx"), target, "hyperlink");
    write_xlsx_with_query(folder / (name + "-query.xlsx"), target);
}

// Whether the picture is in a file, or in a part of it.
bool holds_picture(const fs::path& file) {
    if (bytes_of(file).find(picture) != std::string::npos) return true;
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, nullptr);
    if (!archive) return false;
    bool found = false;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0) && !found; ++i) {
        const std::string name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        found = part_of(file, name.c_str()).find(picture) != std::string::npos || name.ends_with(".png");
    }
    zip_discard(archive);
    return found;
}

std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().string());
    return out;
}

// Checks every workbook of the folder with both commands.
void expect_nothing_taken(const fs::path& folder, const fs::path& workbooks, const LinkTrap& trap) {
    auto arguments = files_in(workbooks);
    const auto inputs = arguments.size();
    for (const auto* format : {"ods", "xlsx", "pdf"}) {
        const auto to = folder / format;
        arguments.resize(inputs);
        arguments.insert(arguments.begin(), "recalc");
        arguments.insert(arguments.end(), {"-o", to.string(), "--to", format});
        const auto run = run_citystar(arguments);
        arguments.erase(arguments.begin());
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_FALSE(trap.caught()) << format;
        const auto outputs = files_in(to);
        EXPECT_EQ(outputs.size(), inputs) << run.err;
        for (const auto& output : outputs) EXPECT_FALSE(holds_picture(output)) << output;
    }
    run_citystar({"collect", workbooks.string(), "-o", (folder / "league.csv").string()});
    EXPECT_FALSE(trap.caught());
}

TEST(OutsideLinks, NothingIsFetchedReadOrEmbedded) {
    const office::TemporaryFolder folder;
    const auto workbooks = folder.path() / "in";
    fs::create_directory(workbooks);
    const auto secret = folder.path() / "secret.png";
    std::ofstream(secret, std::ios::binary) << picture;
    const LinkTrap trap;
    write_all_linked_to(workbooks, "web", trap.url() + "/a.png");
    write_all_linked_to(workbooks, "file", "file://" + secret.string());
    write_all_linked_to(workbooks, "beside", "../secret.png");
    expect_nothing_taken(folder.path(), workbooks, trap);
}

// Converts with a separate LibreOffice that follows links.
void convert(const fs::path& folder, const fs::path& file, const std::string& format, const fs::path& to) {
    const auto done = run_program(office::find_installation().program / "soffice",
                                  {"-env:UserInstallation=file://" + (folder / "profile").string(), "--headless",
                                   "--convert-to", format, "--outdir", to.string(), file.string()});
    EXPECT_EQ(done.status, 0) << done.err;
}

// LibreOffice writes no links into a .uos, but follows links that it reads from one.
void put_link_into_uos(const fs::path& file, const std::string& target) {
    auto text = bytes_of(file);
    const std::string objects = "<uof:对象集 uof:locID=\"u0033\"/>";
    const std::string end = "</表:工作表内容>";
    ASSERT_NE(text.find(objects), std::string::npos);
    text.replace(text.find(objects), objects.size(),
                 "<uof:对象集 uof:locID=\"u0033\"><uof:其他对象 uof:locID=\"u0036\" uof:标识符=\"p\" uof:内嵌=\"true\" "
                 "uof:公共类型=\"png\"><uof:路径>" +
                     target + "</uof:路径></uof:其他对象></uof:对象集>");
    ASSERT_NE(text.find(end), std::string::npos);
    text.insert(text.find(end),
                "<uof:锚点 uof:locID=\"u0064\" uof:x坐标=\"28\" uof:y坐标=\"28\" uof:宽度=\"56\" uof:高度=\"56\" "
                "uof:图形引用=\"p\" uof:随动方式=\"movesize\"/>");
    std::ofstream(file, std::ios::binary) << text;
}

// Files made by LibreOffice from a linked workbook, in formats whose links only LibreOffice knows.
void convert_all_linked_to(const fs::path& folder, const fs::path& to, const std::string& name,
                           const std::string& target) {
    write_fods_linked_to(folder / (name + ".fods"), target);
    write_ods(folder / (name + ".ods"), {"1+1"});
    for (const auto* format : {"fods", "xls"}) convert(folder, folder / (name + ".fods"), format, to);
    convert(folder, folder / (name + ".ods"), "uos", to);
    put_link_into_uos(to / (name + ".uos"), target);
}

TEST(OutsideLinks, NothingIsTakenForOlderAndFlatFormatsEither) {
    const office::TemporaryFolder folder;
    const auto workbooks = folder.path() / "in";
    fs::create_directory(workbooks);
    const auto secret = folder.path() / "secret.png";
    std::ofstream(secret, std::ios::binary) << picture;
    const LinkTrap trap;
    convert_all_linked_to(folder.path(), workbooks, "web", trap.url() + "/a.png");
    convert_all_linked_to(folder.path(), workbooks, "file", "file://" + secret.string());
    // They do lead outside: an office without our settings follows them, before version 26.
    const bool follows = std::stoi(command::current_versions().libreoffice) < 26;
    for (const auto* name : {"web.fods", "web.xls", "web.uos"}) {
        static_cast<void>(trap.caught());
        convert(folder.path(), workbooks / name, "ods", folder.path() / "unguarded");
        EXPECT_EQ(trap.caught(), follows) << name;
    }
    expect_nothing_taken(folder.path(), workbooks, trap);
}

TEST(OutsideLinks, WhatIsInsideAndWhatIsFollowedByHandStays) {
    const auto closed = [](std::string xml) {
        command::take_out_references(xml, [](auto reference) { return reference == "Pictures/1.png"; });
        return xml;
    };
    EXPECT_EQ(closed("<draw:image xlink:href=\"Pictures/1.png\"/>"), "<draw:image xlink:href=\"Pictures/1.png\"/>");
    EXPECT_EQ(closed("<text:a xlink:href='http://a/'>b</text:a>"), "<text:a xlink:href='http://a/'>b</text:a>");
    EXPECT_EQ(closed("<table:table-source xlink:href=\"b.ods\"/>"), "<table:table-source xlink:href=\"b.ods\"/>");
    EXPECT_EQ(closed("<text:p>href=\"b\"</text:p>"), "<text:p>href=\"b\"</text:p>");
    for (const auto* reference : {"xlink:href=\"http://a/\"", "x:href = '../b'", "href=\"&#104;ttp://a/\"",
                                  "form:image-data=\"ftp://a\"", "src=\"vnd.sun.star.webdav:a\""}) {
        const auto left = closed("<draw:image " + std::string(reference) + " a=\"b\"/>");
        EXPECT_EQ(left, "<draw:image " + std::string(std::string(reference).size(), ' ') + " a=\"b\"/>");
    }
}

TEST(OutsideLinks, RelationshipsOfHyperlinksAndFormulasStayWhereNothingIsEmbedded) {
    const auto leads_out = [](const std::string& kind, const std::string& source) {
        auto rels = relationships(kind, "http://a/", " TargetMode = 'External'");
        return command::take_out_relationships(rels, source) && rels.find("http://a/") == std::string::npos;
    };
    EXPECT_FALSE(leads_out("hyperlink", "<hyperlink r:id=\"r1\"/>"));
    EXPECT_FALSE(leads_out("externalLinkPath", "<externalBook r:id=\"r1\"/>"));
    EXPECT_TRUE(leads_out("hyperlink", "<a:blip r:link =\"r1\"/>"));
    EXPECT_TRUE(leads_out("hyperlink", "<oleObject r:id=\"r1\"/>"));
    EXPECT_TRUE(leads_out("image", ""));
    EXPECT_TRUE(leads_out("oleObject", ""));
    auto inside = relationships("image", "../media/1.png");
    EXPECT_FALSE(command::take_out_relationships(inside, ""));
}

TEST(OutsideLinks, OneDrawingMayNameAnother) {
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "a.ods";
    const std::string drawing =
        "<svg xmlns:xlink=\"x\"><use xlink:href=\"#a\"/><image xlink:href=\"/etc/a.png\"/></svg>";
    write_zip(file, {{"content.xml", "<a/>"}, {"Pictures/1.png", drawing}, {"Pictures/2.png", "\x1F\x8B..."}});
    const auto closed = command::closed_workbook(file, folder.path());
    ASSERT_TRUE(closed && *closed != file);
    const auto left = part_of(*closed, "Pictures/1.png");
    EXPECT_NE(left.find("#a"), std::string::npos);
    EXPECT_EQ(left.find("/etc/a.png"), std::string::npos);
    EXPECT_EQ(part_of(*closed, "Pictures/2.png"), "");
}

TEST(OutsideLinks, ALineOfTextTakesNoGigabytes) {
    const auto limited = [](std::string xml) {
        command::limit_spaces(xml);
        return xml;
    };
    EXPECT_EQ(limited("<text:s text:c=\"1500000000\"/>"), "<text:s text:c=\"0000000001\"/>");
    EXPECT_EQ(limited("<text:s text:c='99999999999999999999999'/>"), "<text:s text:c='00000000000000000000001'/>");
    EXPECT_EQ(limited("<text:s text:c=\"3\"/><text:span a:c=\"9999999\"/>"),
              "<text:s text:c=\"3\"/><text:span a:c=\"9999999\"/>");
    std::string many;
    for (int i = 0; i < 100; ++i) many += "<text:s text:c=\"20000\"/>";
    const auto left = limited(many);
    EXPECT_TRUE(left.starts_with("<text:s text:c=\"20000\"/>"));
    EXPECT_TRUE(left.ends_with("<text:s text:c=\"00001\"/>"));
}

TEST(OutsideLinks, WhatAParserWouldSeeOtherwiseIsRefused) {
    EXPECT_TRUE(command::plainly_written("<?xml version=\"1.0\" encoding='utf-8'?><a/>"));
    EXPECT_TRUE(command::plainly_written("<a/>"));
    EXPECT_FALSE(command::plainly_written("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"));
    EXPECT_FALSE(command::plainly_written(std::string("<\0a\0/\0>\0", 8)));
    EXPECT_FALSE(command::plainly_written("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"));
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "a.ods";
    write_zip(file, {{"content.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"}});
    EXPECT_FALSE(command::closed_workbook(file, folder.path()));
    write_ods(folder.path() / "plain.ods", {"1+1"});
    EXPECT_EQ(command::closed_workbook(folder.path() / "plain.ods", folder.path()), folder.path() / "plain.ods");
}

}  // namespace
}  // namespace citystar::test

// Workbooks with our functions, stored and opened again.

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "office_fixture.hpp"
#include "temporary_folder.hpp"
#include "zip_files.hpp"

namespace citystar::test {
namespace {

class Files : public OfficeTest {};

// Column A holds inputs, column B formulas over them, column C their results.
struct Line {
    const char* input;
    const char* formula;
    const char* result;
};
constexpr Line lines[] = {
    {"0.82", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";A1)", "4"},
    {"0.86", "=STARSCORE(\"ZQ-DISTRICT-2020\";1;A2)", "3"},
    {"", "=STARLEVEL(\"SD-CITY-2020\";\"L1P3\";A3)", "#VALUE!"},
    {"L1P1", "=WEIGHTEDSCORE(\"SD-CITY-2020\";A4:A5;A6:A7)", "3.6"},
    {"L1P2", "=STARLEVEL(\"SD-CITY-2020\";A5;A7)", "3"},
    {"0.9", "=STARLEVEL(\"SD-CITY-2020\";\"L9P9\";A1)", "#N/A"},
    {"3", "=DEPARTMENTS(\"ZQ-DISTRICT-2020\";3)", "\"区城管局\""},
    {"", "=IFERROR(STARLEVEL(\"SD-CITY-2020\";\"L1P1\";82);-1)", "-1"},
    {"", "=STARCHECK(\"SD-CITY-2020\";\"L1P1\";0.82)", "\"\""},
};

std::string at(char column, std::size_t row) { return column + std::to_string(row + 1); }

void expect_results(const TestDocument& document, const std::string& where) {
    for (std::size_t i = 0; i < std::size(lines); ++i)
        EXPECT_EQ(document.result(at('B', i)), lines[i].result) << where << ": " << lines[i].formula;
}

void fill(const TestDocument& document) {
    for (std::size_t i = 0; i < std::size(lines); ++i) {
        if (*lines[i].input) document.set(at('A', i), lines[i].input);
        document.set(at('B', i), lines[i].formula);
    }
}

TEST_F(Files, StoredAndOpenedAgainGiveTheSame) {
    const office::TemporaryFolder folder;
    TestDocument original(office());
    fill(original);
    expect_results(original, "new");
    for (const auto* name : {"a.ods", "a.xlsx"}) {
        const auto file = folder.path() / name;
        original.store(file);
        TestDocument again(office(), file);
        expect_results(again, name);
        again.recalculate();
        expect_results(again, std::string(name) + " recalculated");
    }
}

TEST_F(Files, AnOdsSurvivesTwoRounds) {
    const office::TemporaryFolder folder;
    TestDocument original(office());
    fill(original);
    original.store(folder.path() / "a.ods");
    TestDocument again(office(), folder.path() / "a.ods");
    again.store(folder.path() / "b.ods");
    TestDocument third(office(), folder.path() / "b.ods");
    third.recalculate();
    expect_results(third, "second round");
}

TEST_F(Files, AnXlsxSurvivesTwoRounds) {
    const office::TemporaryFolder folder;
    TestDocument original(office());
    fill(original);
    original.store(folder.path() / "a.xlsx");
    TestDocument again(office(), folder.path() / "a.xlsx");
    again.recalculate();
    again.store(folder.path() / "b.xlsx");
    TestDocument third(office(), folder.path() / "b.xlsx");
    third.recalculate();
    expect_results(third, "second round");
}

// A colleague without the extension opens the workbook, and saves it.
TEST_F(Files, StoredMeanwhileWithoutTheExtensionTheyHeal) {
    const office::TemporaryFolder folder;
    const auto without = [] {
        office::Office::Options options;
        options.interface_language = "en-US";
        return std::make_unique<office::Office>(office::find_installation(), options);
    }();
    TestDocument original(office());
    fill(original);
    for (const auto* kind : {".ods", ".xlsx"}) {
        const auto mine = folder.path() / (std::string("mine") + kind);
        const auto theirs = folder.path() / (std::string("theirs") + kind);
        original.store(mine);
        {
            TestDocument there(*without, mine);
            there.recalculate();
            for (const auto row : {0u, 1u, 3u, 6u}) EXPECT_EQ(there.result(at('B', row)), "#NAME?") << kind;
            there.store(theirs);
        }
        TestDocument back(office(), theirs);
        for (std::size_t i = 0; i < std::size(lines); ++i)
            EXPECT_EQ(back.cell(at('B', i))->getFormula(), original.cell(at('B', i))->getFormula()) << kind;
        expect_results(back, std::string(kind) + " opened");
        back.recalculate();
        expect_results(back, std::string(kind) + " recalculated");
    }
}

// Names under which LibreOffice 25.2 and 26.8, other programs, and offices without the extension write our functions.
constexpr const char* other_names[] = {
    "", "_xludf.", "_xlfn.", "_xll.", "_xludf.ORG.CITYSTAR.FUNCTIONS.", "_xlfn._xludf.", "org.citystar.functions."};

void replace_all(std::string& text, const std::string& old, const std::string& fresh) {
    for (auto at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size()))
        text.replace(at, old.size(), fresh);
}

// Each call of our functions under another name, whichever this LibreOffice has written.
void rename_calls(std::string& cells, const std::string& prefix) {
    replace_all(cells, "ORG.CITYSTAR.FUNCTIONS.", "");
    for (const auto* function : {"STARLEVEL(", "STARSCORE(", "WEIGHTEDSCORE(", "DEPARTMENTS(", "STARCHECK("})
        replace_all(cells, function, prefix + function);
}

bool changed_or_undoable(const TestDocument& file) {
    return uno::Reference<com::sun::star::util::XModifiable>(file.document(), uno::UNO_QUERY_THROW)->isModified() ||
           uno::Reference<com::sun::star::document::XUndoManagerSupplier>(file.document(), uno::UNO_QUERY_THROW)
               ->getUndoManager()
               ->isUndoPossible();
}

// LibreOffice 7.4 knows only the long names in an .xlsx. What it could not find shows #NAME?, as it was stored there.
TEST_F(Files, FunctionsAreFoundUnderTheNamesThatOthersWrite) {
    const office::TemporaryFolder folder;
    const auto mine = folder.path() / "mine.xlsx";
    TestDocument original(office());
    fill(original);
    const uno::Reference<com::sun::star::util::XProtectable> sheet(original.sheet(), uno::UNO_QUERY_THROW);
    sheet->protect({});
    original.store(mine);
    for (const auto* name : other_names) {
        SCOPED_TRACE(name);
        auto parts = parts_of(mine);
        auto& cells = part(parts, "xl/worksheets/sheet1.xml");
        rename_calls(cells, name);
        replace_all(cells, "t=\"n\"><f", "t=\"e\"><f");
        replace_all(cells, "</f><v>4</v>", "</f><v>#NAME?</v>");
        const auto theirs = folder.path() / "theirs.xlsx";
        write_bytes(theirs, zipped(parts));
        TestDocument file(office(), theirs);
        EXPECT_FALSE(changed_or_undoable(file));
        EXPECT_TRUE(
            uno::Reference<com::sun::star::util::XProtectable>(file.sheet(), uno::UNO_QUERY_THROW)->isProtected());
        for (std::size_t i = 0; i < std::size(lines); ++i)
            EXPECT_EQ(file.cell(at('B', i))->getFormula(), original.cell(at('B', i))->getFormula());
        EXPECT_EQ(file.result("B1"), "4");
        file.recalculate();
        expect_results(file, "recalculated");
    }
}

// A text that looks like a call stays a text, and so does the name of a function that is not ours.
TEST_F(Files, OnlyCallsOfOurFunctionsLoseTheirPrefix) {
    const office::TemporaryFolder folder;
    const auto mine = folder.path() / "mine.xlsx";
    TestDocument original(office());
    original.set("B1", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)&\"ORG.CITYSTAR.FUNCTIONS.STARLEVEL(\"");
    original.set("B2", "=STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)+1");
    original.store(mine);
    auto parts = parts_of(mine);
    auto& cells = part(parts, "xl/worksheets/sheet1.xml");
    rename_calls(cells, "_xludf.");
    replace_all(cells, "t=\"str\"><f", "t=\"e\"><f");
    replace_all(cells, "</f><v>4_xludf.STARLEVEL(</v>", "</f><v>#NAME?</v>");
    replace_all(cells, "_xludf.STARLEVEL(&quot;SD-CITY-2020&quot;,&quot;L1P1&quot;,0.82)+1", "_xludf.STARLIGHT(1)");
    const auto theirs = folder.path() / "theirs.xlsx";
    write_bytes(theirs, zipped(parts));
    TestDocument file(office(), theirs);
    file.recalculate();
    EXPECT_EQ(file.result("B1"), "\"4_xludf.STARLEVEL(\"");
    // LibreOffice 26.8 takes this prefix from every name that it reads.
    const bool taken = utf8(file.cell("B2")->getFormula()) == "=STARLIGHT(1)";
    EXPECT_EQ(file.result("B2"), taken ? "Err:530" : "#NAME?");
    if (!taken) {
        EXPECT_EQ(file.cell("B2")->getFormula(), "=_xludf.starlight(1)");
    }
}

// A named expression that calls our function under its short name.
TEST_F(Files, FunctionsInNamedExpressionsAreFound) {
    const office::TemporaryFolder folder;
    const auto mine = folder.path() / "mine.xlsx";
    TestDocument original(office());
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(original.document(), uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName("LEVEL", "STARLEVEL(\"SD-CITY-2020\";\"L1P1\";0.82)", {}, 0);
    original.set("B1", "=LEVEL+1");
    original.store(mine);
    auto parts = parts_of(mine);
    replace_all(part(parts, "xl/workbook.xml"), "ORG.CITYSTAR.FUNCTIONS.", "");
    const auto theirs = folder.path() / "theirs.xlsx";
    write_bytes(theirs, zipped(parts));
    TestDocument file(office(), theirs);
    file.recalculate();
    EXPECT_EQ(file.result("B1"), "5");
}

// This file was stored with the first release; the names in it are in users' files and must work for ever.
TEST_F(Files, TheFixtureStillCalculates) {
    for (const auto* name : {"functions.ods", "functions.xlsx"}) {
        TestDocument fixture(office(), std::filesystem::path(CITYSTAR_FIXTURES) / name);
        fixture.recalculate();
        expect_results(fixture, name);
    }
}

}  // namespace
}  // namespace citystar::test

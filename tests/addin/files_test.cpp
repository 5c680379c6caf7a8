// Workbooks with our functions, stored and opened again.

#include "office_fixture.hpp"
#include "temporary_folder.hpp"

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

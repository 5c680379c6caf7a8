// “Check This Workbook”: the findings of an open document, and the way to their cells.

#include "menu/check_workbook.hpp"

#include <boost/json.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <fstream>

#include "careless.hpp"
#include "office_fixture.hpp"
#include "process.hpp"
#include "sample_workbook.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;
using com::sun::star::util::XModifiable;
using workbook::Finding;
using workbook::Findings;

constexpr auto report = "填报";
constexpr auto score = "评分";

// Findings of the shipped command in a stored workbook.
Findings findings_of_command(const fs::path& workbook) {
    const auto results = workbook.parent_path() / "results.jsonl";
    office::Process command({std::string(CITYSTAR_OXT) + "/" CITYSTAR_PROGRAM, "collect", workbook.string(), "-o",
                             (workbook.parent_path() / "league.csv").string(), "--results", results.string()},
                            {});
    EXPECT_EQ(command.wait(std::chrono::minutes(5)), 0);
    std::ifstream file(results);
    std::string line;
    std::getline(file, line);
    Findings out;
    const auto text = [](const json::value& finding, const char* name) {
        return json::value_to<std::string>(finding.at(name));
    };
    const auto record = json::parse(line);
    for (const auto& one : record.at("findings").as_array())
        out.push_back({text(one, "severity") == "error", text(one, "kind"), text(one, "sheet"), text(one, "cell"),
                       text(one, "code"), text(one, "text")});
    return out;
}

bool operator==(const Finding& a, const Finding& b) {
    return std::tie(a.error, a.kind, a.sheet, a.cell, a.code, a.text) ==
           std::tie(b.error, b.kind, b.sheet, b.cell, b.code, b.text);
}

class CheckWorkbook : public OfficeTest {
protected:
    // Makes two errors, a warning, and two formulas replaced by values: one value is wrong, the other is right.
    static void damage(command::WorkbookFile& file) {
        const Workbook it(file);
        Workbook::write(it.figure(0), "82");
        Workbook::write(it.figure(1), "８５");
        it.sheet_of(score)->getCellByPosition(4, 20)->setValue(7);
        const auto total = it.named("CS_TOTAL")->getCellByPosition(0, 0);
        total->setValue(total->getValue());
    }
    Findings check(const command::WorkbookFile& file, Language language) const {
        return menu::findings_of(office().context(), file.document(), registry_, templates_, language);
    }
    bool modified(const command::WorkbookFile& file) const {
        return uno::Reference<XModifiable>(file.document(), uno::UNO_QUERY_THROW)->isModified();
    }

    const Registry registry_ = shipped_registry();
    mutable workbook::DeliveredTemplates templates_{fs::path(CITYSTAR_OXT) / "templates"};
};

TEST_F(CheckWorkbook, FindsWhatCollectFindsInTheStoredFileAndChangesNothing) {
    const office::TemporaryFolder folder;
    const auto stored = folder.path() / "damaged.ods";
    auto file = sample_workbook(office(), registry_, "SD-CITY-2020");
    damage(*file);
    file->store(stored);
    uno::Reference<XModifiable>(file->document(), uno::UNO_QUERY_THROW)->setModified(false);
    auto found = check(*file, Language::zh);
    EXPECT_FALSE(modified(*file));
    // The figures not reported come last: all but the second, since the first is refused.
    std::vector<std::string> gaps;
    while (!found.empty() && found.back().kind == "not_reported") {
        gaps.insert(gaps.begin(), found.back().code + " " + found.back().cell);
        found.pop_back();
    }
    ASSERT_EQ(gaps.size(), 48u);
    EXPECT_EQ(gaps[0], "L1P1 H8");
    EXPECT_EQ(gaps[1], "L1P3 H10");
    const auto expected = findings_of_command(stored);
    EXPECT_GE(expected.size(), 3u);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_TRUE(found[i] == expected[i]) << found[i].text;
    EXPECT_TRUE(found.front().error);
    EXPECT_FALSE(found.back().error);
    for (const auto* kind : {"formulas_overwritten", "formulas_frozen"})
        EXPECT_EQ(std::ranges::count(found, kind, &Finding::kind), 1) << kind;
}

TEST_F(CheckWorkbook, SpeaksTheLanguageOfTheUserAndSeesWhatIsNotStored) {
    auto file = sample_workbook(office(), registry_, "SD-CITY-2020");
    const auto before = check(*file, Language::en);
    damage(*file);
    const auto after = check(*file, Language::en);
    EXPECT_GT(after.size(), before.size());
    EXPECT_TRUE(std::ranges::any_of(after, [](const Finding& finding) {
        return finding.kind == "mended_value" &&
               finding.text.find("Check it, and enter a number.") != std::string::npos;
    }));
    EXPECT_TRUE(modified(*file));
}

TEST_F(CheckWorkbook, NamesAFigureThatComesFromAnotherFile) {
    auto file = sample_workbook(office(), registry_, "SD-CITY-2020");
    const auto links = [&] { return std::ranges::count(check(*file, Language::en), "external_link", &Finding::kind); };
    EXPECT_EQ(links(), 0);
    Workbook(*file).figure(0)->setFormula("='file:///nowhere/other.ods'#$A.A1");
    EXPECT_EQ(links(), 1);
}

TEST_F(CheckWorkbook, GoesToTheCellUnlessItsSheetIsHidden) {
    auto file = sample_workbook(office(), registry_, "SD-CITY-2020");
    const auto view =
        uno::Reference<com::sun::star::frame::XModel>(file->document(), uno::UNO_QUERY_THROW)->getCurrentController();
    Finding finding{true, "", score, "E21", "", ""};
    ASSERT_TRUE(menu::go_to(view, finding));
    const uno::Reference<com::sun::star::view::XSelectionSupplier> selection(view, uno::UNO_QUERY_THROW);
    const auto at = uno::Reference<sheet::XCellRangeAddressable>(selection->getSelection(), uno::UNO_QUERY_THROW)
                        ->getRangeAddress();
    EXPECT_EQ(at.StartColumn, 4);
    EXPECT_EQ(at.StartRow, 20);
    const Workbook it(*file);
    uno::Reference<XPropertySet>(it.sheet_of(report), uno::UNO_QUERY_THROW)
        ->setPropertyValue("IsVisible", uno::Any(false));
    finding.sheet = report;
    EXPECT_FALSE(menu::go_to(view, finding));
    finding.sheet = "no such sheet";
    EXPECT_FALSE(menu::go_to(view, finding));
    finding.sheet.clear();
    EXPECT_FALSE(menu::go_to(view, finding));
}

}  // namespace
}  // namespace citystar::test

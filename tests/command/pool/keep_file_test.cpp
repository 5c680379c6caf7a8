// Slim copies, and files whose bytes are kept, in a real LibreOffice.

#include "pool/keep_file.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include "files/slim_workbook.hpp"
#include "office.hpp"
#include "pool/windowless.hpp"
#include "run.hpp"
#include "temporary_folder.hpp"
#include "workbook_cells.hpp"
#include "workbooks.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
using command::Formulas;
using command::OdsResults;
using command::WorkbookFile;

class KeepFile : public testing::Test {
protected:
    static void SetUpTestSuite() {
        office::Office::Options options;
        options.extensions = {fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt"};
        office_ = new office::Office(office::find_installation(), options);
    }
    static void TearDownTestSuite() {
        delete office_;
        office_ = nullptr;
    }

    fs::path path(const std::string& name) const { return folder_.path() / name; }
    static office::Office& office() { return *office_; }

    // The texts that LibreOffice shows for every step-th formula.
    static std::vector<std::string> shown(const WorkbookFile& workbook, const OdsResults& formulas, std::size_t step) {
        const uno::Reference<com::sun::star::container::XNameAccess> sheets(workbook.document()->getSheets(),
                                                                            uno::UNO_QUERY_THROW);
        std::vector<std::string> out;
        for (std::size_t i = 0; i < formulas.all().size(); i += step) {
            const auto& at = formulas.all()[i];
            const uno::Reference<com::sun::star::table::XCellRange> sheet(sheets->getByName(utf16(at.sheet)),
                                                                          uno::UNO_QUERY_THROW);
            const uno::Reference<com::sun::star::text::XTextRange> cell(sheet->getCellByPosition(at.column, at.row),
                                                                        uno::UNO_QUERY_THROW);
            out.push_back(fmt::format("{}!{},{}: {}", at.sheet, at.column, at.row, utf8(cell->getString())));
        }
        return out;
    }

    static std::vector<workbook::SheetCells> sheets_of(const WorkbookFile& workbook) {
        return workbook::read_cells(office().context(), workbook.document()).sheets;
    }

    // All values and formulas, and the texts of every step-th formula, are the same in the whole and the light
    // workbook.
    void expect_the_same(const fs::path& file, std::size_t step) {
        const auto stored = OdsResults::read(file);
        ASSERT_TRUE(stored) << file;
        ASSERT_TRUE(write_slim_workbook(*stored, path("slim.ods"))) << file;
        WorkbookFile whole(office(), file);
        ASSERT_TRUE(whole.open());
        whole.recalculate();
        WorkbookFile light(office(), open_windowless(office(), path("slim.ods"), command::Format::ods));
        ASSERT_TRUE(light.open());
        light.recalculate();
        EXPECT_TRUE(same_formulas(light.results(Formulas::read), *stored));
        EXPECT_EQ(shown(light, *stored, step), shown(whole, *stored, step)) << file;
        EXPECT_EQ(light.results().named, whole.results().named);
        const auto of_light = sheets_of(light);
        const auto of_whole = sheets_of(whole);
        ASSERT_EQ(of_light.size(), of_whole.size());
        for (std::size_t i = 0; i < of_light.size(); ++i) {
            EXPECT_EQ(of_light[i].values, of_whole[i].values) << of_whole[i].name;
            EXPECT_EQ(of_light[i].formulas, of_whole[i].formulas) << of_whole[i].name;
            EXPECT_EQ(of_light[i].hidden_rows, of_whole[i].hidden_rows) << of_whole[i].name;
        }
    }

private:
    static office::Office* office_;
    office::TemporaryFolder folder_;
};

office::Office* KeepFile::office_ = nullptr;

TEST_F(KeepFile, LightTemplatesCalculateAsWholeOnes) {
    const std::pair<const char*, const char*> samples[] = {{"SD-CITY-2020", "shandong-made-up.tsv"},
                                                           {"ZQ-DISTRICT-2020", "zhangqiu-four-star.tsv"},
                                                           {"SX-PILOT", "shanxi-made-up.tsv"},
                                                           {"SH-INDEX-2020", "shanghai-2020.tsv"},
                                                           {"SH-DISTRICT-145", "district-145-made-up.tsv"}};
    for (const auto& [framework, sample] : samples) {
        const auto file = path(std::string(framework) + ".ods");
        const auto values = std::string(CITYSTAR_SAMPLES "/") + sample;
        ASSERT_EQ(run_citystar({"new", framework, "-o", file.string(), "--values", values}).status, 0);
        expect_the_same(file, 10);
    }
}

// ODF 1.4, with elements and attributes of LibreOffice 26.8.
TEST_F(KeepFile, WorkbooksOfNewerVersionsCalculateLightToo) {
    expect_the_same(CITYSTAR_PRODUCERS "/sh145-lo26.8.ods", 1);
}

// Hidden and filtered rows matter to SUBTOTAL; formats of columns matter to texts and to formats that formulas inherit.
TEST_F(KeepFile, LightWorkbooksKnowHiddenRowsAndFormats) {
    write_ods_content(
        path("a.ods"),
        R"xml(<table:table table:name="A"><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="Default"/><table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="5"/></table:table-row><table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="7"/></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="11"/><table:table-cell table:formula="of:=SUBTOTAL(9;[.A1:.A3])"/></table:table-row><table:table-row><table:table-cell/><table:table-cell table:formula="of:=SUBTOTAL(109;[.A1:.A3])"/></table:table-row><table:table-row><table:table-cell/><table:table-cell table:formula="of:=SUBTOTAL(103;[.A1:.A3])"/></table:table-row><table:table-row><table:table-cell/><table:table-cell table:formula="of:=TODAY()"/></table:table-row><table:table-row><table:table-cell/><table:table-cell table:formula="of:=1/0"/></table:table-row></table:table>)xml");
    expect_the_same(path("a.ods"), 1);
    WorkbookFile light(office(), open_windowless(office(), path("slim.ods"), command::Format::ods));
    light.recalculate();
    EXPECT_EQ(sheets_of(light)[0].value(1, 2), workbook::CellValue(16.0));
    EXPECT_EQ(sheets_of(light)[0].value(1, 3), workbook::CellValue(11.0));
}

TEST_F(KeepFile, AnotherNumberOfFormulasIsNoMatch) {
    write_ods(path("two.ods"), {"1+1", "2+2"});
    write_ods(path("three.ods"), {"1+1", "2+2", "3+3"});
    const auto two = OdsResults::read(path("two.ods"));
    ASSERT_TRUE(two);
    WorkbookFile right(office(), path("two.ods"));
    right.recalculate();
    const auto same = right.results(Formulas::read);
    EXPECT_TRUE(same_formulas(same, *two));
    EXPECT_TRUE(with_new_results(right, same, *two));
    WorkbookFile wrong(office(), path("three.ods"));
    wrong.recalculate();
    const auto others = wrong.results(Formulas::read);
    EXPECT_FALSE(same_formulas(others, *two));
    EXPECT_FALSE(with_new_results(wrong, others, *two));
}

// The slim copy has neither the widths nor the name of the file, so such cells are calculated in the file itself.
TEST_F(KeepFile, CellsThatLookAtTheFileAreCalculatedInIt) {
    write_ods_content(
        path("wide.ods"),
        R"xml(<table:table table:name="A"><table:table-row><table:table-cell table:formula="of:=CELL(&quot;filename&quot;)" office:value-type="string" office:string-value="old"/></table:table-row></table:table>)xml");
    ASSERT_EQ(run_citystar({"recalc", path("wide.ods").string(), "-o", path("out").string()}).status, 0);
    const auto results = OdsResults::read(path("out/wide.ods"));
    ASSERT_TRUE(results);
    EXPECT_NE(std::get<std::string>(results->all().at(0).value).find("/wide.ods"), std::string::npos);
}

TEST_F(KeepFile, AWorkbookThatMustBeLoadedWholeHasNoLightCopy) {
    write_ods_content(path("shown.ods"), R"(<table:calculation-settings table:precision-as-shown="true"/>)");
    const auto stored = OdsResults::read(path("shown.ods"));
    ASSERT_TRUE(stored);
    EXPECT_FALSE(write_slim_workbook(*stored, path("slim.ods")));
    EXPECT_FALSE(fs::exists(path("slim.ods")));
}

}  // namespace
}  // namespace citystar::test

// Workbooks made from the menu: from the shipped templates, and from the user's own framework.

#include "menu/new_workbook.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <cstdlib>

#include "office_fixture.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;

// The shown result of the named cell.
std::string named(const uno::Reference<sheet::XSpreadsheetDocument>& document, const char* name) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    const uno::Reference<sheet::XCellRangeReferrer> range(names->getByName(OUString::createFromAscii(name)),
                                                          uno::UNO_QUERY_THROW);
    return TestDocument::result(range->getReferredCells()->getCellByPosition(0, 0));
}

void expect_workbook(office::Office& office, const menu::ListedFramework& framework, const std::string& unit,
                     templates::Formulas formulas = templates::Formulas::functions) {
    SCOPED_TRACE(framework.id);
    const auto made = menu::make_workbook(office.context(), framework, unit, "2024年上半年", formulas, Language::zh);
    command::WorkbookFile file(office, made);
    EXPECT_EQ(named(made, "CS_FRAMEWORK"), "\"" + framework.id + "\"");
    EXPECT_EQ(named(made, "CS_TEMPLATE_VERSION"), "\"" + templates::version_text(formulas) + "\"");
    EXPECT_EQ(named(made, "CS_UNIT_NAME"), "\"" + unit + "\"");
    EXPECT_EQ(named(made, "CS_PERIOD"), "\"2024年上半年\"");
    EXPECT_FALSE(uno::Reference<com::sun::star::frame::XStorable>(made, uno::UNO_QUERY_THROW)->hasLocation());
    EXPECT_FALSE(uno::Reference<com::sun::star::document::XUndoManagerSupplier>(made, uno::UNO_QUERY_THROW)
                     ->getUndoManager()
                     ->isUndoPossible());
    EXPECT_TRUE(file.results().errors.empty());
}

TEST(NewWorkbook, ComesFromTheTemplateOrIsMadeForAFrameworkOfTheUsersOwn) {
    const office::TemporaryFolder folder;
    fs::copy_file(fs::path(CITYSTAR_SOURCE) / "docs/examples/example-city.json", folder.path() / "example-city.json");
    setenv("CITYSTAR_FRAMEWORKS", folder.path().c_str(), 1);
    const auto office = start_test_office();
    unsetenv("CITYSTAR_FRAMEWORKS");
    const auto list = menu::framework_list(office->context());
    ASSERT_EQ(list.usable.size(), 6u);
    EXPECT_TRUE(list.refused.empty());
    EXPECT_EQ(list.usable.front().id, "SD-CITY-2020");
    EXPECT_EQ(list.usable.front().indicators, 49);
    for (const auto& framework : list.usable)
        for (const auto formulas : {templates::Formulas::functions, templates::Formulas::native})
            expect_workbook(*office, framework, framework.id == "SH-INDEX-2020" ? "徐汇" : "示例市", formulas);
}

TEST(NewWorkbook, NamesTheFrameworkFilesThatCannotBeUsed) {
    const office::TemporaryFolder folder;
    fs::copy_file(fs::path(CITYSTAR_SOURCE) / "README.md", folder.path() / "mine.json");
    setenv("CITYSTAR_FRAMEWORKS", folder.path().c_str(), 1);
    const auto office = start_test_office();
    unsetenv("CITYSTAR_FRAMEWORKS");
    const auto list = menu::framework_list(office->context());
    EXPECT_EQ(list.usable.size(), 5u);
    ASSERT_EQ(list.refused.size(), 1u);
    EXPECT_EQ(list.refused.front().find("mine.json："), 0u) << list.refused.front();
}

}  // namespace
}  // namespace citystar::test

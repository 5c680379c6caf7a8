// The commands of the menu, dispatched through the frame as Calc's menu bar does it.

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/drawing/XDrawPage.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <fstream>
#include <sstream>

#include "office_fixture.hpp"
#include "temporary_folder.hpp"

namespace citystar::test {
namespace {

namespace beans = com::sun::star::beans;
namespace frame = com::sun::star::frame;
using com::sun::star::document::XUndoManager;
using com::sun::star::document::XUndoManagerSupplier;
using com::sun::star::util::XProtectable;

const std::string fit = "vnd.org.citystar:column-width-fit";
const std::string wider = "vnd.org.citystar:column-width-wider";
const std::string narrower = "vnd.org.citystar:column-width-narrower";

uno::Reference<frame::XDispatch> command_of(const uno::Reference<uno::XInterface>& provider, const std::string& name,
                                            com::sun::star::util::URL& url) {
    url.Complete = utf16(name);
    url.Protocol = "vnd.org.citystar:";
    return uno::Reference<frame::XDispatchProvider>(provider, uno::UNO_QUERY_THROW)->queryDispatch(url, "_self", 0);
}

class Menu : public OfficeTest {
protected:
    class Sheet : public TestDocument {
    public:
        using TestDocument::TestDocument;

        uno::Reference<frame::XController> view() const {
            return uno::Reference<frame::XModel>(document(), uno::UNO_QUERY_THROW)->getCurrentController();
        }
        void select(const uno::Reference<uno::XInterface>& what) const {
            uno::Reference<com::sun::star::view::XSelectionSupplier>(view(), uno::UNO_QUERY_THROW)
                ->select(uno::Any(what));
        }
        void select(std::string_view range) const { select(sheet()->getCellRangeByName(utf16(range))); }
        void choose(const std::string& name) const {
            com::sun::star::util::URL url;
            const auto dispatch = command_of(view()->getFrame(), name, url);
            ASSERT_TRUE(dispatch.is()) << name;
            dispatch->dispatch(url, {});
        }
        uno::Reference<beans::XPropertySet> column(sal_Int32 index) const {
            const uno::Reference<table::XColumnRowRange> columns(sheet(), uno::UNO_QUERY_THROW);
            return {columns->getColumns()->getByIndex(index), uno::UNO_QUERY_THROW};
        }
        sal_Int32 width(sal_Int32 index) const {
            sal_Int32 out = 0;
            column(index)->getPropertyValue("Width") >>= out;
            return out;
        }
        std::vector<sal_Int32> widths(sal_Int32 count) const {
            std::vector<sal_Int32> out;
            for (sal_Int32 i = 0; i < count; ++i) out.push_back(width(i));
            return out;
        }
        uno::Reference<XProtectable> protection() const { return {sheet(), uno::UNO_QUERY_THROW}; }
        uno::Reference<XUndoManager> undo() const {
            return uno::Reference<XUndoManagerSupplier>(document(), uno::UNO_QUERY_THROW)->getUndoManager();
        }
    };
};

TEST_F(Menu, WidensAndNarrowsTheSelectedColumnsOfALockedSheetAsOneStepOfUndo) {
    const Sheet sheet(office());
    sheet.set("A1", "1");
    sheet.protection()->protect("secret");
    const auto before = sheet.widths(4);
    sheet.select("B2:C3");
    sheet.choose(wider);
    EXPECT_EQ(sheet.width(0), before[0]);
    EXPECT_NEAR(sheet.width(1), before[1] * 1.25, 3);
    EXPECT_NEAR(sheet.width(2), before[2] * 1.25, 3);
    EXPECT_EQ(sheet.width(3), before[3]);
    EXPECT_EQ(utf8(sheet.undo()->getCurrentUndoActionTitle()), "列宽：加宽");
    sheet.choose(narrower);
    EXPECT_NEAR(sheet.width(1), before[1], 3);
    sheet.undo()->undo();
    sheet.undo()->undo();
    EXPECT_EQ(sheet.widths(4), before);
    // Locked as before, and with the same password.
    EXPECT_TRUE(sheet.protection()->isProtected());
    EXPECT_THROW(sheet.protection()->unprotect({}), com::sun::star::lang::IllegalArgumentException);
    sheet.protection()->unprotect("secret");
    EXPECT_FALSE(sheet.protection()->isProtected());
}

TEST_F(Menu, FitsVisibleColumnsWithinReason) {
    const Sheet sheet(office());
    sheet.set("A1", "基础设施互联互通水平与公共服务");
    sheet.set("B1", "hidden");
    sheet.set("C1", std::string(500, 'x'));
    sheet.column(1)->setPropertyValue("IsVisible", uno::Any(false));
    sheet.protection()->protect({});
    const auto before = sheet.widths(6);
    sheet.select("A1:AMJ1048576");
    sheet.choose(fit);
    EXPECT_GT(sheet.width(0), before[0]);
    EXPECT_EQ(sheet.column(1)->getPropertyValue("IsVisible"), uno::Any(false));
    EXPECT_NEAR(sheet.width(2), 10000, 3);
    sheet.column(3)->setPropertyValue("Width", uno::Any(sal_Int32{1000}));
    sheet.select("D1");
    sheet.choose(fit);
    EXPECT_NEAR(sheet.width(3), 1000, 3);  // empty
    for (const sal_Int32 unused : {4, 5}) EXPECT_EQ(sheet.width(unused), before[static_cast<std::size_t>(unused)]);
}

TEST_F(Menu, NeverNarrowsToFitAndLetsRowsFollowTheirContents) {
    const Sheet sheet(office());
    sheet.set("A1", "基础设施 互联互通 水平与 公共服务");
    const uno::Reference<beans::XPropertySet> cell(sheet.cell("A1"), uno::UNO_QUERY_THROW);
    cell->setPropertyValue("IsTextWrapped", uno::Any(true));
    sheet.column(0)->setPropertyValue("Width", uno::Any(sal_Int32{8000}));
    sheet.protection()->protect({});
    const auto height = [&] {
        const uno::Reference<table::XColumnRowRange> lines(sheet.sheet(), uno::UNO_QUERY_THROW);
        sal_Int32 out = 0;
        uno::Reference<beans::XPropertySet>(lines->getRows()->getByIndex(0), uno::UNO_QUERY_THROW)
            ->getPropertyValue("Height") >>= out;
        return out;
    };
    sheet.select("A1");
    sheet.choose(fit);
    EXPECT_NEAR(sheet.width(0), 8000, 3);
    const auto before = height();
    for (int i = 0; i < 6; ++i) sheet.choose(narrower);
    EXPECT_GE(height(), 2 * before);
    for (int i = 0; i < 6; ++i) sheet.choose(wider);
    EXPECT_EQ(height(), before);
}

TEST_F(Menu, KeepsThePermissionsOfTheLock) {
    const office::TemporaryFolder folder;
    const auto file = folder.path() / "locked.fods";
    const std::string permissions = "loext:select-protected-cells=\"true\" loext:insert-columns=\"true\"";
    std::ofstream(file) << R"(<?xml version="1.0"?><office:document
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
        office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body>
        <office:spreadsheet><table:table table:name="A" table:protected="true"><loext:table-protection )"
                        << permissions << R"(/><table:table-column/><table:table-row><table:table-cell/>
        </table:table-row></table:table></office:spreadsheet></office:body></office:document>)";
    const Sheet sheet(office(), file);
    ASSERT_TRUE(sheet.protection()->isProtected());
    const auto before = sheet.width(0);
    sheet.select("A1");
    sheet.choose(wider);
    EXPECT_GT(sheet.width(0), before);
    const auto stored = folder.path() / "stored.fods";
    beans::PropertyValue filter("FilterName", 0, uno::Any(OUString("OpenDocument Spreadsheet Flat XML")),
                                beans::PropertyState_DIRECT_VALUE);
    uno::Reference<frame::XStorable>(sheet.document(), uno::UNO_QUERY_THROW)
        ->storeToURL(office::file_url(stored), {&filter, 1});
    std::ostringstream text;
    text << std::ifstream(stored).rdbuf();
    EXPECT_NE(text.str().find("<loext:table-protection " + permissions + "/>"), std::string::npos);
}

TEST_F(Menu, WithoutCellsOrADocumentNothingHappens) {
    const Sheet sheet(office());
    const auto before = sheet.widths(3);
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(sheet.document(), uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::drawing::XShape> picture(
        factory->createInstance("com.sun.star.drawing.RectangleShape"), uno::UNO_QUERY_THROW);
    picture->setSize({3000, 2000});
    const uno::Reference<com::sun::star::drawing::XDrawPagesSupplier> pages(sheet.document(), uno::UNO_QUERY_THROW);
    uno::Reference<com::sun::star::drawing::XDrawPage>(pages->getDrawPages()->getByIndex(0), uno::UNO_QUERY_THROW)
        ->add(picture);
    sheet.select(picture);
    for (const auto& command : {fit, wider, narrower}) sheet.choose(command);
    EXPECT_EQ(sheet.widths(3), before);

    com::sun::star::util::URL url;
    const auto without_document = command_of(office().desktop(), wider, url);
    ASSERT_TRUE(without_document.is());
    without_document->dispatch(url, {});
    EXPECT_TRUE(office().running());
    EXPECT_FALSE(command_of(sheet.view()->getFrame(), "vnd.org.citystar:unknown", url).is());
}

}  // namespace
}  // namespace citystar::test

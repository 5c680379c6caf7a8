#include "damaged_workbooks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <functional>

#include "careless.hpp"
#include "office.hpp"
#include "pool/workbook_file.hpp"
#include "run.hpp"

namespace citystar::test {
namespace {

namespace fs = std::filesystem;
namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::XPropertySet;

constexpr auto report = "填报";

// Opens a workbook as a click on a link does; returns the cell to which that leads.
std::string jump(office::Office& office, const fs::path& file, const std::string& place) {
    com::sun::star::beans::PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    const command::WorkbookFile opened(
        office,
        uno::Reference<sheet::XSpreadsheetDocument>(
            office.loader()->loadComponentFromURL(office::file_url(file) + utf16(place), "_blank", 0, {&hidden, 1}),
            uno::UNO_QUERY_THROW));
    const uno::Reference<com::sun::star::frame::XModel> model(opened.document(), uno::UNO_QUERY_THROW);
    const uno::Reference<XPropertySet> cell(model->getCurrentSelection(), uno::UNO_QUERY_THROW);
    OUString name;
    cell->getPropertyValue("AbsoluteName") >>= name;
    return utf8(name);
}

class Damager {
public:
    explicit Damager(fs::path folder) : folder_(std::move(folder)), office_(installation(), options()) {}

    std::string jumped() { return jump(office_, path("a.ods"), "#'填报'!H12"); }

    void write_moved();
    void write_changed();

private:
    static office::Installation installation() {
        auto out = office::find_installation();
        out.extension = fs::path(CITYSTAR_COMMAND).parent_path().parent_path() / "oxt";
        return out;
    }
    static office::Office::Options options() {
        office::Office::Options out;
        out.extensions.push_back(installation().extension);
        return out;
    }
    fs::path path(const std::string& name) const { return folder_ / name; }

    void damaged(const char* name, const char* unit, const std::function<void(Workbook&)>& change) {
        com::sun::star::beans::PropertyValue hidden;
        hidden.Name = "Hidden";
        hidden.Value <<= true;
        command::WorkbookFile file(office_, uno::Reference<sheet::XSpreadsheetDocument>(
                                                office_.loader()->loadComponentFromURL(office::file_url(path("a.ods")),
                                                                                       "_blank", 0, {&hidden, 1}),
                                                uno::UNO_QUERY_THROW));
        Workbook workbook(file);
        Workbook::write(workbook.named("CS_UNIT_NAME")->getCellByPosition(0, 0), unit);
        try {
            change(workbook);
        } catch (const uno::Exception& error) {
            ADD_FAILURE() << name << ": " << utf8(error.Message);
        }
        file.recalculate();
        file.store(path(name));
    }

    fs::path folder_;
    office::Office office_;
};

// Workbooks with cells and names in other places.
void Damager::write_moved() {
    damaged("inserted.ods", "丙区", [](Workbook& it) {
        it.lines(report)->getColumns()->insertByIndex(3, 2);
        it.lines(report)->getRows()->insertByIndex(20, 3);
        it.lines(report)->getRows()->insertByIndex(2, 4);
    });
    damaged("moved.ods", "丁区", [](Workbook& it) {
        uno::Reference<com::sun::star::container::XNamed>(it.sheet_of(report), uno::UNO_QUERY_THROW)
            ->setName(utf16("我们的数据"));
        it.sheets()->moveByName(utf16("我们的数据"), 4);
    });
    damaged("nameless.ods", "戊区", [](Workbook& it) {
        for (const auto& name : it.names()->getElementNames()) it.names()->removeByName(name);
    });
    // Also turns codes like "7" into numbers, as pasting does.
    damaged("reversed.ods", "己区", [](Workbook& it) {
        const auto codes = uno::Reference<sheet::XCellRangeAddressable>(it.named("CS_INDICATORS"), uno::UNO_QUERY_THROW)
                               ->getRangeAddress();
        const auto values = uno::Reference<sheet::XCellRangeAddressable>(it.named("CS_VALUES"), uno::UNO_QUERY_THROW)
                                ->getRangeAddress();
        const uno::Reference<sheet::XCellRangeFormula> rows(
            it.sheet_of(report)->getCellRangeByPosition(0, codes.StartRow, values.EndColumn, codes.EndRow),
            uno::UNO_QUERY_THROW);
        auto lines = rows->getFormulaArray();
        std::reverse(lines.getArray(), lines.getArray() + lines.getLength());
        rows->setFormulaArray(lines);
    });
    damaged("sideways.ods", "子区", [](Workbook& it) {
        const uno::Reference<sheet::XCellRangeFormula> from(it.sheet_of(report)->getCellRangeByPosition(0, 6, 30, 60),
                                                            uno::UNO_QUERY_THROW);
        const auto lines = from->getFormulaArray();
        it.sheets()->insertNewByName(utf16("横表"), 0);
        uno::Sequence<uno::Sequence<OUString>> turned(31);
        for (sal_Int32 i = 0; i < 31; ++i) {
            turned.getArray()[i].realloc(lines.getLength());
            for (sal_Int32 k = 0; k < lines.getLength(); ++k)
                turned.getArray()[i].getArray()[k] = lines[k][i].startsWith("=") ? OUString() : lines[k][i];
        }
        const uno::Reference<sheet::XCellRangeFormula> to(
            it.sheet_of("横表")->getCellRangeByPosition(0, 0, lines.getLength() - 1, 30), uno::UNO_QUERY_THROW);
        to->setFormulaArray(turned);
        it.sheets()->removeByName(utf16(report));
    });
}

// Workbooks whose cells have other contents.
void Damager::write_changed() {
    damaged("texts.ods", "庚区", [](Workbook& it) {
        Workbook::write(it.figure(0), "８０％");
        Workbook::write(it.figure(16), "500 兆");
        Workbook::write(it.figure(2), "约九成");
        it.figure(3)->setValue(50);
    });
    damaged("wrong.ods", "辛区", [](Workbook& it) {
        it.named("CS_TOTAL")->getCellByPosition(0, 0)->setValue(99);
        it.named("CS_OVERALL_STAR")->getCellByPosition(0, 0)->setValue(5);
        it.named("CS_HELD")->getCellByPosition(0, 3)->setValue(3);
        Workbook::write(it.named("CS_TEMPLATE_VERSION")->getCellByPosition(0, 0), "0");
        Workbook::write(it.named("CS_INDICATORS")->getCellByPosition(0, 39), "999");
        Workbook::write(it.named("CS_INDICATOR_NAMES")->getCellByPosition(0, 39), "别的指标");
        Workbook::write(it.named("CS_DEPARTMENTS")->getCellByPosition(0, 1), "别的局");
    });
    damaged("hidden.ods", "壬区", [](Workbook& it) {
        const uno::Reference<table::XColumnRowRange> rows(it.sheet_of(report)->getCellRangeByPosition(0, 10, 0, 12),
                                                          uno::UNO_QUERY_THROW);
        uno::Reference<XPropertySet>(rows->getRows(), uno::UNO_QUERY_THROW)
            ->setPropertyValue("IsVisible", uno::Any(false));
    });
    damaged("twice.ods", "甲区", [](Workbook& it) { it.figure(0)->setValue(0.1); });
    damaged("copy.ods", "癸区", [](Workbook&) {});
    damaged("saved.xlsx", "癸区", [](Workbook&) {});
}

}  // namespace

std::string write_damaged(const fs::path& folder) {
    Damager damager(folder);
    damager.write_moved();
    damager.write_changed();
    return damager.jumped();
}

}  // namespace citystar::test

#include "chart.hpp"

#include <com/sun/star/awt/Point.hpp>
#include <com/sun/star/awt/Rectangle.hpp>
#include <com/sun/star/awt/Size.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/ChartAxisPosition.hpp>
#include <com/sun/star/chart/ChartLegendPosition.hpp>
#include <com/sun/star/chart/X3DDisplay.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/FillStyle.hpp>
#include <com/sun/star/drawing/LineStyle.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include "citystar/uno_text.hpp"
#include "uno_objects.hpp"

namespace citystar::templates {
namespace {

namespace charts = com::sun::star::chart;
namespace table = com::sun::star::table;
using com::sun::star::beans::XPropertySet;

// From dark to light, so that the series differ without colour.
constexpr sal_Int32 series_colours[] = {0x1F4E79, 0xA9C7E4, 0x7F7F7F};
constexpr sal_Int32 text_colour = 0x333333;

const char* service_of(ChartKind kind) {
    return kind == ChartKind::net ? "com.sun.star.chart.NetDiagram" : "com.sun.star.chart.BarDiagram";
}

com::sun::star::awt::Rectangle rectangle_of(const Sheet& sheet, const Area& place) {
    const auto range = sheet.reference()->getCellRangeByPosition(place.left, place.top, place.right, place.bottom);
    const uno::Reference<XPropertySet> properties(range, uno::UNO_QUERY_THROW);
    com::sun::star::awt::Point at;
    com::sun::star::awt::Size size;
    properties->getPropertyValue("Position") >>= at;
    properties->getPropertyValue("Size") >>= size;
    return {at.X, at.Y, size.Width, size.Height};
}

void set_text(const uno::Reference<uno::XInterface>& object, float size) {
    set(object, "CharHeight", size);
    set(object, "CharHeightAsian", size);
    set(object, "CharFontNameAsian", OUString("Noto Sans CJK SC"));
    set(object, "CharColor", text_colour);
}

}  // namespace

void add_chart(Sheet& sheet, const Chart& chart) {
    const uno::Reference<table::XTableChartsSupplier> supplier(sheet.reference(), uno::UNO_QUERY_THROW);
    const auto own =
        uno::Reference<com::sun::star::sheet::XCellRangeAddressable>(sheet.reference(), uno::UNO_QUERY_THROW)
            ->getRangeAddress()
            .Sheet;
    const table::CellRangeAddress data(own, chart.data.left, chart.data.top, chart.data.right, chart.data.bottom);
    const auto all = supplier->getCharts();
    const auto name = utf16(chart.name);
    all->addNewByName(name, rectangle_of(sheet, chart.place), {&data, 1}, true, true);
    const uno::Reference<com::sun::star::document::XEmbeddedObjectSupplier> object(all->getByName(name),
                                                                                   uno::UNO_QUERY_THROW);
    const uno::Reference<charts::XChartDocument> document(object->getEmbeddedObject(), uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::lang::XMultiServiceFactory> factory(document, uno::UNO_QUERY_THROW);
    const uno::Reference<charts::XDiagram> diagram(
        factory->createInstance(OUString::createFromAscii(service_of(chart.kind))), uno::UNO_QUERY_THROW);
    document->setDiagram(diagram);
    // The bars are horizontal, so that long names of departments stay readable.
    if (chart.kind == ChartKind::bars) set(diagram, "Vertical", true);
    if (chart.stacked) set(diagram, "Stacked", true);
    set(document, "HasMainTitle", true);
    set(document->getTitle(), "String", utf16(chart.title));
    set_text(document->getTitle(), 13);
    const bool several = chart.data.right - chart.data.left > 1;
    set(document, "HasLegend", several);
    if (several) {
        set(document->getLegend(), "Alignment", charts::ChartLegendPosition_BOTTOM);
        set_text(document->getLegend(), 10);
        set(document->getLegend(), "FillStyle", com::sun::star::drawing::FillStyle_NONE);
        set(document->getLegend(), "LineStyle", com::sun::star::drawing::LineStyle_NONE);
    }
    const uno::Reference<charts::X3DDisplay> walls(diagram, uno::UNO_QUERY);
    if (walls.is()) set(walls->getWall(), "FillStyle", com::sun::star::drawing::FillStyle_NONE);
    for (sal_Int32 i = 0; i < chart.data.right - chart.data.left; ++i) {
        const auto series = diagram->getDataRowProperties(i);
        const auto colour = series_colours[static_cast<std::size_t>(i) % std::size(series_colours)];
        set(series, "Color", colour);
        if (chart.kind == ChartKind::net) {
            set(series, "LineColor", colour);
            set(series, "LineWidth", sal_Int32{60});
        }
    }
    const uno::Reference<charts::XAxisXSupplier> x(diagram, uno::UNO_QUERY);
    const uno::Reference<charts::XAxisYSupplier> y(diagram, uno::UNO_QUERY);
    if (x.is()) {
        set_text(x->getXAxis(), 10);
        // The first name is at the top, as in the table.
        if (chart.kind == ChartKind::bars) set(x->getXAxis(), "ReverseDirection", true);
    }
    if (y.is()) {
        set_text(y->getYAxis(), 9);
        set(y->getYAxis(), "Min", 0.0);
        // The axis is below the last bar, although the names run downwards.
        if (chart.kind == ChartKind::bars) set(y->getYAxis(), "CrossoverPosition", charts::ChartAxisPosition_END);
        if (chart.percent) set(y->getYAxis(), "Max", 1.0);
    }
}

}  // namespace citystar::templates

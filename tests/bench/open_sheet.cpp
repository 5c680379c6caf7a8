#include "open_sheet.hpp"

#include <chrono>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <limits>

namespace citystar::bench {
namespace {

namespace uno = com::sun::star::uno;

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> opened(office::Office& office,
                                                                   const std::filesystem::path& file) {
    com::sun::star::beans::PropertyValue properties[2];
    properties[0].Name = "Hidden";
    properties[0].Value <<= true;
    properties[1].Name = "MacroExecutionMode";
    properties[1].Value <<= com::sun::star::document::MacroExecMode::ALWAYS_EXECUTE_NO_WARN;
    return {office.loader()->loadComponentFromURL(office::file_url(file), "_blank", 0, {properties, 2}),
            uno::UNO_QUERY_THROW};
}

}  // namespace

OpenSheet::OpenSheet(BenchOffice& office, const std::filesystem::path& file)
    : office_(office), file_(office.get(), opened(office.get(), file)) {}

Cost OpenSheet::recalculate() {
    const auto used = office_.processor();
    const auto begin = std::chrono::steady_clock::now();
    file_.recalculate();
    const auto wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return {wall, office_.processor() - used};
}

uno::Reference<com::sun::star::table::XCellRange> OpenSheet::cells() {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(file_.document()->getSheets(),
                                                                         uno::UNO_QUERY_THROW);
    return {sheets->getByIndex(0), uno::UNO_QUERY_THROW};
}

std::vector<double> OpenSheet::numbers(int column, int rows) {
    const uno::Reference<com::sun::star::sheet::XCellRangeData> range(
        cells()->getCellRangeByPosition(column, 0, column, rows - 1), uno::UNO_QUERY_THROW);
    std::vector<double> out;
    for (const auto& row : range->getDataArray()) {
        double number = std::numeric_limits<double>::quiet_NaN();
        row[0] >>= number;
        out.push_back(number);
    }
    return out;
}

}  // namespace citystar::bench

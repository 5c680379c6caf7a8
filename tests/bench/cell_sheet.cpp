#include "cell_sheet.hpp"

#include <fmt/format.h>

#include <chrono>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace citystar::bench {
namespace {

namespace uno = com::sun::star::uno;

constexpr const char* file_head = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="cells">
)";
constexpr const char* file_end = "</table:table></office:spreadsheet></office:body></office:document>\n";

std::string attribute(const std::string& text) {
    std::string out;
    for (const char c : text) c == '"' ? out += "&quot;" : out += c;
    return out;
}

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> opened(office::Office& office,
                                                                   const std::filesystem::path& file) {
    com::sun::star::beans::PropertyValue hidden;
    hidden.Name = "Hidden";
    hidden.Value <<= true;
    return {office.loader()->loadComponentFromURL(office::file_url(file), "_blank", 0, {&hidden, 1}),
            uno::UNO_QUERY_THROW};
}

}  // namespace

void write_cells(const std::filesystem::path& file, const CellKind& kind, std::span<const double> numbers) {
    std::ofstream out(file, std::ios::binary);
    out << file_head;
    int row = 0;
    for (const double number : numbers)
        out << fmt::format(
            "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"{}\"/>"
            "<table:table-cell table:formula=\"{}\"/></table:table-row>\n",
            number, attribute(kind.formula(fmt::format("[.A{}]", ++row))));
    out << file_end;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

CellSheet::CellSheet(office::Office& office, const std::filesystem::path& file)
    : document_(opened(office, file)), file_(office, document_) {}

double CellSheet::recalculate() {
    const auto begin = std::chrono::steady_clock::now();
    file_.recalculate();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<double> CellSheet::results(int count) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document_->getSheets(), uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::table::XCellRange> cells(sheets->getByIndex(0), uno::UNO_QUERY_THROW);
    const uno::Reference<com::sun::star::sheet::XCellRangeData> column(
        cells->getCellRangeByPosition(1, 0, 1, count - 1), uno::UNO_QUERY_THROW);
    std::vector<double> out;
    for (const auto& row : column->getDataArray()) {
        double number = std::numeric_limits<double>::quiet_NaN();
        row[0] >>= number;
        out.push_back(number);
    }
    return out;
}

}  // namespace citystar::bench

#include "workbook_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::beans::XPropertySet;

// Somebody's stray cell in row 1048576 must not make us read a million rows.
constexpr sal_Int32 most_rows = 20000;
constexpr sal_Int32 most_columns = 500;

// Errors come as nothing, empty cells as empty text.
CellValue value_of(const uno::Any& any) {
    double number = 0;
    if (any >>= number) return number;
    OUString text;
    if (any >>= text) return utf8(text);
    return {};
}

std::vector<std::vector<CellValue>> values_of(const uno::Reference<uno::XInterface>& range) {
    std::vector<std::vector<CellValue>> out;
    for (const auto& line : uno::Reference<sheet::XCellRangeData>(range, uno::UNO_QUERY_THROW)->getDataArray()) {
        auto& row = out.emplace_back();
        for (const auto& any : line) row.push_back(value_of(any));
    }
    return out;
}

void read_contents(SheetCells& out, const uno::Reference<sheet::XSpreadsheet>& cells) {
    namespace flags = sheet::CellFlags;
    const uno::Reference<sheet::XCellRangesQuery> query(cells, uno::UNO_QUERY_THROW);
    const auto used = query->queryContentCells(flags::VALUE | flags::DATETIME | flags::STRING | flags::FORMULA);
    sal_Int32 right = -1;
    sal_Int32 bottom = -1;
    for (const auto& area : used->getRangeAddresses()) {
        right = std::max(right, area.EndColumn);
        bottom = std::max(bottom, area.EndRow);
    }
    if (bottom < 0) return;
    out.cut_off = right >= most_columns || bottom >= most_rows;
    right = std::min(right, most_columns - 1);
    bottom = std::min(bottom, most_rows - 1);
    const auto range = cells->getCellRangeByPosition(0, 0, right, bottom);
    out.values = values_of(range);
    for (const auto& line : uno::Reference<sheet::XCellRangeFormula>(range, uno::UNO_QUERY_THROW)->getFormulaArray()) {
        auto& row = out.formulas.emplace_back();
        for (const auto& text : line)
            row.push_back(text.startsWith("=") || text.startsWith("{=") ? utf8(text) : std::string());
    }
    out.hidden_rows.assign(out.values.size(), true);
    const uno::Reference<sheet::XCellRangesQuery> visible(range, uno::UNO_QUERY_THROW);
    for (const auto& area : visible->queryVisibleCells()->getRangeAddresses())
        for (auto row = area.StartRow; row <= std::min(area.EndRow, bottom); ++row)
            out.hidden_rows[static_cast<std::size_t>(row)] = false;
}

}  // namespace

const CellValue& SheetCells::value(int column, int row) const {
    static const CellValue nothing;
    if (column < 0 || row < 0 || row >= rows() || column >= columns()) return nothing;
    return values[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

const std::string& SheetCells::formula(int column, int row) const {
    static const std::string nothing;
    if (column < 0 || row < 0 || row >= static_cast<int>(formulas.size())) return nothing;
    const auto& line = formulas[static_cast<std::size_t>(row)];
    return column < static_cast<int>(line.size()) ? line[static_cast<std::size_t>(column)] : nothing;
}

WorkbookCells read_cells(const uno::Reference<uno::XComponentContext>& context,
                         const uno::Reference<sheet::XSpreadsheetDocument>& document) {
    WorkbookCells out;
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const uno::Reference<sheet::XSpreadsheet> one(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        auto& cells = out.sheets.emplace_back();
        cells.name = utf8(uno::Reference<com::sun::star::container::XNamed>(one, uno::UNO_QUERY_THROW)->getName());
        bool visible = true;
        uno::Reference<XPropertySet>(one, uno::UNO_QUERY_THROW)->getPropertyValue("IsVisible") >>= visible;
        cells.hidden = !visible;
        read_contents(cells, one);
    }
    out.names = named_areas(context, document);
    return out;
}

void read_values(const uno::Reference<sheet::XSpreadsheetDocument>& document, WorkbookCells& cells) {
    const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    for (std::size_t i = 0; i < cells.sheets.size(); ++i) {
        auto& page = cells.sheets[i];
        if (page.rows() == 0) continue;
        const uno::Reference<sheet::XSpreadsheet> one(sheets->getByIndex(static_cast<sal_Int32>(i)),
                                                      uno::UNO_QUERY_THROW);
        page.values = values_of(one->getCellRangeByPosition(0, 0, page.columns() - 1, page.rows() - 1));
    }
}

std::string cell_text(const CellValue& value) {
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

}  // namespace citystar::workbook

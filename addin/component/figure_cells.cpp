#include "figure_cells.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/table/CellContentType.hpp>

#include "citystar/cell_address.hpp"
#include "number_formats.hpp"

namespace citystar::component {
namespace {

namespace uno = com::sun::star::uno;
namespace table = com::sun::star::table;
using reader::Shows;

std::optional<NoFigure> kind_of(const uno::Reference<table::XCell>& cell, reader::NumberFormats& formats) {
    const auto type = cell->getType();
    if (type != table::CellContentType_VALUE && type != table::CellContentType_FORMULA) return std::nullopt;
    const uno::Reference<com::sun::star::beans::XPropertySet> properties(cell, uno::UNO_QUERY_THROW);
    const auto number = [&](const char* name) {
        sal_Int32 out = 0;
        properties->getPropertyValue(OUString::createFromAscii(name)) >>= out;
        return out;
    };
    const bool formula = type == table::CellContentType_FORMULA;
    if (formula && number("FormulaResultType2") != com::sun::star::sheet::FormulaResult::VALUE) return std::nullopt;
    // LibreOffice stores a TRUE typed in a cell for percentages as this formula in an .xlsx.
    if (const auto text = formula ? cell->getFormula() : OUString(); text == "=TRUE()" || text == "=FALSE()")
        return NoFigure::truth;
    // If a formula's cell has no format, LibreOffice returns the format of the result here. The shown text is not
    // available during calculation.
    switch (formats.of(number("NumberFormat")).shows) {
        case Shows::date:
        case Shows::date_time: return NoFigure::date;
        case Shows::time: return NoFigure::time;
        case Shows::truth: return NoFigure::truth;
        case Shows::number:
        case Shows::percent: break;
    }
    return std::nullopt;
}

bool asks_yes_or_no(const Indicator* indicator, std::size_t at) {
    return indicator && at < indicator->measures.size() && indicator->measures[at].type == MeasureType::yes_no;
}

}  // namespace

std::optional<NoFigureCell> first_no_figure(const uno::Reference<uno::XInterface>& document,
                                            const uno::Reference<table::XCellRange>& cells,
                                            const Indicator* indicator) {
    if (!document.is() || !cells.is()) return std::nullopt;
    reader::NumberFormats formats(document);
    const auto area =
        uno::Reference<com::sun::star::sheet::XCellRangeAddressable>(cells, uno::UNO_QUERY_THROW)->getRangeAddress();
    std::size_t at = 0;
    for (sal_Int32 row = 0; row <= area.EndRow - area.StartRow; ++row)
        for (sal_Int32 column = 0; column <= area.EndColumn - area.StartColumn; ++column, ++at) {
            if (at >= max_measures) return std::nullopt;
            const auto kind = kind_of(cells->getCellByPosition(column, row), formats);
            if (kind && !(kind == NoFigure::truth && asks_yes_or_no(indicator, at)))
                return NoFigureCell{*kind, cell_address(area.StartColumn + column, area.StartRow + row)};
        }
    return std::nullopt;
}

}  // namespace citystar::component

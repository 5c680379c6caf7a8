#include "aside.hpp"

#include <algorithm>
#include <cmath>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/XLoadable.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/uno_text.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace container = com::sun::star::container;
using com::sun::star::beans::XPropertySet;

// As many cells as can be copied without a noticeable delay.
constexpr sal_Int64 most_cells = 300000;

uno::Reference<sheet::XSpreadsheet> sheet_of(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                             sal_Int32 index) {
    const uno::Reference<container::XIndexAccess> sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    return {sheets->getByIndex(index), uno::UNO_QUERY_THROW};
}

uno::Reference<sheet::XNamedRanges> names_of(const uno::Reference<uno::XInterface>& owner) {
    uno::Reference<sheet::XNamedRanges> out;
    uno::Reference<XPropertySet>(owner, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= out;
    return out;
}

std::string string_of(const uno::Reference<table::XCell>& cell) {
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

sal_Int32 result_of(const uno::Reference<table::XCell>& cell) {
    sal_Int32 out = 0;
    uno::Reference<XPropertySet>(cell, uno::UNO_QUERY_THROW)->getPropertyValue("FormulaResultType2") >>= out;
    return out;
}

bool same_result(const uno::Reference<table::XCell>& a, const uno::Reference<table::XCell>& b) {
    if (a->getError() != b->getError()) return false;
    if (a->getError() != 0) return true;
    if (result_of(a) != result_of(b)) return false;
    if (result_of(a) == sheet::FormulaResult::STRING) return string_of(a) == string_of(b);
    const auto value = a->getValue();
    return std::abs(value - b->getValue()) <= 1e-9 * std::max(1.0, std::abs(value));
}

// Keeps numbers and texts and empties all other cells; false if nothing remains. LibreOffice 7.4 crashes if it is
// handed the void value of an error cell.
bool keep_plain_values(uno::Sequence<uno::Sequence<uno::Any>>& data) {
    bool any = false;
    for (auto& row : data)
        for (auto& cell : row) {
            OUString text;
            double number = 0;
            const bool plain = ((cell >>= number) && std::isfinite(number)) || (cell >>= text);
            if (!plain) cell <<= OUString();
            any = any || (plain && (!cell.has<OUString>() || !text.isEmpty()));
        }
    return any;
}

void end(const uno::Reference<uno::XInterface>& document) {
    try {
        uno::Reference<com::sun::star::util::XCloseable>(document, uno::UNO_QUERY_THROW)->close(true);
    } catch (const uno::Exception&) {
        // The document is closed with the office.
    }
}

}  // namespace

Aside::Aside(const uno::Reference<uno::XComponentContext>& context,
             const uno::Reference<sheet::XSpreadsheetDocument>& document, const uno::Reference<table::XCell>& cell)
    : document_(document),
      copy_(context->getServiceManager()->createInstanceWithContext("com.sun.star.sheet.SpreadsheetDocument", context),
            uno::UNO_QUERY_THROW) {
    try {
        uno::Reference<com::sun::star::frame::XLoadable>(copy_, uno::UNO_QUERY_THROW)->initNew();
        at_ = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
        needs_ = needs_of(document, cell);
        make_sheets();
        for (const auto& range : needs_.ranges) copy(range);
        copy_names();
        agrees_ = same_result(cell, put(needs_.formula));
        if (needs_.is_array) {
            // From here on, one cell is enough; a cell inside an array could not be changed.
            put({});
            needs_.area = {at_.Sheet, at_.Column, at_.Row, at_.Column, at_.Row};
        }
    } catch (...) {
        end(copy_);
        throw;
    }
}

Aside::~Aside() { end(copy_); }

void Aside::make_sheets() {
    const auto names = document_->getSheets()->getElementNames();
    const auto sheets = copy_->getSheets();
    const uno::Reference<container::XIndexAccess> made(sheets, uno::UNO_QUERY_THROW);
    // New sheets get temporary names until all of them exist, so that no two names clash.
    for (auto i = made->getCount(); i < names.getLength(); ++i)
        sheets->insertNewByName("\x01" + OUString::number(i), static_cast<sal_Int16>(i));
    for (sal_Int32 i = 0; i < names.getLength(); ++i)
        uno::Reference<container::XNamed>(made->getByIndex(i), uno::UNO_QUERY_THROW)->setName(names[i]);
}

void Aside::copy_names() {
    for (const auto& [range, of_sheet] : needs_.names) {
        const auto to = of_sheet ? names_of(sheet_of(copy_, at_.Sheet)) : names_of(copy_);
        const auto name = uno::Reference<container::XNamed>(range, uno::UNO_QUERY_THROW)->getName();
        to->addNewByName(name, range->getContent(), range->getReferencePosition(), range->getType());
    }
}

void Aside::copy(Range range) {
    const auto from = sheet_of(document_, range.Sheet);
    const auto to = sheet_of(copy_, range.Sheet);
    // Whole columns and rows end with the contents.
    const auto cursor = from->createCursor();
    uno::Reference<sheet::XUsedAreaCursor>(cursor, uno::UNO_QUERY_THROW)->gotoEndOfUsedArea(false);
    const auto used = uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
    range.EndColumn = std::min(range.EndColumn, used.EndColumn);
    range.EndRow = std::min(range.EndRow, used.EndRow);
    if (range.EndColumn < range.StartColumn || range.EndRow < range.StartRow) return;
    copied_ += sal_Int64{range.EndColumn - range.StartColumn + 1} * (range.EndRow - range.StartRow + 1);
    if (copied_ > most_cells) throw TooLarge("too many cells");
    const auto area = [&](const Sheet& of) {
        return of->getCellRangeByPosition(range.StartColumn, range.StartRow, range.EndColumn, range.EndRow);
    };
    auto data = uno::Reference<sheet::XCellRangeData>(area(from), uno::UNO_QUERY_THROW)->getDataArray();
    if (keep_plain_values(data))
        uno::Reference<sheet::XCellRangeData>(area(to), uno::UNO_QUERY_THROW)->setDataArray(data);
    copy_what_data_leaves_out(from, to, range);
}

// Copies the cells that the data array leaves out: errors, and formulas whose result is an empty text.
void Aside::copy_what_data_leaves_out(const Sheet& from, const Sheet& to, const Range& range) {
    const uno::Reference<sheet::XCellRangesQuery> query(
        from->getCellRangeByPosition(range.StartColumn, range.StartRow, range.EndColumn, range.EndRow),
        uno::UNO_QUERY_THROW);
    const auto found = query->queryFormulaCells(sheet::FormulaResult::STRING | sheet::FormulaResult::ERROR);
    const auto cells = found->getCells()->createEnumeration();
    while (cells->hasMoreElements()) {
        const uno::Reference<table::XCell> cell(cells->nextElement(), uno::UNO_QUERY_THROW);
        const auto error = cell->getError();
        if (error == 0 && !string_of(cell).empty()) continue;
        const auto at = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
        const auto* same = error == 0 ? "=\"\"" : error == 32767 ? "=NA()" : error == 532 ? "=1/0" : "=\"\"+1";
        to->getCellByPosition(at.Column, at.Row)->setFormula(OUString::createFromAscii(same));
    }
}

Aside::Cell Aside::put(const std::string& formula) {
    const auto to = sheet_of(copy_, at_.Sheet);
    const auto cell = to->getCellByPosition(at_.Column, at_.Row);
    if (needs_.is_array) {
        const auto& area = needs_.area;
        const auto whole = to->getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow);
        uno::Reference<sheet::XArrayFormulaRange>(whole, uno::UNO_QUERY_THROW)->setArrayFormula(utf16(formula));
    } else {
        cell->setFormula(utf16(formula));
    }
    return cell;
}

std::string Aside::text(const std::string& expression) {
    const auto cell = put("=" + expression);
    return cell->getError() == 0 ? string_of(cell) : std::string();
}

double Aside::number(const std::string& expression) {
    const auto cell = put("=" + expression);
    return cell->getError() == 0 ? cell->getValue() : std::nan("");
}

}  // namespace citystar::menu

#include "formula_needs.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/ComplexReference.hpp>
#include <com/sun/star/sheet/FormulaToken.hpp>
#include <com/sun/star/sheet/ReferenceFlags.hpp>
#include <com/sun/star/sheet/SingleReference.hpp>
#include <com/sun/star/sheet/XArrayFormulaTokens.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XFormulaTokens.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <set>

#include "citystar/uno_text.hpp"
#include "formula_calls.hpp"

namespace citystar::menu {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

uno::Reference<sheet::XNamedRanges> names_of(const uno::Reference<uno::XInterface>& owner) {
    uno::Reference<sheet::XNamedRanges> out;
    uno::Reference<com::sun::star::beans::XPropertySet>(owner, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= out;
    return out;
}

// The cell that a reference means in a formula at `base`; false for a deleted cell.
bool place_of(const sheet::SingleReference& reference, const table::CellAddress& base, table::CellAddress& out) {
    namespace flags = sheet::ReferenceFlags;
    if (reference.Flags & (flags::COLUMN_DELETED | flags::ROW_DELETED | flags::SHEET_DELETED)) return false;
    out.Column = reference.Flags & flags::COLUMN_RELATIVE ? base.Column + reference.RelativeColumn : reference.Column;
    out.Row = reference.Flags & flags::ROW_RELATIVE ? base.Row + reference.RelativeRow : reference.Row;
    out.Sheet = static_cast<sal_Int16>(reference.Flags & flags::SHEET_RELATIVE ? base.Sheet + reference.RelativeSheet
                                                                               : reference.Sheet);
    return out.Column >= 0 && out.Row >= 0 && out.Sheet >= 0;
}

class Collector {
public:
    Collector(const uno::Reference<sheet::XSpreadsheetDocument>& document, FormulaNeeds& out) : out_(out) {
        base_ = {out.area.Sheet, out.area.StartColumn, out.area.StartRow};
        const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(),
                                                                             uno::UNO_QUERY_THROW);
        of_sheet_ = names_of(sheets->getByIndex(base_.Sheet).get<uno::Reference<uno::XInterface>>());
        of_document_ = names_of(document);
    }

    void add_ranges(const uno::Sequence<sheet::FormulaToken>& tokens) {
        for (const auto& token : tokens) {
            sheet::SingleReference one;
            sheet::ComplexReference two;
            table::CellAddress first;
            table::CellAddress last;
            if (token.Data >>= two) {
                if (!place_of(two.Reference1, base_, first) || !place_of(two.Reference2, base_, last)) continue;
            } else if (token.Data >>= one) {
                if (!place_of(one, base_, first)) continue;
                last = first;
            } else {
                continue;
            }
            for (auto index = first.Sheet; index <= last.Sheet; ++index)
                out_.ranges.emplace_back(index, std::min(first.Column, last.Column), std::min(first.Row, last.Row),
                                         std::max(first.Column, last.Column), std::max(first.Row, last.Row));
        }
    }

    void add_names(std::string_view formula) {
        for (const auto& word : possible_names(formula)) {
            const auto name = utf16(word);
            const bool of_sheet = of_sheet_.is() && of_sheet_->hasByName(name);
            if (!of_sheet && !of_document_->hasByName(name)) continue;
            if (!seen_.insert(name.toAsciiUpperCase()).second) continue;
            const uno::Reference<sheet::XNamedRange> range((of_sheet ? of_sheet_ : of_document_)->getByName(name),
                                                           uno::UNO_QUERY_THROW);
            add_ranges(uno::Reference<sheet::XFormulaTokens>(range, uno::UNO_QUERY_THROW)->getTokens());
            add_names(utf8(range->getContent()));
            out_.names.push_back({range, of_sheet});
        }
    }

private:
    FormulaNeeds& out_;
    table::CellAddress base_;
    uno::Reference<sheet::XNamedRanges> of_sheet_;
    uno::Reference<sheet::XNamedRanges> of_document_;
    std::set<OUString> seen_;
};

}  // namespace

FormulaNeeds needs_of(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                      const uno::Reference<table::XCell>& cell) {
    FormulaNeeds out;
    const auto at = uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress();
    out.area = {at.Sheet, at.Column, at.Row, at.Column, at.Row};
    out.formula = utf8(cell->getFormula());
    uno::Sequence<sheet::FormulaToken> tokens;
    if (out.formula.starts_with('{') && out.formula.ends_with('}')) {
        out.is_array = true;
        out.formula = out.formula.substr(1, out.formula.size() - 2);
        const uno::Reference<com::sun::star::container::XIndexAccess> sheets(document->getSheets(),
                                                                             uno::UNO_QUERY_THROW);
        const uno::Reference<sheet::XSpreadsheet> own(sheets->getByIndex(at.Sheet), uno::UNO_QUERY_THROW);
        const auto cursor = own->createCursorByRange(uno::Reference<sheet::XSheetCellRange>(
            own->getCellRangeByPosition(at.Column, at.Row, at.Column, at.Row), uno::UNO_QUERY_THROW));
        cursor->collapseToCurrentArray();
        out.area = uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
        tokens = uno::Reference<sheet::XArrayFormulaTokens>(
                     own->getCellRangeByPosition(out.area.StartColumn, out.area.StartRow, out.area.EndColumn,
                                                 out.area.EndRow),
                     uno::UNO_QUERY_THROW)
                     ->getArrayTokens();
    } else {
        tokens = uno::Reference<sheet::XFormulaTokens>(cell, uno::UNO_QUERY_THROW)->getTokens();
    }
    Collector collector(document, out);
    collector.add_ranges(tokens);
    collector.add_names(out.formula);
    return out;
}

}  // namespace citystar::menu

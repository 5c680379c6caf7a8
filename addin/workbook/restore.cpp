#include "restore.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCalculatable.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <set>

#include "citystar/uno_text.hpp"

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;

// Each formula costs a few messages to the office.
constexpr std::size_t most_formulas = 5000;

class Pages {
public:
    explicit Pages(const uno::Reference<sheet::XSpreadsheetDocument>& document)
        : sheets_(document->getSheets(), uno::UNO_QUERY_THROW) {}

    uno::Reference<table::XCellRange> at(int sheet) const { return {sheets_->getByIndex(sheet), uno::UNO_QUERY_THROW}; }
    // False if there is a password.
    bool unlock(int sheet) const {
        const uno::Reference<com::sun::star::util::XProtectable> page(at(sheet), uno::UNO_QUERY_THROW);
        if (page->isProtected()) page->unprotect({});
        return !page->isProtected();
    }

private:
    uno::Reference<com::sun::star::container::XIndexAccess> sheets_;
};

void put(const uno::Reference<table::XCellRange>& page, const GoneFormula& one) {
    if (one.matrix)
        uno::Reference<sheet::XArrayFormulaRange>(
            page->getCellRangeByPosition(one.column, one.row, one.column, one.row), uno::UNO_QUERY_THROW)
            ->setArrayFormula(utf16(one.formula));
    else
        page->getCellByPosition(one.column, one.row)->setFormula(utf16(one.formula));
}

CellValue value_of(const uno::Reference<table::XCell>& cell) {
    if (cell->getError() != 0) return {};
    sal_Int32 result = 0;
    uno::Reference<com::sun::star::beans::XPropertySet>(cell, uno::UNO_QUERY_THROW)
        ->getPropertyValue("FormulaResultType2") >>= result;
    if (result == sheet::FormulaResult::VALUE) return cell->getValue();
    return utf8(uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->getString());
}

}  // namespace

std::vector<std::optional<CellValue>> restored(const uno::Reference<sheet::XSpreadsheetDocument>& document,
                                               const std::vector<GoneFormula>& formulas) {
    std::vector<std::optional<CellValue>> out(formulas.size());
    const Pages pages(document);
    std::set<int> sheets;
    for (const auto& one : formulas) sheets.insert(one.sheet);
    if (formulas.size() > most_formulas || !std::ranges::all_of(sheets, [&](int sheet) { return pages.unlock(sheet); }))
        return out;
    for (const auto& one : formulas) put(pages.at(one.sheet), one);
    uno::Reference<sheet::XCalculatable>(document, uno::UNO_QUERY_THROW)->calculate();
    for (std::size_t i = 0; i < formulas.size(); ++i)
        out[i] = value_of(pages.at(formulas[i].sheet)->getCellByPosition(formulas[i].column, formulas[i].row));
    return out;
}

}  // namespace citystar::workbook

#include "results.hpp"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include "cell_packing.hpp"
#include "names.hpp"

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace container = com::sun::star::container;

using Sheets = uno::Reference<container::XIndexAccess>;

Sheets sheets_of(const Document& document) { return {document->getSheets(), uno::UNO_QUERY_THROW}; }

void add_errors(Packer& out, const Range& page) {
    struct Error {
        com::sun::star::table::CellAddress at;
        sal_Int32 code;
    };
    std::vector<Error> errors;
    const auto cells = uno::Reference<sheet::XCellRangesQuery>(page, uno::UNO_QUERY_THROW)
                           ->queryFormulaCells(sheet::FormulaResult::ERROR)
                           ->getCells()
                           ->createEnumeration();
    while (cells->hasMoreElements()) {
        const uno::Reference<com::sun::star::table::XCell> cell(cells->nextElement(), uno::UNO_QUERY_THROW);
        errors.push_back(
            {uno::Reference<sheet::XCellAddressable>(cell, uno::UNO_QUERY_THROW)->getCellAddress(), cell->getError()});
    }
    out.add(static_cast<sal_Int32>(errors.size()));
    for (const auto& [at, code] : errors)
        for (const auto number : {at.Column, at.Row, code}) out.add(number);
}

}  // namespace

uno::Any WorkbookResults::read(const Document& document, const Arguments& arguments) {
    const bool formulas = argument<bool>(arguments, "Formulas");
    const auto sheets = sheets_of(document);
    Packer out;
    out.add(sheets->getCount());
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const Range page(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        out.add(utf8(uno::Reference<container::XNamed>(page, uno::UNO_QUERY_THROW)->getName()));
        add_errors(out, page);
        if (formulas) add_formula_areas(out, page, add_values);
    }
    auto names = named_areas(document, argument<OUString>(arguments, "Prefix"));
    std::erase_if(names, [](const NamedArea& name) {
        return name.area.StartColumn != name.area.EndColumn || name.area.StartRow != name.area.EndRow;
    });
    out.add(static_cast<sal_Int32>(names.size()));
    for (const auto& [name, at] : names) {
        out.add(utf8(name));
        const Range page(sheets->getByIndex(at.Sheet), uno::UNO_QUERY_THROW);
        add_values(out, page->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow));
    }
    return uno::Any(out.bytes());
}

uno::Any ShownTexts::read(const Document& document, const Arguments& arguments) {
    const auto cells = argument<uno::Sequence<sal_Int32>>(arguments, "Cells");
    const auto sheets = sheets_of(document);
    std::vector<OUString> out;
    for (sal_Int32 i = 0; i + 2 < cells.getLength(); i += 3) {
        const Range page(sheets->getByIndex(cells[i]), uno::UNO_QUERY_THROW);
        const uno::Reference<com::sun::star::text::XTextRange> cell(page->getCellByPosition(cells[i + 1], cells[i + 2]),
                                                                    uno::UNO_QUERY_THROW);
        out.push_back(cell->getString());
    }
    return uno::Any(uno::Sequence<OUString>(out.data(), static_cast<sal_Int32>(out.size())));
}

}  // namespace citystar::reader

// The constructors that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_results(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return citystar::reader::made<citystar::reader::WorkbookResults>();
}

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_shown_texts(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return citystar::reader::made<citystar::reader::ShownTexts>();
}

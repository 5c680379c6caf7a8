// Workbooks with careless changes.
#pragma once

#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "citystar/uno_text.hpp"
#include "pool/workbook_file.hpp"

namespace citystar::test {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::beans::XPropertySet;

/// An open workbook without its protection. Calls throw com::sun::star::uno::Exception.
class Workbook {
public:
    explicit Workbook(command::WorkbookFile& file) : document_(file.document()) {
        const uno::Reference<com::sun::star::container::XIndexAccess> all(document_->getSheets(), uno::UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < all->getCount(); ++i)
            uno::Reference<com::sun::star::util::XProtectable>(all->getByIndex(i), uno::UNO_QUERY_THROW)->unprotect({});
    }

    uno::Reference<sheet::XSpreadsheets> sheets() const { return document_->getSheets(); }
    uno::Reference<sheet::XSpreadsheet> sheet_of(const char* name) const {
        return {sheets()->getByName(utf16(name)), uno::UNO_QUERY_THROW};
    }
    uno::Reference<table::XColumnRowRange> lines(const char* name) const {
        return {sheet_of(name), uno::UNO_QUERY_THROW};
    }
    uno::Reference<sheet::XNamedRanges> names() const {
        uno::Reference<sheet::XNamedRanges> out;
        uno::Reference<XPropertySet>(document_, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= out;
        return out;
    }
    uno::Reference<table::XCellRange> named(const char* name) const {
        return uno::Reference<sheet::XCellRangeReferrer>(names()->getByName(utf16(name)), uno::UNO_QUERY_THROW)
            ->getReferredCells();
    }
    /// A value cell of an indicator; `row` and `value` count from the first ones.
    uno::Reference<table::XCell> figure(sal_Int32 row, sal_Int32 value = 0) const {
        return named("CS_VALUES")->getCellByPosition(value, row);
    }
    /// Gives a cell a number format, written as English users write it.
    void format(const uno::Reference<table::XCell>& cell, const char* code) const {
        const auto formats =
            uno::Reference<com::sun::star::util::XNumberFormatsSupplier>(document_, uno::UNO_QUERY_THROW)
                ->getNumberFormats();
        const com::sun::star::lang::Locale locale("en", "US", "");
        auto key = formats->queryKey(utf16(code), locale, false);
        if (key < 0) key = formats->addNew(utf16(code), locale);
        set(cell, "NumberFormat", uno::Any(key));
    }
    static void set(const uno::Reference<uno::XInterface>& of, const char* name, const uno::Any& value) {
        uno::Reference<XPropertySet>(of, uno::UNO_QUERY_THROW)->setPropertyValue(utf16(name), value);
    }
    static void write(const uno::Reference<table::XCell>& cell, const char* text) {
        uno::Reference<com::sun::star::text::XTextRange>(cell, uno::UNO_QUERY_THROW)->setString(utf16(text));
    }

private:
    uno::Reference<sheet::XSpreadsheetDocument> document_;
};

}  // namespace citystar::test

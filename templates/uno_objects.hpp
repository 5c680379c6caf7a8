// Helpers for UNO objects that every file here needs.
#pragma once

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/uno/Reference.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::templates {

namespace uno = com::sun::star::uno;

/// Sets a property. Throws com::sun::star::uno::Exception if the object has no such property, or if its type differs.
template <typename T>
void set(const uno::Reference<uno::XInterface>& object, const char* name, const T& value) {
    uno::Reference<com::sun::star::beans::XPropertySet>(object, uno::UNO_QUERY_THROW)
        ->setPropertyValue(OUString::createFromAscii(name), uno::Any(value));
}

/// The address of a range or a whole sheet.
inline com::sun::star::table::CellRangeAddress address_of(const uno::Reference<uno::XInterface>& range) {
    return uno::Reference<com::sun::star::sheet::XCellRangeAddressable>(range, uno::UNO_QUERY_THROW)->getRangeAddress();
}

/// The styles of a family, such as "CellStyles".
inline uno::Reference<com::sun::star::container::XNameContainer> styles_of(
    const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document, const char* family) {
    const uno::Reference<com::sun::star::style::XStyleFamiliesSupplier> styles(document, uno::UNO_QUERY_THROW);
    uno::Reference<com::sun::star::container::XNameContainer> out;
    styles->getStyleFamilies()->getByName(OUString::createFromAscii(family)) >>= out;
    return out;
}

}  // namespace citystar::templates

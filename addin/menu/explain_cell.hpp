// Explains the result of the formula under the cursor in sentences.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <string>

#include "place.hpp"

namespace citystar::menu {

/// The text to show: the cell, its formula and its result, then the sentences of STARWHY and STARCHECK for each
/// CityStar function in the formula. If the formula uses no CityStar function, the text names a cell to choose instead.
/// Does not change the document. Throws UNO exceptions.
std::string explanation(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                        const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                        const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell, Language language);

/// Shows the text for the first selected cell in a box.
Outcome explain_cell(const Place& place);

}  // namespace citystar::menu

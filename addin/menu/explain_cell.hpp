// Why a cell shows what it shows: the formula under the cursor in sentences.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <string>

#include "place.hpp"

namespace citystar::menu {

/// The sentences of STARWHY and STARCHECK about each CityStar function in the cell's formula, after the cell, its
/// formula and its result; for a cell without one, which cell to ask instead. Changes nothing in the document. Throws
/// UNO exceptions.
std::string explanation(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                        const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                        const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell, Language language);

/// Shows that of the first selected cell in a box.
Outcome explain_cell(const Place& place);

}  // namespace citystar::menu

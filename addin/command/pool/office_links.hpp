// Links to other files in formats that only LibreOffice reads (.xls, .et, .xlsb, .uos).
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <vector>

#include "files/linked_cell.hpp"
#include "workbook_cells.hpp"

namespace citystar::command {

/// Puts the values that LibreOffice has of such links in their places, as formulas, and NA() where it has none. A 0 is
/// none: LibreOffice forgets what the cell held and makes a 0 of what it cannot follow. `cells` are those of the
/// document, which was loaded and not calculated. Throws com::sun::star::uno::Exception if the office fails.
std::vector<LinkedCell> settle_links(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const workbook::WorkbookCells& cells);

}  // namespace citystar::command

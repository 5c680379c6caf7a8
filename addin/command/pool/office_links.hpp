// Links to other files in formats that only LibreOffice reads (.xls, .et, .xlsb, .uos).
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <vector>

#include "files/linked_cell.hpp"
#include "workbook_cells.hpp"

namespace citystar::command {

/// Replaces each such link by a formula with the value that LibreOffice has, or by NA() where it has none. A value of 0
/// does not count, since LibreOffice forgets the cell's value and puts 0 where it cannot follow a link. `cells` are
/// those of the document, which was loaded and not calculated. Throws com::sun::star::uno::Exception if the office
/// fails.
std::vector<LinkedCell> settle_links(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const workbook::WorkbookCells& cells);

}  // namespace citystar::command

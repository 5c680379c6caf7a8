// The results that missing formulas would give.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workbook_cells.hpp"

namespace citystar::workbook {

/// A formula that is missing from its place on a sheet.
struct GoneFormula {
    int sheet = 0;
    int column = 0;
    int row = 0;
    std::string formula;
    bool matrix = false;  ///< of one cell
};

/// The result of each formula if all were there; nothing where it cannot be calculated.
using Restore = std::function<std::vector<std::optional<CellValue>>(const std::vector<GoneFormula>&)>;

/// Puts the formulas back and calculates. This changes the document, which should be thrown away. Gives no values if a
/// password protects the sheets. Throws com::sun::star::uno::Exception if the office fails.
std::vector<std::optional<CellValue>> restored(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const std::vector<GoneFormula>& formulas);

}  // namespace citystar::workbook

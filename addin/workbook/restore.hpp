// What formulas that are gone would give.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "workbook_cells.hpp"

namespace citystar::workbook {

/// A formula of a sheet of a workbook, and the place where it is gone.
struct GoneFormula {
    int sheet = 0;
    int column = 0;
    int row = 0;
    std::string formula;
    bool matrix = false;  ///< of one cell
};

/// What each would give if all were there; nothing where it cannot be told.
using Restore = std::function<std::vector<std::optional<CellValue>>(const std::vector<GoneFormula>&)>;

/// Puts the formulas back and calculates. The document is changed by that and should be thrown away. Nothing if a
/// password keeps its sheets. Throws com::sun::star::uno::Exception if the office fails.
std::vector<std::optional<CellValue>> restored(
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
    const std::vector<GoneFormula>& formulas);

}  // namespace citystar::workbook

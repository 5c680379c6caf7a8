// The template of a framework as it is delivered, to compare returned workbooks with.
#pragma once

#include <filesystem>
#include <vector>

#include "citystar/framework.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

struct Delivered {
    WorkbookCells cells;
    std::vector<CellArea> inputs;  ///< unlocked: whatever stands there is the user's matter

    bool input(int sheet, int column, int row) const;
};

/// Reads the template of a framework in the office that `context` belongs to: the one in a folder of `templates`, an
/// extension's folder that may be empty or missing, else one made anew. Nobody sees it. Throws
/// com::sun::star::uno::Exception if the office fails.
Delivered read_delivered(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const Framework& framework, const std::filesystem::path& templates);

/// Reads a template that is open. Throws com::sun::star::uno::Exception if the office fails.
Delivered read_delivered(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

}  // namespace citystar::workbook

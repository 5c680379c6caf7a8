// The delivered template of a framework, with which returned workbooks are compared.
#pragma once

#include <filesystem>
#include <vector>

#include "citystar/framework.hpp"
#include "workbook.hpp"
#include "workbook_cells.hpp"

namespace citystar::workbook {

struct Delivered {
    WorkbookCells cells;
    std::vector<CellArea> inputs;  ///< unlocked cells: their contents are the user's own

    bool input(int sheet, int column, int row) const;
};

/// Reads the template of a framework with these formulas in the office that `context` belongs to. A template with
/// functions comes from a folder of `templates`, an extension's folder that may be empty or missing; if it is not
/// there, it is made anew. Nobody sees it. Throws com::sun::star::uno::Exception if the office fails.
Delivered read_delivered(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const Framework& framework, templates::Formulas formulas,
                         const std::filesystem::path& templates);

/// Reads a template that is already open. Throws com::sun::star::uno::Exception if the office fails.
Delivered read_delivered(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

}  // namespace citystar::workbook

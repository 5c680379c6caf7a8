// Collects the references of a formula: ranges, and names that lead to further ranges.
#pragma once

#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <string>
#include <vector>

namespace citystar::menu {

struct FormulaNeeds {
    struct Name {
        com::sun::star::uno::Reference<com::sun::star::sheet::XNamedRange> range;
        bool of_sheet = false;  ///< defined on the formula's sheet only
    };
    com::sun::star::table::CellRangeAddress area;  ///< the whole array formula, or the single cell
    bool is_array = false;
    std::string formula;  ///< with "=", without the braces of an array formula
    std::vector<com::sun::star::table::CellRangeAddress> ranges;
    std::vector<Name> names;  ///< a name comes after the names that it needs
};

/// The needs of a cell with a formula, without other files and deleted cells. Throws UNO exceptions.
FormulaNeeds needs_of(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                      const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell);

}  // namespace citystar::menu

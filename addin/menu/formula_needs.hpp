// What a formula refers to: ranges, and names that lead to more of them.
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
        bool of_sheet = false;  ///< known on the formula's sheet only
    };
    com::sun::star::table::CellRangeAddress area;  ///< of the array formula, or the cell alone
    bool is_array = false;
    std::string formula;  ///< with "=", without the braces of an array formula
    std::vector<com::sun::star::table::CellRangeAddress> ranges;
    std::vector<Name> names;  ///< one that needs another stands after it
};

/// Of a cell that holds a formula. Other files and deleted cells are left out. Throws UNO exceptions.
FormulaNeeds needs_of(const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                      const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell);

}  // namespace citystar::menu

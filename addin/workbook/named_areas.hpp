// The cells that the names of a workbook lead to.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <map>
#include <string>

namespace citystar::workbook {

/// Cells of one sheet; all numbers count from 0, and the last ones are included.
struct CellArea {
    int sheet = 0;
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    bool holds(int s, int column, int row) const {
        return s == sheet && column >= left && column <= right && row >= top && row <= bottom;
    }
    bool single() const { return left == right && top == bottom; }
};

/// The named ranges that start with CS_ and still lead to cells. Takes one call of the office that `context` belongs
/// to. Throws com::sun::star::uno::Exception if the office fails or lacks our extension.
std::map<std::string, CellArea> named_areas(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

}  // namespace citystar::workbook

// Calculates a cell's formula outside its document. The document does not change, gets no undo step, and may be
// protected.
#pragma once

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <stdexcept>
#include <string>

#include "formula_needs.hpp"

namespace citystar::menu {

/// A formula refers to too many cells to be copied without a noticeable delay.
class TooLarge : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A document of its own, without a window. It holds the sheets' names, the ranges and names that a formula uses with
/// their present values, and the formula in its place. Every call may throw a UNO exception. Not thread-safe.
class Aside {
public:
    /// `cell` holds a formula and belongs to `document`. Throws TooLarge beyond a few hundred thousand cells.
    Aside(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
          const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
          const com::sun::star::uno::Reference<com::sun::star::table::XCell>& cell);
    ~Aside();
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    /// The cell's formula with "=", without the braces of an array formula.
    const std::string& formula() const noexcept { return needs_.formula; }
    /// Whether the formula gives the same result here as in the cell. It does not if it depends on something that is
    /// not copied: other files, INDIRECT, OFFSET.
    bool agrees() const noexcept { return agrees_; }

    /// The result of an expression (without "=") in the formula's place. A text stays as it is, a number has up to 15
    /// digits, an error becomes an empty text or NaN.
    std::string text(const std::string& expression);
    double number(const std::string& expression);

private:
    using Cell = com::sun::star::uno::Reference<com::sun::star::table::XCell>;
    using Sheet = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet>;
    using Range = com::sun::star::table::CellRangeAddress;

    void make_sheets();
    void copy_names();
    void copy(Range range);
    static void copy_what_data_leaves_out(const Sheet& from, const Sheet& to, const Range& range);
    Cell put(const std::string& formula);

    com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document_;
    com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> copy_;
    com::sun::star::table::CellAddress at_;
    FormulaNeeds needs_;
    sal_Int64 copied_ = 0;
    bool agrees_ = false;
};

}  // namespace citystar::menu

// A whole workbook as plain data, read in a few large calls.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "named_areas.hpp"
#include "outside_links.hpp"

namespace citystar::workbook {

/// Without a value: a cell that holds an error, or lies outside the sheet. An empty cell has an empty text.
using CellValue = std::variant<std::monostate, double, std::string>;

/// How a number is shown, which tells its meaning.
enum class Shown : std::uint8_t { number, percent, date, time, date_time, truth };

/// Cells of one sheet; numbers count from 0, both ends are included.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    bool holds(int column, int row) const { return column >= left && column <= right && row >= top && row <= bottom; }
};

/// One sheet from A1; columns and rows count from 0. Cells outside are empty.
struct SheetCells {
    std::string name;
    bool hidden = false;
    bool locked = false;   ///< the sheet's protection is on
    bool cut_off = false;  ///< there are more cells below or to the right than were read
    std::vector<std::vector<CellValue>> values;
    std::vector<std::vector<std::string>> formulas;  ///< empty text for a cell without a formula
    std::vector<bool> hidden_rows;                   ///< hidden, filtered away or too thin to be read
    std::vector<bool> hidden_columns;
    std::vector<std::vector<Shown>> shown;  ///< for cells with numbers
    std::vector<Area> invisible;            ///< white on white, tiny, or in a format that shows nothing
    std::vector<Area> merged;               ///< each merged into the cell in its upper left corner

    int rows() const { return static_cast<int>(values.size()); }
    int columns() const { return values.empty() ? 0 : static_cast<int>(values.front().size()); }
    const CellValue& value(int column, int row) const;
    const std::string& formula(int column, int row) const;
    Shown shown_as(int column, int row) const;
    bool is_invisible(int column, int row) const;
    /// The merged area that covers a cell; null if there is no such area, or if the cell is the visible one.
    const Area* cover_of(int column, int row) const;
};

struct WorkbookCells {
    std::vector<SheetCells> sheets;
    std::map<std::string, CellArea> names;  ///< named ranges that start with CS_ and still lead to cells
    /// Set if the links of the file are known; nothing: only the formulas show links.
    std::optional<std::vector<OutsideLink>> links;
};

/// Reads every sheet of a document in the office that `context` belongs to. Throws com::sun::star::uno::Exception if
/// the office fails or lacks our extension.
WorkbookCells read_cells(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

/// Reads the values of the formulas again after the document was calculated; the rest is unchanged. Throws like
/// read_cells().
void read_values(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                 const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                 WorkbookCells& cells);

/// The value of a cell as text, numbers in their shortest form.
std::string cell_text(const CellValue& value);

}  // namespace citystar::workbook

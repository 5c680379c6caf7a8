// A whole workbook as plain data, read in few large calls.
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

/// Nothing is a cell that holds an error, or one outside; an empty cell is an empty text.
using CellValue = std::variant<std::monostate, double, std::string>;

/// What a number is shown as, and with that what it means.
enum class Shown : std::uint8_t { number, percent, date, time, date_time, truth };

/// Cells of one sheet, from 0, both ends included.
struct Area {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    bool holds(int column, int row) const { return column >= left && column <= right && row >= top && row <= bottom; }
};

/// One sheet from A1 on; columns and rows count from 0. Cells outside are empty.
struct SheetCells {
    std::string name;
    bool hidden = false;
    bool locked = false;   ///< the sheet's protection is on
    bool cut_off = false;  ///< there is more below or to the right than is read
    std::vector<std::vector<CellValue>> values;
    std::vector<std::vector<std::string>> formulas;  ///< empty text where there is none
    std::vector<bool> hidden_rows;                   ///< hidden, filtered away or too thin to be read
    std::vector<bool> hidden_columns;
    std::vector<std::vector<Shown>> shown;  ///< of cells with numbers
    std::vector<Area> invisible;            ///< white on white, tiny, or of a format that shows nothing
    std::vector<Area> merged;               ///< to the cell in their left upper corner

    int rows() const { return static_cast<int>(values.size()); }
    int columns() const { return values.empty() ? 0 : static_cast<int>(values.front().size()); }
    const CellValue& value(int column, int row) const;
    const std::string& formula(int column, int row) const;
    Shown shown_as(int column, int row) const;
    bool is_invisible(int column, int row) const;
    /// The merged area that covers a cell; null: none, or the cell is the one that shows.
    const Area* cover_of(int column, int row) const;
};

struct WorkbookCells {
    std::vector<SheetCells> sheets;
    std::map<std::string, CellArea> names;  ///< named ranges that start with CS_ and still lead to cells
    /// Filled in by those who know the file; nothing: only the formulas tell of links.
    std::optional<std::vector<OutsideLink>> links;
};

/// Reads every sheet of a document of the office that `context` belongs to. Throws com::sun::star::uno::Exception if
/// the office fails or has no extension of ours.
WorkbookCells read_cells(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                         const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);

/// Reads the values of the formulas anew, after the document was calculated; all else stays. Throws as read_cells().
void read_values(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                 const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document,
                 WorkbookCells& cells);

/// The text of a cell, numbers in their shortest form.
std::string cell_text(const CellValue& value);

}  // namespace citystar::workbook

// Returned workbooks that are exactly as delivered but for what their users filled in.
#pragma once

#include <string>
#include <vector>

#include "delivered.hpp"

namespace citystar::workbook {

/// What stands in a cell that may be filled in.
struct FilledCell {
    int sheet = 0;  ///< all numbers count from 0
    int column = 0;
    int row = 0;
    CellValue value;            ///< a number or a text
    bool as_delivered = false;  ///< it has the template's own formula, and `value` means nothing
};

/// Whether a workbook, as LibreOffice reads it, differs from the delivered one in nothing but the contents of cells
/// that may be filled in and the results of formulas. Pure.
bool is_as_delivered(const WorkbookCells& returned, const Delivered& delivered);

/// Whether these areas, which may overlap, cover just the cells of the delivered sheets that may be filled in. Pure.
bool covers_inputs(const Delivered& delivered, const std::vector<CellArea>& areas);

/// Turns the delivered cells into those of returned workbooks, one after the other. Not thread-safe.
class FilledWorkbook {
public:
    explicit FilledWorkbook(const Delivered& delivered);

    /// The workbook with these contents, each in a cell that may be filled in, and all other such cells empty. The
    /// template's quotients are calculated; other results of formulas mean nothing. Valid until the next call. Null if
    /// a cell lies outside the delivered sheets or cannot be filled in, or if its formula on a sheet with figures is
    /// not a quotient.
    WorkbookCells* fill(const std::vector<FilledCell>& contents);

private:
    // A formula of the template in a cell that may be filled in.
    struct OwnFormula {
        int sheet = 0;
        int column = 0;
        int row = 0;
        std::string formula;
        int numerator = -1;  ///< columns in the same row; below 0: it is no quotient
        int denominator = -1;
        bool known = false;  ///< a quotient, or on a sheet without figures, where its result does not count
    };

    bool can_be_filled_in(const FilledCell& cell) const;
    bool put(const FilledCell& cell);
    void calculate(const OwnFormula& quotient);
    CellValue& value(int sheet, int column, int row);

    WorkbookCells cells_;
    std::vector<std::vector<std::vector<bool>>> open_;  ///< by sheet, row and column
    std::vector<OwnFormula> formulas_;                  ///< by sheet, row and column
    std::vector<FilledCell> filled_;                    ///< by the last call
};

}  // namespace citystar::workbook

// A workbook of one sheet, open in an office to be recalculated.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <filesystem>
#include <vector>

#include "pool/workbook_file.hpp"
#include "program.hpp"

namespace citystar::bench {

/// Time of an operation, in seconds.
struct Cost {
    double wall = 0;
    double processor = 0;  ///< processor time of the office's process; other processes do not count
};

/// Calls throw com::sun::star::uno::Exception if the office fails.
class OpenSheet {
public:
    /// Macros may run, because the workbooks are the benchmark's own.
    OpenSheet(BenchOffice& office, const std::filesystem::path& file);

    /// Recalculates all cells once (hard recalculation).
    Cost recalculate();
    /// The cells of the sheet.
    com::sun::star::uno::Reference<com::sun::star::table::XCellRange> cells();
    /// The first `rows` cells of a column (0 is A); NaN for a cell without a number.
    std::vector<double> numbers(int column, int rows);

private:
    BenchOffice& office_;
    command::WorkbookFile file_;
};

}  // namespace citystar::bench

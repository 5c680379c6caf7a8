// A workbook with one kind of formula cells.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "cell_kinds.hpp"
#include "workbook_file.hpp"

namespace citystar::bench {

/// Writes a flat ODS file: the numbers in column A, a formula cell beside each. Written as a file because LibreOffice
/// takes minutes to be told 100,000 formulas one by one. Throws std::runtime_error if it cannot be written.
void write_cells(const std::filesystem::path& file, const CellKind& kind, std::span<const double> numbers);

/// Such a workbook, open in an office. Calls throw com::sun::star::uno::Exception when the office fails.
class CellSheet {
public:
    CellSheet(office::Office& office, const std::filesystem::path& file);

    /// One hard recalculation of all cells; the seconds it took.
    double recalculate();
    /// The results of the first `count` formula cells; NaN where a cell holds no number.
    std::vector<double> results(int count);

private:
    com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document_;
    command::WorkbookFile file_;  // closes it
};

}  // namespace citystar::bench

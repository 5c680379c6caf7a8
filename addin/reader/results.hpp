// Reads the results of a calculated document from inside the office, for the command.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.WorkbookResults.
class WorkbookResults final : public ReaderJob {
public:
    WorkbookResults() : ReaderJob("org.citystar.WorkbookResults") {}

private:
    /// Takes a "Prefix" of names, and whether "Formulas" are wanted. Returns bytes for an Unpacker. First comes the
    /// number of sheets. For each sheet follow its name (text), the number of formula cells with an error, and for each
    /// such cell the column, the row (from 0) and Calc's error number (32 bits each). If formulas are wanted, their
    /// areas follow: the number of areas, then for each area left, top, right, bottom, and the values row by row (their
    /// Kind, then number or text). At the end come the number of names that lead to one cell, and for each name its
    /// text and the cell's value.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

/// The service org.citystar.ShownTexts.
class ShownTexts final : public ReaderJob {
public:
    ShownTexts() : ReaderJob("org.citystar.ShownTexts") {}

private:
    /// Takes "Cells", each as the number of the sheet, column and row (from 0). Returns the texts that these cells
    /// show, in the same order. Throws IndexOutOfBoundsException if a cell does not exist.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader

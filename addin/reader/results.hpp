// What a document has come to after calculating, read from inside the office, for the command.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.WorkbookResults.
class WorkbookResults final : public ReaderJob {
public:
    WorkbookResults() : ReaderJob("org.citystar.WorkbookResults") {}

private:
    /// Takes a "Prefix" of names, and whether "Formulas" are wanted; gives bytes for an Unpacker: the number of sheets;
    /// of each its name (text), the number of formula cells with an error, of each column, row (from 0) and Calc's
    /// error number (32 bits each), and, if wanted, the areas of its formulas: their number, of each left, top, right,
    /// bottom, and the values row by row (their Kind, and number or text). Then the number of names that lead to one
    /// cell, of each the name (text) and the cell's value.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

/// The service org.citystar.ShownTexts.
class ShownTexts final : public ReaderJob {
public:
    ShownTexts() : ReaderJob("org.citystar.ShownTexts") {}

private:
    /// Takes "Cells", for each the number of the sheet, column and row (from 0); gives the sequence of the texts that
    /// these cells show. Throws IndexOutOfBoundsException if there is no such cell.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader

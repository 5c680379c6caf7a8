// Reads all cells of a document from inside the office, for the command.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.WorkbookContents.
class WorkbookContents final : public ReaderJob {
public:
    WorkbookContents() : ReaderJob("org.citystar.WorkbookContents") {}

private:
    /// Gives bytes for an Unpacker: the number of sheets, and of each its name (text), whether it is hidden, whether it
    /// is protected, whether it has more than is read (8 bits each), columns and rows (32 bits each), per row whether
    /// it is hidden (8 bits), the values row by row (their Kind, and number or text), and its formulas: the number of
    /// their areas, and of each left, top, right, bottom (from 0) and the texts row by row. With "FormulaValues" of
    /// each sheet only these areas, with values instead of texts.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader

// Reads all cells of a document from inside the office, for the command.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.WorkbookContents.
class WorkbookContents final : public ReaderJob {
public:
    WorkbookContents() : ReaderJob("org.citystar.WorkbookContents") {}

private:
    /// Returns bytes for an Unpacker. First comes the number of sheets. For each sheet follow its name (text), whether
    /// it is hidden, whether it is protected, whether it exceeds the limits of reading (8 bits each), and its columns
    /// and rows (32 bits each). An empty sheet ends here. Otherwise the output of these functions follows:
    /// add_hidden_lines(), add_values(), add_shown_kinds(), add_invisible_areas(), add_merged_areas(), and
    /// add_formula_areas() with the texts of the formulas row by row. With "FormulaValues", each sheet has only the
    /// flag that it is not empty (8 bits), add_formula_areas() with the values of the formulas, and add_shown_kinds().
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;
};

}  // namespace citystar::reader

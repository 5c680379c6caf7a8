// One workbook in our office: open, recalculate, read, store.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <filesystem>
#include <string>
#include <vector>

#include "office.hpp"
#include "workbook_results.hpp"

namespace citystar::command {

/// Closes the document at the end of its life. Calls throw com::sun::star::uno::Exception if the office fails or is
/// killed.
class WorkbookFile {
public:
    /// Opens the file hidden and read-only (no lock file), without macros and without updating links. `open()` tells
    /// whether it is a workbook.
    WorkbookFile(office::Office& office, const std::filesystem::path& file);
    /// Takes over a document that is already open in that office.
    WorkbookFile(office::Office& office,
                 com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document);
    ~WorkbookFile();
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;

    bool open() const noexcept { return document_.is(); }
    /// The document itself, for reading or changing more of it.
    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document() const noexcept {
        return document_;
    }
    /// LibreOffice opened a document that is not a spreadsheet.
    bool other_document() const noexcept { return other_document_; }

    /// Makes our functions work under the names that other versions and programs write into .xlsx files; see
    /// addin/reader/known_functions.hpp.
    void find_functions();
    /// Calculates all formulas anew.
    void recalculate();
    /// The results as they are now; see read_results().
    WorkbookResults results(Formulas formulas = Formulas::left_out) const;
    /// See shown_texts().
    std::vector<std::string> shown(const std::vector<FormulaResult>& cells) const;
    /// Stores a copy in the format of the file's ending (.ods, .xlsx, .ots, .pdf). Throws UNO exceptions, and
    /// std::system_error where style_tables() does.
    void store(const std::filesystem::path& file);

private:
    void close() noexcept;

    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    com::sun::star::uno::Reference<com::sun::star::lang::XComponent> component_;
    com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> document_;
    bool other_document_ = false;
};

}  // namespace citystar::command

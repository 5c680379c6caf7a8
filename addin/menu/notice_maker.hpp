// Makes the notices of a workbook's departments as PDF files.
#pragma once

#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "citystar/uno_text.hpp"
#include "named_areas.hpp"
#include "temporary_folder.hpp"

namespace citystar::menu {

/// Works on a hidden copy of the document as it is when it is prepared; the document itself and its chosen department
/// do not change. Calls throw UNO exceptions, or std::filesystem::filesystem_error if a file cannot be written. On the
/// office's main thread.
class NoticeMaker {
public:
    using Document = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>;

    NoticeMaker(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                const Document& document);
    ~NoticeMaker();
    NoticeMaker(const NoticeMaker&) = delete;
    NoticeMaker& operator=(const NoticeMaker&) = delete;

    /// The departments of the workbook, in its order; empty if it has no sheet of notices.
    const std::vector<std::string>& departments() const noexcept { return departments_; }

    /// Does one part of the copying; each part takes a moment. Returns true once the copy is complete. The functions
    /// below work only after that.
    bool prepare();

    /// Stores the notice of one department in `file`, which must not exist yet; an existing file is not changed.
    void store(const std::string& department, const std::filesystem::path& file);
    /// Adds the notice of one department to those that store_all() stores in one file.
    void add(const std::string& department);
    /// Does one part of storing the file; each part takes a moment. Returns true once the file is complete. After the
    /// first call, no other function may be called.
    bool store_all(const std::filesystem::path& file);

private:
    using Sheet = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheet>;

    Sheet sheet_at(sal_Int32 index) const;
    void choose(const std::string& department);
    void export_pdf(const std::filesystem::path& file, const com::sun::star::uno::Any& selection);

    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
    office::TemporaryFolder folder_;
    Document document_;  ///< the original document, until the copy is stored
    Document copy_;
    workbook::CellArea chosen_;  ///< the cell in which a department is chosen
    std::vector<std::string> departments_;
    std::vector<OUString> added_;  ///< names of the added sheets
};

}  // namespace citystar::menu

// Helps whoever types into a workbook of ours.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.TypedEntries. From its call on, until the document is closed:
/// - A text in a cell that takes numbers or dates is read again with ASCII characters in place of full-width ones, and
///   becomes the number that it says: ８２％ becomes 82%. The step of undo of the entry takes this back, too.
/// - When Calc has asked about an entry that breaks the rule of its cell, the cursor goes back to that cell, whether
/// the
///   entry is in it or not; otherwise the next thing typed would land in the next cell.
/// It only watches documents that have the named cell CS_FRAMEWORK and a window. Texts stay as they are in cells
/// without a rule, and wherever no number results.
class TypedEntries final : public ReaderJob {
public:
    explicit TypedEntries(com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context)
        : ReaderJob("org.citystar.TypedEntries"), context_(std::move(context)) {}

    /// In addition to "Document", takes the "Environment" of a job that LibreOffice runs when it has loaded a document
    /// (Jobs.xcu); then it throws nothing.
    com::sun::star::uno::Any SAL_CALL execute(const Arguments& arguments) override;

private:
    /// Returns nothing. Called once for a document.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;

    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
};

}  // namespace citystar::reader

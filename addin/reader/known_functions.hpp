// Makes Calc recognise our functions under the names that other versions and programs write into .xlsx files.
#pragma once

#include "job.hpp"

namespace citystar::reader {

/// The service org.citystar.KnownFunctions. It makes these calls of our functions work, in cells and in named
/// expressions:
/// - STARLEVEL(…), which LibreOffice 25.2 writes and an older one does not find again (docs/libreoffice-versions.md)
/// - every function that LibreOffice itself has and that lost the prefix of files, as Gnumeric and SheetJS write
/// TEXTJOIN
/// - _xludf.STARLEVEL(…), also with _xlfn. or _xll.; not on a sheet that is protected with a password
/// It adds no step to the undo list and does not mark the document as changed. It leaves alone documents that are not
/// .xlsx workbooks.
class KnownFunctions final : public ReaderJob {
public:
    explicit KnownFunctions(com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context)
        : ReaderJob("org.citystar.KnownFunctions"), context_(std::move(context)) {}

    /// In addition to "Document", takes the "Environment" of a job that LibreOffice runs when it has loaded a document
    /// (Jobs.xcu); then it throws nothing.
    com::sun::star::uno::Any SAL_CALL execute(const Arguments& arguments) override;

private:
    /// Looks for prefixes only if a cell with one shows an error, and compiles unknown names only in a version that
    /// needs it, unless "Everywhere" is true: looking at each of 200,000 formulas takes a second. Returns nothing.
    com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) override;

    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context_;
};

}  // namespace citystar::reader

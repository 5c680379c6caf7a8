// A copy of an open workbook, for trials.
#pragma once

#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/uno/Reference.hxx>
#include <com/sun/star/uno/XComponentContext.hpp>

namespace citystar::workbook {

/// A document without a window, with the present content of another one. It is closed with this object. The other
/// document does not change. The constructor throws com::sun::star::uno::Exception if the office fails.
class DocumentCopy {
public:
    DocumentCopy(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                 const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document);
    ~DocumentCopy();
    DocumentCopy(const DocumentCopy&) = delete;
    DocumentCopy& operator=(const DocumentCopy&) = delete;

    const com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document() const noexcept {
        return copy_;
    }

private:
    com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> copy_;
};

}  // namespace citystar::workbook

// Reads a document from inside the office, for the command: from outside each call is a message to another process.
#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::reader {

/// The service org.citystar.NamedAreas. Stateless, thread-safe.
class NamedAreas final : public cppu::WeakImplHelper2<com::sun::star::task::XJob, com::sun::star::lang::XServiceInfo> {
public:
    /// Takes a "Document" and a "Prefix"; gives a sequence of sequences: name, then number of the sheet, first column,
    /// first row, last column, last row (from 0) of every named range whose name begins so and that leads to cells.
    /// Throws IllegalArgumentException if the document is no spreadsheet.
    com::sun::star::uno::Any SAL_CALL
    execute(const com::sun::star::uno::Sequence<com::sun::star::beans::NamedValue>& arguments) override;

    OUString SAL_CALL getImplementationName() override;
    sal_Bool SAL_CALL supportsService(const OUString& name) override;
    com::sun::star::uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override;
};

}  // namespace citystar::reader

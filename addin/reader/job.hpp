// Base of the services of this library: each call answers one question about one document.
#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/task/XJob.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <cppuhelper/implbase2.hxx>

#include "citystar/uno_text.hpp"

namespace citystar::reader {

using Arguments = com::sun::star::uno::Sequence<com::sun::star::beans::NamedValue>;
using Document = com::sun::star::uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>;

/// The argument of that name, or the default `value` if it is missing.
template <typename T>
T argument(const Arguments& arguments, const char* name, T value = {}) {
    for (const auto& one : arguments)
        if (one.Name.equalsAscii(name)) one.Value >>= value;
    return value;
}

/// Stateless, thread-safe. The service has the name of the implementation.
class ReaderJob : public cppu::WeakImplHelper2<com::sun::star::task::XJob, com::sun::star::lang::XServiceInfo> {
public:
    /// Throws IllegalArgumentException if "Document" is not a spreadsheet.
    com::sun::star::uno::Any SAL_CALL execute(const Arguments& arguments) override;

    OUString SAL_CALL getImplementationName() final;
    sal_Bool SAL_CALL supportsService(const OUString& name) final;
    com::sun::star::uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() final;

protected:
    explicit ReaderJob(const char* name) : name_(name) {}

private:
    virtual com::sun::star::uno::Any read(const Document& document, const Arguments& arguments) = 0;

    const char* const name_;
};

/// The object that a constructor named in citystar.components returns.
template <typename Job>
com::sun::star::uno::XInterface* made() {
    auto* job = new Job;
    job->acquire();
    return static_cast<cppu::OWeakObject*>(job);
}

}  // namespace citystar::reader

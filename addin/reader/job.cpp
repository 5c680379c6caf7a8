#include "job.hpp"

#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <cppuhelper/supportsservice.hxx>

namespace citystar::reader {

namespace uno = com::sun::star::uno;

uno::Any ReaderJob::execute(const Arguments& arguments) {
    const auto document = argument<Document>(arguments, "Document");
    if (!document.is()) throw com::sun::star::lang::IllegalArgumentException("Document", *this, 0);
    return read(document, arguments);
}

OUString ReaderJob::getImplementationName() { return OUString::createFromAscii(name_); }

sal_Bool ReaderJob::supportsService(const OUString& name) { return cppu::supportsService(this, name); }

uno::Sequence<OUString> ReaderJob::getSupportedServiceNames() {
    const auto name = getImplementationName();
    return {&name, 1};
}

}  // namespace citystar::reader

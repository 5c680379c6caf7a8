#include "document_copy.hpp"

#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/TempFile.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/uno_property.hpp"
#include "citystar/uno_text.hpp"

namespace citystar::workbook {
namespace {

namespace uno = com::sun::star::uno;
namespace io = com::sun::star::io;
using com::sun::star::beans::PropertyValue;

}  // namespace

DocumentCopy::DocumentCopy(const uno::Reference<uno::XComponentContext>& context,
                           const uno::Reference<com::sun::star::sheet::XSpreadsheetDocument>& document) {
    const auto file = io::TempFile::create(context);
    const PropertyValue to[] = {property("FilterName", OUString("calc8")),
                                property("OutputStream", file->getOutputStream())};
    uno::Reference<com::sun::star::frame::XStorable>(document, uno::UNO_QUERY_THROW)
        ->storeToURL("private:stream", {to, 2});
    file->seek(0);
    const PropertyValue from[] = {
        property("FilterName", OUString("calc8")), property("InputStream", file->getInputStream()),
        property("Hidden", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    const uno::Reference<com::sun::star::frame::XComponentLoader> loader(
        com::sun::star::frame::Desktop::create(context), uno::UNO_QUERY_THROW);
    copy_.set(loader->loadComponentFromURL("private:stream", "_blank", 0, {from, 5}), uno::UNO_QUERY_THROW);
}

DocumentCopy::~DocumentCopy() {
    try {
        uno::Reference<com::sun::star::util::XCloseable>(copy_, uno::UNO_QUERY_THROW)->close(true);
    } catch (const uno::Exception&) {
        // The office has ended, and the document with it.
    }
}

}  // namespace citystar::workbook

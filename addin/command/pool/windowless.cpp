#include "windowless.hpp"

#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/document/UpdateDocMode.hpp>
#include <com/sun/star/frame/XLoadable.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include "citystar/uno_property.hpp"

namespace citystar::command {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::PropertyValue;

uno::Reference<com::sun::star::sheet::XSpreadsheetDocument> open_windowless(office::Office& office,
                                                                            const std::filesystem::path& file,
                                                                            Format format) {
    if (format == Format::other) return {};
    const uno::Reference<com::sun::star::frame::XLoadable> document(
        office.context()->getServiceManager()->createInstanceWithContext("com.sun.star.sheet.SpreadsheetDocument",
                                                                         office.context()),
        uno::UNO_QUERY_THROW);
    // The type is not detected here, so the filter has to be named.
    const PropertyValue properties[] = {
        property("URL", office::file_url(file)),
        property("FilterName", OUString::createFromAscii(format == Format::xlsx ? "Calc MS Excel 2007 XML" : "calc8")),
        property("Hidden", true),
        property("ReadOnly", true),
        property("MacroExecutionMode", com::sun::star::document::MacroExecMode::NEVER_EXECUTE),
        property("UpdateDocMode", com::sun::star::document::UpdateDocMode::NO_UPDATE)};
    try {
        document->load({properties, 6});
        return {document, uno::UNO_QUERY_THROW};
    } catch (const uno::Exception&) {
        const uno::Reference<com::sun::star::util::XCloseable> closeable(document, uno::UNO_QUERY);
        if (closeable.is()) closeable->close(true);
        return {};
    }
}

}  // namespace citystar::command

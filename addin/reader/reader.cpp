#include "reader.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <cppuhelper/supportsservice.hxx>
#include <vector>

namespace citystar::reader {
namespace {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using Line = uno::Sequence<uno::Any>;

}  // namespace

uno::Any NamedAreas::execute(const uno::Sequence<com::sun::star::beans::NamedValue>& arguments) {
    uno::Reference<com::sun::star::beans::XPropertySet> document;
    OUString prefix;
    for (const auto& argument : arguments) {
        if (argument.Name == "Document") argument.Value >>= document;
        if (argument.Name == "Prefix") argument.Value >>= prefix;
    }
    if (!uno::Reference<sheet::XSpreadsheetDocument>(document, uno::UNO_QUERY).is())
        throw com::sun::star::lang::IllegalArgumentException("Document", *this, 0);
    uno::Reference<sheet::XNamedRanges> names;
    document->getPropertyValue("NamedRanges") >>= names;
    std::vector<Line> lines;
    for (const auto& name : names->getElementNames()) {
        if (!name.startsWith(prefix)) continue;
        const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(name), uno::UNO_QUERY);
        if (!referrer.is()) continue;
        const uno::Reference<sheet::XCellRangeAddressable> range(referrer->getReferredCells(), uno::UNO_QUERY);
        if (!range.is()) continue;
        const auto at = range->getRangeAddress();
        const uno::Any line[] = {uno::Any(name),           uno::Any(static_cast<sal_Int32>(at.Sheet)),
                                 uno::Any(at.StartColumn), uno::Any(at.StartRow),
                                 uno::Any(at.EndColumn),   uno::Any(at.EndRow)};
        lines.emplace_back(line, 6);
    }
    return uno::Any(uno::Sequence<Line>(lines.data(), static_cast<sal_Int32>(lines.size())));
}

OUString NamedAreas::getImplementationName() { return "org.citystar.NamedAreas"; }

sal_Bool NamedAreas::supportsService(const OUString& name) { return cppu::supportsService(this, name); }

uno::Sequence<OUString> NamedAreas::getSupportedServiceNames() {
    const OUString name("org.citystar.NamedAreas");
    return {&name, 1};
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_reader(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    auto* reader = new citystar::reader::NamedAreas;
    reader->acquire();
    return static_cast<cppu::OWeakObject*>(reader);
}

#include "names.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>

namespace citystar::reader {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;

std::vector<NamedArea> named_areas(const Document& document, const OUString& prefix) {
    uno::Reference<sheet::XNamedRanges> names;
    uno::Reference<com::sun::star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)
        ->getPropertyValue("NamedRanges") >>= names;
    std::vector<NamedArea> out;
    for (const auto& name : names->getElementNames()) {
        if (!name.startsWith(prefix)) continue;
        const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(name), uno::UNO_QUERY);
        if (!referrer.is()) continue;
        const uno::Reference<sheet::XCellRangeAddressable> range(referrer->getReferredCells(), uno::UNO_QUERY);
        if (range.is()) out.push_back({name, range->getRangeAddress()});
    }
    return out;
}

uno::Any NamedAreas::read(const Document& document, const Arguments& arguments) {
    using Line = uno::Sequence<uno::Any>;
    std::vector<Line> lines;
    for (const auto& [name, at] : named_areas(document, argument<OUString>(arguments, "Prefix"))) {
        const uno::Any line[] = {uno::Any(name),           uno::Any(static_cast<sal_Int32>(at.Sheet)),
                                 uno::Any(at.StartColumn), uno::Any(at.StartRow),
                                 uno::Any(at.EndColumn),   uno::Any(at.EndRow)};
        lines.emplace_back(line, 6);
    }
    return uno::Any(uno::Sequence<Line>(lines.data(), static_cast<sal_Int32>(lines.size())));
}

}  // namespace citystar::reader

// The constructor that citystar.components names.
extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* citystar_create_names(
    com::sun::star::uno::XComponentContext*, const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return citystar::reader::made<citystar::reader::NamedAreas>();
}

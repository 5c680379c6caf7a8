// The service behind the functions, for the menu's own calls.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <org/citystar/XFunctions.hpp>

namespace citystar::menu {

/// Loads the library of the functions and the framework files if no cell has done so. Throws a UNO exception on
/// failure; never returns null.
inline com::sun::star::uno::Reference<org::citystar::XFunctions> functions(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context) {
    return {context->getServiceManager()->createInstanceWithContext("org.citystar.Functions", context),
            com::sun::star::uno::UNO_QUERY_THROW};
}

}  // namespace citystar::menu

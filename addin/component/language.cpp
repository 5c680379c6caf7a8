#include "language.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <cstdlib>

namespace citystar::component {

namespace uno = com::sun::star::uno;

std::string configured(const uno::Reference<uno::XComponentContext>& context, const OUString& path,
                       const OUString& key) {
    const auto provider = com::sun::star::configuration::theDefaultProvider::get(context);
    const uno::Any node(com::sun::star::beans::NamedValue("nodepath", uno::Any(path)));
    const uno::Reference<com::sun::star::container::XNameAccess> access(
        provider->createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                              uno::Sequence<uno::Any>(&node, 1)),
        uno::UNO_QUERY_THROW);
    OUString value;
    access->getByName(key) >>= value;
    return utf8(value);
}

Language language_of(const uno::Reference<uno::XComponentContext>& context) {
    const char* forced = std::getenv("CITYSTAR_LANGUAGE");
    std::string name = forced ? forced : "";
    try {
        if (name.empty()) name = configured(context, "/org.openoffice.Setup/L10N", "ooLocale");
    } catch (const uno::Exception&) {
        // A bare UNO runtime has no configuration.
    }
    return name.starts_with("zh") ? Language::zh : Language::en;
}

}  // namespace citystar::component

// The language of the texts: Chinese or English, as in LibreOffice's menus.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>

#include "citystar/text.hpp"
#include "citystar/uno_text.hpp"

namespace citystar::component {

/// A value of the office's configuration as text. Throws a UNO exception where there is no configuration.
std::string configured(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                       const OUString& path, const OUString& key);

/// The value of CITYSTAR_LANGUAGE, otherwise the language of the user interface. English if there is no configuration.
Language language_of(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

}  // namespace citystar::component

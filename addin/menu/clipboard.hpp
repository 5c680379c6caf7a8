// Plain text on the system's clipboard.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <string_view>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Throws UNO exceptions, where there is no clipboard for one.
void copy_text(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
               std::string_view text);

}  // namespace citystar::menu

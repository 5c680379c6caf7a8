// Plain text on the system's clipboard.
#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>
#include <string_view>

#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Puts the text on the clipboard. Throws UNO exceptions, also if the system has no clipboard.
void copy_text(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
               std::string_view text);

}  // namespace citystar::menu

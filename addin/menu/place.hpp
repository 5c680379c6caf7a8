// Where a command of the menu was chosen, and how it speaks to whoever chose it.
#pragma once

#include <com/sun/star/frame/XController.hpp>
#include <com/sun/star/frame/XFrame.hpp>
#include <com/sun/star/uno/XComponentContext.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "citystar/text.hpp"
#include "citystar/uno_text.hpp"

namespace citystar::menu {

/// Lives as long as one command runs, on the office's main thread.
struct Place {
    com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext> context;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame;      ///< never empty
    com::sun::star::uno::Reference<com::sun::star::frame::XController> view;  ///< of the document; may be empty
    Language language;
};

/// What a command says when it is done or cannot be done; nothing where its doing is seen.
using Outcome = std::optional<std::string>;

/// Says a sentence in a box over the window and waits until it is closed; nothing if the window is gone. Throws
/// nothing.
void tell(const Place& place, std::string_view sentence);

}  // namespace citystar::menu

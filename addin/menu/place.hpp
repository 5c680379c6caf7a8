// The place where a command of the menu was chosen, and messages to its user.
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
    com::sun::star::uno::Reference<com::sun::star::frame::XController> view;  ///< view of the document; may be empty
    Language language;
};

/// The message of a command that is done or cannot be done; no value if its effect is visible.
using Outcome = std::optional<std::string>;

/// Shows a sentence in a box over the window and waits until the box is closed. Does nothing if the window is gone.
/// Throws nothing.
void tell(const Place& place, std::string_view sentence);

}  // namespace citystar::menu

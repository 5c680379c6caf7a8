// The help: pages inside the extension, shown by the browser.
#pragma once

#include "place.hpp"

namespace citystar::menu {

/// Opens the start page in the language of the place. Returns nothing if the system took it, else a sentence that says
/// where the page is. Throws UNO exceptions if the extension cannot be found.
Outcome open_help(const Place& place);

}  // namespace citystar::menu

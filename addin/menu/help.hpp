// The help pages inside the extension, shown in the browser.
#pragma once

#include "place.hpp"

namespace citystar::menu {

/// Opens the start page in the language of the place. Returns no text if the system accepted the page, otherwise a
/// sentence with the place of the page. Throws UNO exceptions if the extension cannot be found.
Outcome open_help(const Place& place);

}  // namespace citystar::menu

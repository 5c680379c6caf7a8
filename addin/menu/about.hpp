// The line to send along with a question: versions, frameworks, folder.
#pragma once

#include "place.hpp"

namespace citystar::menu {

/// Shows CITYSTARINFO() with a button that copies it. Throws UNO exceptions.
Outcome show_about(const Place& place);

}  // namespace citystar::menu

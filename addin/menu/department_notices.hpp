// The notices of the departments, written into a folder that the user chooses.
#pragma once

#include "place.hpp"

namespace citystar::menu {

/// Asks how and where, then writes one notice after the other while Calc can be used.
Outcome write_department_notices(const Place& place);

}  // namespace citystar::menu

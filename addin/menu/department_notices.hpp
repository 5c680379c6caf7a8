// Writes the notices of the departments into a folder that the user chooses.
#pragma once

#include "place.hpp"

namespace citystar::menu {

/// Asks for the folder and the kind of files, then writes one notice after the other while Calc can be used.
Outcome write_department_notices(const Place& place);

}  // namespace citystar::menu

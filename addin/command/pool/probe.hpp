// Does this office calculate our functions? Asked before any file is touched: without the extension our cells load as
// #NAME?, and storing them would destroy the values they had.
#pragma once

#include <string>

#include "office.hpp"

namespace citystar::command {

/// Calculates known cases with our functions. Empty if all come out right, else the first that does not.
std::string probe(office::Office& office);

}  // namespace citystar::command

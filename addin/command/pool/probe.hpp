// Checks that an office calculates our functions, before any file is touched. Without the extension our cells load as
// #NAME?, and storing them would destroy their values.
#pragma once

#include <string>

#include "office.hpp"

namespace citystar::command {

/// Calculates known cases with our functions. Empty if all results are right, otherwise the first wrong one.
std::string probe(office::Office& office);

}  // namespace citystar::command

// Starts an office that is known to work, or says why there is none.
#pragma once

#include <iostream>
#include <memory>

#include "office.hpp"

namespace citystar::command {

/// A started office in which our functions calculate; null after the reason has been told.
std::unique_ptr<office::Office> start_office(std::ostream& complaints = std::cerr);

}  // namespace citystar::command

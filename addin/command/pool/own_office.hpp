// Starting an office that is known to work.
#pragma once

#include <iostream>
#include <memory>

#include "office.hpp"

namespace citystar::command {

/// A started office in which our functions calculate. Null if there is no such office; then `complaints` has the
/// reason.
std::unique_ptr<office::Office> start_office(std::ostream& complaints = std::cerr);

}  // namespace citystar::command

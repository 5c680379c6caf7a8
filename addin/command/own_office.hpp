// Starts an office that is known to work, or says why there is none.
#pragma once

#include <functional>
#include <memory>

#include "office.hpp"

namespace citystar::command {

/// A started office in which our functions calculate; null after the reason has been told on standard error.
std::unique_ptr<office::Office> start_office();

}  // namespace citystar::command

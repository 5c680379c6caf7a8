// Checks of the places that collect is to write to.
#pragma once

#include "collect.hpp"

namespace citystar::command {

/// Checks the names of all outputs before any work. Returns exit_done, or the exit status after a sentence on standard
/// error. Touches nothing.
int check_outputs(const CollectOptions& options);

}  // namespace citystar::command

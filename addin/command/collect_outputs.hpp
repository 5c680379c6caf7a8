// Where collect may write.
#pragma once

#include "collect.hpp"

namespace citystar::command {

/// Looks at the names of all outputs before any work: exit_done, else the exit status after a sentence on standard
/// error. Touches nothing.
int check_outputs(const CollectOptions& options);

}  // namespace citystar::command

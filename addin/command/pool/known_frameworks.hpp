// The frameworks the command knows.
#pragma once

#include "citystar/registry.hpp"

namespace citystar::command {

/// The shipped ones, then the user's own.
Registry known_frameworks();

}  // namespace citystar::command

// Indicators of a framework file.
#pragma once

#include "citystar/framework.hpp"
#include "names.hpp"
#include "node.hpp"

namespace citystar {

/// Reads the list of indicators into `framework`. Its levels and departments must have been read before.
void read_indicators(const Node& list, Framework& framework);

/// A date with the source's wording.
std::optional<Deadline> read_deadline(const Node& node);

}  // namespace citystar

// What a mistyped word probably means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace citystar::command {

/// The word among `words` that takes the fewest edits to become `typed` (a letter more, less, another one, or two
/// neighbours exchanged: the distance of Damerau, in its restricted form), if these are at most a third of its letters,
/// or one; otherwise "". The first of several. Letters are ASCII, in any case.
std::string nearest(std::string_view typed, const std::vector<std::string>& words);

}  // namespace citystar::command

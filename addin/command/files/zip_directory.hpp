// The names that a zip file states twice: in its directory at the end, and before each part.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace citystar::command {

/// The names before the parts, in the order of the directory at the end. If the two names differ, LibreOffice silently
/// skips the part. Nothing if the directory or the head of a part is not where it should be. `descriptor` belongs to a
/// regular file; its position does not change.
std::optional<std::vector<std::string>> names_before_parts(int descriptor);

}  // namespace citystar::command

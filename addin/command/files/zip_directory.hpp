// What a zip file says twice, at its end and before each part.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace citystar::command {

/// The names before the parts, in the order of the directory at the end. LibreOffice passes over a part without a word
/// when the two differ. Nothing if the directory or a part's head is not where it should be. `descriptor` is that of a
/// regular file; its position stays.
std::optional<std::vector<std::string>> names_before_parts(int descriptor);

}  // namespace citystar::command

// Facts about JSON text that the parsed value has lost: digits, repeated keys, and positions in the text.
#pragma once

#include <string_view>
#include <vector>

#include "citystar/load.hpp"

namespace citystar {

/// Reports numbers with more than 15 significant digits and repeated keys. `json` must be valid and not nested deeply.
std::vector<Problem> scan_problems(std::string_view json);

/// Sorts problems by their positions in the text.
void sort_by_place(std::string_view json, std::vector<Problem>& problems);

/// A key in the notation of a JSON pointer (RFC 6901).
std::string pointer_token(std::string_view key);

}  // namespace citystar

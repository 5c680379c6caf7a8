// What a parsed JSON value no longer tells: digits, repeated keys, and where things stand in the text.
#pragma once

#include <string_view>
#include <vector>

#include "citystar/load.hpp"

namespace citystar {

/// Numbers with more than 15 significant digits and keys given twice. `json` must be valid and not nested deeply.
std::vector<Problem> scan_problems(std::string_view json);

/// Puts problems in the order in which their places stand in the text.
void sort_by_place(std::string_view json, std::vector<Problem>& problems);

/// A key as it stands in a JSON pointer (RFC 6901).
std::string pointer_token(std::string_view key);

}  // namespace citystar

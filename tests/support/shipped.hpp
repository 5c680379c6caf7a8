// The framework files in engine/frameworks and the golden files in tests/golden, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "citystar/framework.hpp"

namespace citystar::test {

/// A shipped framework; the test program ends if it cannot be loaded.
const Framework& shipped(std::string_view id);

/// Lines of a golden file, except empty lines and those that start with '#'.
std::vector<std::string> golden_lines(std::string_view name);

/// The parts of `text` between `separator`, trimmed.
std::vector<std::string> split(std::string_view text, std::string_view separator);

}  // namespace citystar::test

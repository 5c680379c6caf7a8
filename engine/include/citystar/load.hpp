// Reads and checks framework files (engine/frameworks/framework.schema.json describes them).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "citystar/fault.hpp"
#include "citystar/framework.hpp"

namespace citystar {

/// One fault in a framework file.
struct Problem {
    Fault fault = Fault::none;
    std::string pointer;  ///< JSON pointer (RFC 6901) of the place; empty for the whole file
    Text message;
};

/// Either a framework or the problems that prevent it, never both.
struct [[nodiscard]] LoadResult {
    std::optional<Framework> framework;
    std::vector<Problem> problems;  ///< all of them, in file order
};

/// Largest framework file that is read, in bytes.
inline constexpr std::size_t max_framework_bytes = 4u << 20;

/// Builds a framework from JSON text. Every problem is reported, not only the first. Unknown keys, duplicate codes or
/// names, references that lead nowhere, numbers with more than 15 significant digits, comparisons that a measure's
/// type has no words for and column sums that differ from the declared ones are problems. Never throws on bad input;
/// thread-safe.
LoadResult load_framework(std::string_view json);

/// The same for a file.
LoadResult load_framework_file(const std::filesystem::path& path);

}  // namespace citystar

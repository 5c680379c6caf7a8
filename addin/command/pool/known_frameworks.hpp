// The frameworks the command knows.
#pragma once

#include <filesystem>
#include <string_view>

#include "citystar/registry.hpp"

namespace citystar::command {

/// The shipped ones, then the user's own.
Registry known_frameworks();

/// Whether the framework with this id was read from this folder. A user's own framework has the id of a shipped one if
/// that one is missing.
bool is_from(const Registry& registry, std::string_view framework, const std::filesystem::path& folder);

}  // namespace citystar::command

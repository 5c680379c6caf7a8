// Putting a new file in the place of somebody's own.
#pragma once

#include <filesystem>
#include <optional>

#include "messages.hpp"

namespace citystar::command {

/// Why a file is not to be replaced: it is write-protected, open in another program, or has another name that would go
/// on with the old content. Nothing if it may be. Permissions count for root as well: they say what is wanted.
std::optional<messages::Message> replacing_refused(const std::filesystem::path& file);

/// Gives `to` the mode, the access list and the other attributes of `from`, and its owner and group where that is
/// allowed. Both are regular files. Throws std::system_error if the mode or the access list cannot be kept.
void keep_attributes(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace citystar::command

// Replacing a user's own file by a new one.
#pragma once

#include <filesystem>
#include <optional>

#include "messages.hpp"

namespace citystar::command {

/// The reason why a file must not be replaced: it is write-protected, it is open in another program, or it has another
/// name (a hard link) that would keep the old content. Nothing if it may be replaced. Permissions count for root as
/// well, since they say what the owner wants.
std::optional<messages::Message> replacing_refused(const std::filesystem::path& file);

/// Gives `to` the mode, the access list and the other attributes of `from`, and its owner and group where that is
/// allowed. Both are regular files. Throws std::system_error if the mode or the access list cannot be kept.
void keep_attributes(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace citystar::command

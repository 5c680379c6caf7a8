// Changes throughout a text, each in one pass.
#pragma once

#include <string>
#include <string_view>

namespace citystar::command {

/// Replaces each `from`, which is not empty, by `to`. True if there was any.
bool replace_all(std::string& text, std::string_view from, std::string_view to);

/// Removes everything from each `begin` to the next `end`, including both; a `begin` without `end` stays. True if
/// anything was removed.
bool remove_all(std::string& text, std::string_view begin, std::string_view end);

/// The text with the escapes that it needs in an attribute or between tags of XML.
std::string escaped_xml(std::string_view text);

}  // namespace citystar::command

// Changes all over a text, each in one pass.
#pragma once

#include <string>
#include <string_view>

namespace citystar::command {

/// Puts `to` in the place of each `from`, which is not empty. True if there was any.
bool replace_all(std::string& text, std::string_view from, std::string_view to);

/// Takes out everything from each `begin` to the next `end`, both with it; a `begin` without `end` stays. True if there
/// was any.
bool remove_all(std::string& text, std::string_view begin, std::string_view end);

/// The text as it stands in an attribute or between tags of XML.
std::string escaped_xml(std::string_view text);

}  // namespace citystar::command

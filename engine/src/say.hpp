// Fills the texts of messages.json.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar {

using messages::Message;

inline std::string_view raw(Message message, Language language) {
    const auto& pair = messages::table[static_cast<std::size_t>(message)];
    return language == Language::zh ? pair.zh : pair.en;
}

/// The text of a message with its places filled. The number of places is held by a test over all messages.
template <typename... Parts>
std::string say(Message message, Language language, const Parts&... parts) {
    return fmt::format(fmt::runtime(raw(message, language)), parts...);
}

/// Both languages at once.
template <typename... Parts>
Text say_both(Message message, const Parts&... parts) {
    return {say(message, Language::zh, parts...), say(message, Language::en, parts...)};
}

/// A number as people write it: at most ten significant digits, no trailing zeros, no exponent for everyday sizes.
std::string number_text(double value);

}  // namespace citystar

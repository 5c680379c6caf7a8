// Fills the texts of messages.json.
#pragma once

#include <string>

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar {

using messages::Message;
using messages::raw;
using messages::say;

/// A text in both languages.
template <typename... Parts>
Text say_both(Message message, const Parts&... parts) {
    return {say(message, Language::zh, parts...), say(message, Language::en, parts...)};
}

/// A number as people write it: at most ten significant digits, no trailing zeros, no exponent for everyday sizes.
std::string number_text(double value);

}  // namespace citystar

// The command's texts in the user's language.
#pragma once

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::command {

using messages::Message;

/// Chinese or English, according to the first of CITYSTAR_LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set.
Language user_language();

template <typename... Parts>
std::string say(Message message, const Parts&... parts) {
    return messages::say(message, user_language(), parts...);
}

}  // namespace citystar::command

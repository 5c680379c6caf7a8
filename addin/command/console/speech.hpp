// The command's texts in the user's language.
#pragma once

#include <string_view>

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::command {

using messages::Message;

/// The first of CITYSTAR_LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set, such as "zh_CN.UTF-8"; "" if none is.
std::string_view user_locale();

/// Chinese or English, according to user_locale().
Language user_language();

template <typename... Parts>
std::string say(Message message, const Parts&... parts) {
    return messages::say(message, user_language(), parts...);
}

}  // namespace citystar::command

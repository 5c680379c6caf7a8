// The texts of what collect writes: leagues, notices, findings.
#pragma once

#include <string>

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::command {

using messages::Message;

namespace documents {

/// The language of the documents: that of CITYSTAR_DOCUMENT_LANGUAGE, "zh" or "en". Without it English if
/// user_locale() is English, otherwise Chinese like the workbooks: a scheduler's "C" says nothing about readers. Worker
/// processes inherit the variables.
Language language();

/// The date that the documents carry: today's, as 2026-01-31.
std::string today();

/// For files whose only texts are those of documents: they write `using documents::say;`.
template <typename... Parts>
std::string say(Message message, const Parts&... parts) {
    return messages::say(message, language(), parts...);
}

}  // namespace documents
}  // namespace citystar::command

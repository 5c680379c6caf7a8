// The texts of what collect writes: leagues, notices, findings.
#pragma once

#include <string>

#include "citystar/text.hpp"
#include "messages.hpp"

namespace citystar::command {

using messages::Message;

namespace documents {

/// Chinese, as the workbooks are, whatever the terminal speaks, unless CITYSTAR_DOCUMENT_LANGUAGE says "en". Worker
/// processes inherit that variable.
Language language();

/// The date that stands on them: today's, as 2026-01-31.
std::string today();

/// Files that speak of documents only say `using documents::say;`.
template <typename... Parts>
std::string say(Message message, const Parts&... parts) {
    return messages::say(message, language(), parts...);
}

}  // namespace documents
}  // namespace citystar::command

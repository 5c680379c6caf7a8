#include "speech.hpp"

#include <cstdlib>

namespace citystar::command {

std::string_view user_locale() {
    for (const auto* name : {"CITYSTAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value) return value;
    return {};
}

Language user_language() { return user_locale().starts_with("zh") ? Language::zh : Language::en; }

}  // namespace citystar::command

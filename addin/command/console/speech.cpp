#include "speech.hpp"

#include <cstdlib>

namespace citystar::command {

Language user_language() {
    for (const auto* name : {"CITYSTAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(name); value && *value)
            return std::string_view(value).starts_with("zh") ? Language::zh : Language::en;
    return Language::en;
}

}  // namespace citystar::command

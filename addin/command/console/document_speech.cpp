#include "document_speech.hpp"

#include <fmt/chrono.h>

#include <cstdlib>
#include <ctime>
#include <string_view>

#include "speech.hpp"

namespace citystar::command::documents {

Language language() {
    if (const char* chosen = std::getenv("CITYSTAR_DOCUMENT_LANGUAGE"); chosen && *chosen)
        return std::string_view(chosen) == "en" ? Language::en : Language::zh;
    return user_locale().starts_with("en") ? Language::en : Language::zh;
}

std::string today() { return fmt::format("{:%Y-%m-%d}", fmt::localtime(std::time(nullptr))); }

}  // namespace citystar::command::documents

#include "document_speech.hpp"

#include <fmt/chrono.h>

#include <cstdlib>
#include <ctime>
#include <string_view>

namespace citystar::command::documents {

Language language() {
    const char* chosen = std::getenv("CITYSTAR_DOCUMENT_LANGUAGE");
    return chosen && std::string_view(chosen) == "en" ? Language::en : Language::zh;
}

std::string today() { return fmt::format("{:%Y-%m-%d}", fmt::localtime(std::time(nullptr))); }

}  // namespace citystar::command::documents

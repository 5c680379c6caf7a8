#include "user_frameworks.hpp"

#include <cstdlib>
#include <filesystem>

namespace citystar::office {

std::string user_framework_folders() {
    std::string out;
    if (const char* folders = std::getenv("CITYSTAR_FRAMEWORKS")) out = folders;
    const char* configuration = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    std::filesystem::path base;
    if (configuration && *configuration)
        base = configuration;
    else if (home && *home)
        base = std::filesystem::path(home) / ".config";
    if (base.empty()) return out;
    const auto folder = base / "libreoffice" / "4" / "user" / "citystar" / "frameworks";
    // Folders in the list have to exist; the user's own folder is optional.
    std::error_code failed;
    if (!std::filesystem::is_directory(folder, failed)) return out;
    return out.append(out.empty() ? "" : ":").append(folder.string());
}

}  // namespace citystar::office

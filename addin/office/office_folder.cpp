#include "office_folder.hpp"

#include <cstdlib>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>

namespace citystar::office {
namespace {

namespace fs = std::filesystem;

// LibreOffice's own packages install /opt/libreoffice7.4, /opt/libreoffice26.8 …
std::optional<fs::path> newest_below_opt() {
    std::optional<fs::path> out;
    double newest = 0;
    std::error_code failed;
    for (fs::directory_iterator it("/opt", failed), end; !failed && it != end; it.increment(failed)) {
        const auto name = it->path().filename().string();
        if (!name.starts_with("libreoffice") || !is_office(it->path() / "program")) continue;
        std::istringstream text(name.substr(std::string("libreoffice").size()));
        text.imbue(std::locale::classic());
        double version = 0;
        text >> version;
        if (!out || version > newest) {
            out = it->path() / "program";
            newest = version;
        }
    }
    return out;
}

std::optional<fs::path> office_on_path() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (folder.empty()) continue;
        std::error_code failed;
        const auto program = fs::canonical(fs::path(folder) / "soffice", failed).parent_path();
        if (!failed && is_office(program)) return program;
    }
    return std::nullopt;
}

}  // namespace

bool is_office(const fs::path& program) {
    std::error_code failed;
    return fs::exists(program / "soffice.bin", failed) && fs::exists(program / "fundamentalrc", failed);
}

fs::path office_program() {
    if (const char* home = std::getenv("CITYSTAR_OFFICE_HOME"); home && *home) return fs::path(home) / "program";
    const fs::path usual = CITYSTAR_OFFICE_PROGRAM;
    if (is_office(usual)) return usual;
    if (const auto found = newest_below_opt()) return *found;
    return office_on_path().value_or(usual);
}

}  // namespace citystar::office

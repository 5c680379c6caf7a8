#include "registration.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace citystar::office {
namespace {

namespace fs = std::filesystem;

constexpr auto types = "citystar.rdb";
constexpr auto functions = "CalcAddIns.xcu";
constexpr auto jobs = "Jobs.xcu";

// An empty text if it is not known. LibreOffice would replace what follows these signs.
std::string build_of(const fs::path& program) {
    constexpr std::string_view key = "buildid=";
    std::ifstream versions(program / "versionrc");
    for (std::string line; std::getline(versions, line);)
        if (line.starts_with(key) && line.find_first_of("$\\\r") == std::string::npos) return line.substr(key.size());
    return {};
}

bool write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    return static_cast<bool>(std::ofstream(file) << text << std::flush);
}

}  // namespace

bool register_extension(const fs::path& profile, const fs::path& program, const fs::path& extension,
                        const std::string& link) {
    const auto build = build_of(program);
    const auto there = [&](const char* file) { return fs::exists(extension / file); };
    if (build.empty() || !std::ranges::all_of(std::array{types, functions, jobs, CITYSTAR_COMPONENTS}, there))
        return false;
    const auto place = [&](const std::string& file) { return "$BUNDLED_EXTENSIONS/" + link + "/" + file; };
    const std::string backend = "registry/com.sun.star.comp.deployment.";
    const auto components = backend + "component.PackageRegistryBackend";
    const auto settings = backend + "configuration.PackageRegistryBackend";
    const auto known = profile / "user/extensions";
    const auto ours = known / "bundled";
    return write(known / "buildid", build + "\n") &&
           write(ours / components / "unorc", "ORIGIN=$BUNDLED_EXTENSIONS_USER/" + components + "\nUNO_TYPES=?" +
                                                  place(types) + "\nUNO_SERVICES=?" + place(CITYSTAR_COMPONENTS) +
                                                  "\n") &&
           write(ours / settings / "configmgr.ini", "DATA=" + place(functions) + " " + place(jobs) + "\n");
}

}  // namespace citystar::office

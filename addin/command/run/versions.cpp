#include "versions.hpp"

#include <fstream>
#include <iterator>

#include "files/sha256.hpp"
#include "installation.hpp"
#include "pool/known_frameworks.hpp"
#include "version.hpp"

namespace citystar::command {
namespace {

// LibreOffice writes its version only into its registry, which is a large file. Empty if it is not found there.
std::string libreoffice_version() {
    const auto registry = office::find_installation().program.parent_path() / "share" / "registry" / "main.xcd";
    std::ifstream file(registry, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view opening = "<value>";
    const auto name = content.rfind("ooSetupVersionAboutBox\"");
    if (name == std::string::npos) return {};
    const auto begin = content.find(opening, name);
    const auto end = content.find('<', begin + opening.size());
    if (begin == std::string::npos || end == std::string::npos) return {};
    return content.substr(begin + opening.size(), end - begin - opening.size());
}

std::string framework_digest() {
    std::string digests;
    const auto registry = known_frameworks();
    for (const auto& entry : registry.entries()) digests += sha256_of_file(entry.file) + "\n";
    return sha256(digests);
}

}  // namespace

Versions current_versions() { return {CITYSTAR_VERSION, libreoffice_version(), framework_digest()}; }

}  // namespace citystar::command

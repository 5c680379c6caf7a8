#include "known_frameworks.hpp"

#include <algorithm>
#include <system_error>

#include "installation.hpp"
#include "user_frameworks.hpp"

namespace citystar::command {

Registry known_frameworks() {
    Registry registry;
    registry.add_folder(office::find_installation().frameworks);
    registry.add_folders(office::user_framework_folders().c_str());
    return registry;
}

bool is_from(const Registry& registry, std::string_view framework, const std::filesystem::path& folder) {
    const auto found =
        std::ranges::find(registry.entries(), framework, [](const auto& entry) { return entry.framework.id; });
    std::error_code failed;
    return found != registry.entries().end() && std::filesystem::equivalent(found->file.parent_path(), folder, failed);
}

}  // namespace citystar::command

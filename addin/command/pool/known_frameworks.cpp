#include "known_frameworks.hpp"

#include "installation.hpp"
#include "user_frameworks.hpp"

namespace citystar::command {

Registry known_frameworks() {
    Registry registry;
    registry.add_folder(office::find_installation().frameworks);
    registry.add_folders(office::user_framework_folders().c_str());
    return registry;
}

}  // namespace citystar::command

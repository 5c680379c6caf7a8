#include "folder_state.hpp"

#include "files/sha256.hpp"

namespace citystar::test {

std::map<std::string, std::string> digests_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            out[std::filesystem::relative(entry.path(), folder).string()] = command::sha256_of_file(entry.path());
    return out;
}

}  // namespace citystar::test

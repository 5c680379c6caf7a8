#include "shard.hpp"

#include <string>

#include "files/sha256.hpp"

namespace citystar::command {

std::uint64_t shard_of(std::string_view id, std::uint64_t count) {
    return std::stoull(sha256(id).substr(0, 16), nullptr, 16) % count;
}

}  // namespace citystar::command

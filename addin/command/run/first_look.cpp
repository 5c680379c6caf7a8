#include "first_look.hpp"

#include "files/sha256.hpp"

namespace citystar::command {

FirstLook first_look(const std::filesystem::path& file, std::chrono::milliseconds limit) {
    const auto begin = std::chrono::steady_clock::now();
    FirstLook out{preflight(file), {}};
    if (out.preflight.status == Status::not_found) return out;
    out.sha256 = sha256_of_file(file, limit);
    if (!out.sha256.empty()) return out;
    const bool late = std::chrono::steady_clock::now() - begin > limit;
    out.preflight = {late ? Status::timeout : Status::not_found};
    return out;
}

}  // namespace citystar::command

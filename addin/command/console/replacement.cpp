#include "replacement.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>
#include <utility>

#include "durable.hpp"

namespace citystar::command {
namespace {

namespace fs = std::filesystem;

fs::path cleared(const fs::path& folder) {
    const auto out = fs::absolute(folder.empty() ? fs::path(".") : folder);
    office::remove_leftovers(out);
    return out;
}

}  // namespace

Replacement::Replacement(fs::path target) : target_(std::move(target)), folder_(cleared(target_.parent_path())) {}

fs::path Replacement::path() const { return folder_.path() / ("new" + target_.extension().string()); }

void Replacement::write(const std::string& content) const {
    errno = 0;
    std::ofstream file(path(), std::ios::binary);
    file << content << std::flush;
    file.close();
    if (!file) throw std::system_error(errno ? errno : EIO, std::generic_category());
}

void Replacement::put() const { replace_durably(path(), target_); }

}  // namespace citystar::command

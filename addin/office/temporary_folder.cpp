#include "temporary_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>

namespace citystar::office {
namespace {

namespace fs = std::filesystem;

constexpr auto name_begin = ".citystar-";
constexpr auto note_name = "sockets";

int open_folder(const fs::path& folder) {
    return open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

void wait_for_lock(int descriptor) {
    while (flock(descriptor, LOCK_EX) != 0 && errno == EINTR) continue;
}

fs::filesystem_error failure(const fs::path& path) {
    return {"temporary folder", path, std::error_code(errno, std::generic_category())};
}

bool ours(int descriptor) {
    struct stat status = {};
    return fstat(descriptor, &status) == 0 && status.st_uid == geteuid();
}

void remove_noted(const fs::path& note) {
    std::ifstream file(note);
    for (std::string socket; std::getline(file, socket);)
        if (socket.find("/OSL_PIPE_") != std::string::npos) unlink(socket.c_str());
}

}  // namespace

TemporaryFolder::TemporaryFolder() : TemporaryFolder(fs::canonical(fs::temp_directory_path())) {}

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
    // Before the new folder is locked, somebody may take it for a leftover and remove it; then another one is made.
    while (lock_ < 0) {
        auto pattern = (parent / name_begin).string() + "XXXXXX";
        if (!mkdtemp(pattern.data())) throw failure(parent);
        lock_ = open_folder(pattern);
        if (lock_ < 0 && errno != ENOENT) throw failure(pattern);
        if (lock_ < 0) continue;
        wait_for_lock(lock_);
        path_ = pattern;
        std::error_code failed;
        if (fs::exists(path_, failed)) return;
        close(lock_);
        lock_ = -1;
    }
}

TemporaryFolder::~TemporaryFolder() {
    remove_with_sockets(path_);
    close(lock_);
}

bool note_sockets(const fs::path& folder, const std::vector<std::string>& sockets) {
    std::ofstream note(folder / note_name);
    for (const auto& socket : sockets) note << socket << '\n';
    return static_cast<bool>(note.flush());
}

void remove_with_sockets(const fs::path& folder) noexcept {
    try {
        std::error_code failed;
        for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed))
            if (it->path().filename() == note_name) remove_noted(it->path());
        fs::remove_all(folder, failed);
    } catch (const std::exception&) {
        // Out of memory; the next run removes the folder.
    }
}

void remove_leftovers(const fs::path& parent) {
    std::error_code failed;
    for (fs::directory_iterator it(parent, failed), end; !failed && it != end; it.increment(failed)) {
        if (!it->path().filename().string().starts_with(name_begin)) continue;
        const int descriptor = open_folder(it->path());
        if (descriptor < 0) continue;
        if (ours(descriptor) && flock(descriptor, LOCK_EX | LOCK_NB) == 0) remove_with_sockets(it->path());
        close(descriptor);
    }
}

}  // namespace citystar::office

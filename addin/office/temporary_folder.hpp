// A folder that goes with its owner, even if the owner is killed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::office {

/// A new, private, hidden folder, removed with all it holds when the object goes. It is locked meanwhile, so that
/// remove_leftovers() can tell it from the folder of an owner that was killed.
class TemporaryFolder {
public:
    /// Under the system's temporary folder. Throws std::filesystem::filesystem_error if it cannot
    /// be made.
    TemporaryFolder();
    /// Under `parent`: what is in it can be renamed to a place beside it.
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Notes in `folder` which sockets in the file system go with it. TMPDIR does not move an office's sockets, and killed
/// it leaves them. False if the note cannot be written.
bool note_sockets(const std::filesystem::path& folder, const std::vector<std::string>& sockets);

/// Removes a folder with all it holds, and the sockets noted anywhere in it.
void remove_with_sockets(const std::filesystem::path& folder) noexcept;

/// Removes the temporary folders under `parent` that are this user's and whose owner was killed. On a file system
/// without locks nobody can tell, and they stay.
void remove_leftovers(const std::filesystem::path& parent = std::filesystem::temp_directory_path());

}  // namespace citystar::office

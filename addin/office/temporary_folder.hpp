// A temporary folder that is removed with its owner, even if the owner is killed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace citystar::office {

/// A new, private, hidden folder; the destructor removes it with everything in it. It is locked as long as the object
/// lives, so that remove_leftovers() can tell it from the folder of an owner that was killed.
class TemporaryFolder {
public:
    /// Makes the folder in the system's temporary folder. Throws std::filesystem::filesystem_error if that fails.
    TemporaryFolder();
    /// Makes it in `parent`, so that files in it can be renamed to a place next to it.
    explicit TemporaryFolder(const std::filesystem::path& parent);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
    int lock_ = -1;
};

/// Records in `folder` the sockets in the file system that belong to it. TMPDIR does not change the place of an
/// office's sockets, and a killed office leaves them. False if the record cannot be written.
bool note_sockets(const std::filesystem::path& folder, const std::vector<std::string>& sockets);

/// Removes a folder with everything in it, and the sockets that are recorded anywhere in it.
void remove_with_sockets(const std::filesystem::path& folder) noexcept;

/// Removes temporary folders in `parent` that belong to this user and whose owner was killed. On a file system without
/// locks this cannot be known, so they stay.
void remove_leftovers(const std::filesystem::path& parent = std::filesystem::temp_directory_path());

}  // namespace citystar::office

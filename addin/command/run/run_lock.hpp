// Keeps two runs out of one folder or file.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Takes an advisory lock on an open file or folder, held until its descriptor is closed or the process ends. False if
/// another run holds one that does not go with it; a `shared` one goes with other shared ones. On a file system without
/// locks it is always granted.
bool try_lock(int descriptor, bool shared = false) noexcept;

/// A lock on a folder for as long as the object lives.
class FolderLock {
public:
    FolderLock(const std::filesystem::path& folder, bool shared);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    bool granted() const noexcept { return granted_; }

private:
    int descriptor_;
    bool granted_;
};

}  // namespace citystar::command

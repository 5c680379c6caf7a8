// Locks that keep two runs from using the same folder or file.
#pragma once

#include <filesystem>

namespace citystar::command {

/// Takes an advisory lock on an open file or folder. It lasts until the descriptor is closed or the process ends. False
/// if another run holds a lock, unless both are `shared`. On a file system without locks the result is always true.
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

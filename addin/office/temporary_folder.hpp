// A folder that goes with its owner.
#pragma once

#include <filesystem>

namespace citystar::office {

/// A new, private folder under the system's temporary folder, removed with all it holds when the object goes.
class TemporaryFolder {
public:
    /// Throws std::system_error if it cannot be made.
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace citystar::office

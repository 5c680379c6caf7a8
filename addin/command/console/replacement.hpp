// Files written beside their place, where nobody else can guess, and put there complete.
#pragma once

#include <filesystem>
#include <string>

#include "temporary_folder.hpp"

namespace citystar::command {

/// A file that will take the place of `target`, or be new there. It is written in a folder of this process beside the
/// target; what a killed run has left there goes. Not put in place, it goes with the object.
class Replacement {
public:
    /// Throws std::filesystem::filesystem_error if the folder cannot be made.
    explicit Replacement(std::filesystem::path target);

    /// Where to write it; nothing is there yet. Its ending is the target's.
    std::filesystem::path path() const;
    /// Writes all of it. Throws std::system_error.
    void write(const std::string& content) const;
    /// As replace_durably().
    void put() const;

private:
    std::filesystem::path target_;
    office::TemporaryFolder folder_;
};

}  // namespace citystar::command

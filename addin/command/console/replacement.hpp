// Files written next to their place, under a name that nobody can guess, and put there complete.
#pragma once

#include <filesystem>
#include <string>

#include "temporary_folder.hpp"

namespace citystar::command {

/// A file that will replace `target`, or be new there. It is written in a folder of this process next to the target.
/// The constructor removes what a killed run has left there. If the file is not put in place, it is removed with the
/// object.
class Replacement {
public:
    /// Throws std::filesystem::filesystem_error if the folder cannot be made.
    explicit Replacement(std::filesystem::path target);

    /// The path to write to; nothing is there yet. It has the ending of the target.
    std::filesystem::path path() const;
    /// Writes the whole content. Throws std::system_error.
    void write(const std::string& content) const;
    /// As replace_durably().
    void put() const;

private:
    std::filesystem::path target_;
    office::TemporaryFolder folder_;
};

}  // namespace citystar::command

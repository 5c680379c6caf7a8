// A folder of workbooks, recalculated or collected by the citystar command while Calc can be used.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "place.hpp"

namespace citystar::menu {

enum class BatchTask {
    recalculate,  ///< copies with new results, and a file of results
    collect,      ///< a league
};

struct Batch {
    BatchTask task = BatchTask::recalculate;
    std::filesystem::path input;   ///< folder
    std::filesystem::path output;  ///< another folder
};

/// What the command is asked, and where its result will be.
struct BatchCommand {
    std::vector<std::string> arguments;  ///< without the program
    std::filesystem::path result;        ///< a folder, or the league
};
BatchCommand command_for(const Batch& batch, Language language);

/// The command inside the extension, else the system's one; nothing if there is none that may be run.
std::optional<std::filesystem::path> find_command(const std::filesystem::path& extension);

/// Asks for the folders and starts. One run at a time: another one is refused with a sentence.
Outcome run_batch(const Place& place);

}  // namespace citystar::menu

// Recalculates or collects a folder of workbooks with the citystar command; Calc can be used meanwhile.
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

/// The arguments of the command and the place of its result.
struct BatchCommand {
    std::vector<std::string> arguments;  ///< arguments without the program
    std::filesystem::path result;        ///< a folder, or the league
};
BatchCommand command_for(const Batch& batch, Language language);

/// Environment variables of the command: the language, and this LibreOffice, so that the command uses the same one.
std::vector<std::string> command_environment(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, Language language);

/// The command inside the extension, otherwise the system's; no value if neither may be run.
std::optional<std::filesystem::path> find_command(const std::filesystem::path& extension);

/// Asks for the folders and starts. Only one run at a time: a second one is refused with a sentence.
Outcome run_batch(const Place& place);

}  // namespace citystar::menu

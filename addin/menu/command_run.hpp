// Runs the citystar command and shows its progress in a window; Calc can be used meanwhile.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "place.hpp"

namespace citystar::menu {

/// What the command is asked to do. It must be asked for --progress json.
struct CommandCall {
    std::string title;                   ///< of the window
    std::string unfinished;              ///< said before the command's last line if it ends with status 1
    std::vector<std::string> arguments;  ///< arguments without the program
    std::filesystem::path result;        ///< what the window offers to open: a file or a folder
};

/// Environment variables of the command: the language, and this LibreOffice, so that the command uses the same one.
std::vector<std::string> command_environment(
    const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context, Language language);

/// The command inside the extension, otherwise the system's; no value if neither may be run.
std::optional<std::filesystem::path> find_command(const std::filesystem::path& extension);

/// Why no run can be started now: there is no command, or another run is not done. No value if one can. On the office's
/// main thread.
Outcome command_fault(const Place& place);

/// Starts and returns at once; the outcome is command_fault(). Only one run at a time. On the office's main thread;
/// throws UNO exceptions.
Outcome run_command(const Place& place, CommandCall call);

}  // namespace citystar::menu

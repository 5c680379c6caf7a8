// The parts of a workbook that its departments fill in: makes them, and puts the returned ones into the whole.
#pragma once

#include <filesystem>
#include <string>

#include "command_run.hpp"

namespace citystar::menu {

/// Where the parts of a workbook go.
struct PartsWish {
    std::filesystem::path folder;  ///< made if it does not exist
    bool ods = false;              ///< .ods with our functions; otherwise .xlsx with ordinary formulas
    std::string due;               ///< by when and to whom they are to be returned, in words; may be empty
    std::string return_to;
};

/// `book`: the file of the open workbook. Pure.
CommandCall split_call(const std::filesystem::path& book, const PartsWish& wish, Language language);

/// What counts where the whole was changed, too.
enum class Settling {
    later,  ///< such cells stay as they are, and are listed
    parts,  ///< what the departments return
    whole,  ///< what the whole holds
};

/// The result is a new workbook beside `book`, and a list of what was taken beside that. Pure, but for names that are
/// free.
CommandCall join_call(const std::filesystem::path& book, const std::filesystem::path& returned, Settling settling,
                      Language language);

/// Asks where the parts go, and starts to make them. A workbook that is not stored, or changed since, is refused with a
/// sentence: it is the file that is split.
Outcome split_workbook(const Place& place);

/// Asks for the folder of the returned parts, and starts to join them with the open workbook, which has to be stored.
Outcome join_parts(const Place& place);

}  // namespace citystar::menu

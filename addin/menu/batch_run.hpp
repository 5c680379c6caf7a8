// Recalculates or collects a folder of workbooks with the citystar command; Calc can be used meanwhile.
#pragma once

#include <filesystem>

#include "command_run.hpp"

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

/// Pure, but for names that are free.
CommandCall command_for(const Batch& batch, Language language);

/// Asks for the folders and starts. Only one run at a time: a second one is refused with a sentence.
Outcome run_batch(const Place& place);

}  // namespace citystar::menu

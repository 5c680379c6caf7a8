// The names of the workbooks' outputs.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "inputs.hpp"

namespace citystar::command {

/// A name without ending for each input, in order: its own, or with "~2", "~3" where an earlier input took it or
/// an input lies in that place. Depends only on the list, not on the results of the run and not on the shard.
std::vector<std::string> output_names(const std::vector<Input>& inputs, const std::filesystem::path& folder);

/// Names for files, without ending, one for each title and in that order: Windows and Linux take each of them, and no
/// two differ only in capitals; a further title of the same name gets "title~2". At most 200 bytes each. Pure.
std::vector<std::string> file_names(const std::vector<std::string>& titles);

}  // namespace citystar::command

// Reports on standard error about decisions that a league still needs.
#pragma once

#include <filesystem>
#include <vector>

#include "league.hpp"

namespace citystar::command {

/// Names the units that have no rank because their workbooks contradict each other.
void tell_contradictions(const std::vector<LeagueRow>& league);

/// Names the choices that decide nothing; returns whether there are any. `file` is the file of choices.
bool tell_unused(const std::vector<Choice>& choices, const std::vector<Assessment>& units,
                 const std::filesystem::path& file);

}  // namespace citystar::command

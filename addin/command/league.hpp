// Units side by side.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment.hpp"

namespace citystar::command {

using workbook::Assessment;
using workbook::CellValue;

struct LeagueRow {
    const Assessment* unit = nullptr;
    std::optional<int> rank;  ///< within the framework; nothing for what was not scored or is a copy
};

/// By framework, rank and file. Equal totals (to 1e-6) share a rank, and the next ones are skipped. A second workbook
/// of one unit with the same figures has no rank; either way both get a finding. The rows refer to `units`, from which
/// this takes the units that workbooks of several units hold beside their own, if a workbook of their own or an equal
/// one is there.
std::vector<LeagueRow> make_league(std::vector<Assessment>& units);

/// Takes away what make_league() found out about a unit.
void forget_league(Assessment& unit);

/// The frameworks of a league in its order.
std::vector<const Framework*> frameworks_of(const std::vector<LeagueRow>& league);

/// The levels of the first row of the tree that bring points; text tasks bring none.
std::vector<const Level*> scored_levels(const Framework& framework);

/// One line of the league as texts, and its head; what the CSV and the workbook show.
std::vector<std::string> league_head(const Framework& framework);
std::vector<CellValue> league_cells(const LeagueRow& row);

/// A table per framework, then what could not be scored; UTF-8 with a byte order mark, so that Excel reads it right.
std::string league_csv(const std::vector<LeagueRow>& league);

/// Whether a file is such a CSV.
bool is_league_csv(const std::filesystem::path& file);

}  // namespace citystar::command

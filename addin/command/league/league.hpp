// Units side by side.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assessment.hpp"
#include "choices.hpp"

namespace citystar::command {

using workbook::Assessment;
using workbook::CellValue;

/// What a unit's workbook has to do with the ranks.
enum class Standing {
    ranked,
    copy,           ///< the same figures as another workbook of the unit, which is ranked
    contradiction,  ///< other figures than another workbook of the unit, and nobody has decided
    set_aside,      ///< by choice another workbook of the unit is used
    excluded,       ///< by choice
    not_scored,
};

/// The word in the results: "ranked", "copy", …
std::string_view standing_word(Standing standing) noexcept;

struct LeagueRow {
    const Assessment* unit = nullptr;
    std::optional<int> rank;  ///< within the framework; only of those that are ranked
    Standing standing = Standing::not_scored;
    const Choice* choice = nullptr;  ///< what was decided about the unit
};

/// By framework, rank and file. Totals that are shown as the same (shown_points()) share a rank, and the next ones are
/// skipped (1, 1, 3). Workbooks of one unit and framework with different figures have no rank unless a choice takes
/// one; of those with the same figures the first has it. Either way all of them get a finding. The rows refer to
/// `units` and `choices`; from `units` this takes the units that workbooks of several units hold beside their own, if a
/// workbook of their own or an equal one is there.
std::vector<LeagueRow> make_league(std::vector<Assessment>& units, const std::vector<Choice>& choices = {});

/// In words: why the workbook has no rank, what was decided, by whom and why; empty if there is nothing to say.
std::string ranking_note(const LeagueRow& row);

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

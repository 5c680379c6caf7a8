// The league: units side by side.
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

/// How a unit's workbook takes part in the ranking.
enum class Ranking {
    ranked,
    copy,           ///< has the same figures as another workbook of the unit, which is ranked
    contradiction,  ///< has other figures than another workbook of the unit, and nobody has decided
    set_aside,      ///< another workbook of the unit is used, by choice
    excluded,       ///< stays out, by choice
    not_scored,
};

/// The word in the results: "ranked", "copy", …
std::string_view ranking_word(Ranking ranking) noexcept;

struct LeagueRow {
    const Assessment* unit = nullptr;
    std::optional<int> rank;  ///< within the framework; only for ranked units
    Ranking ranking = Ranking::not_scored;
    const Choice* choice = nullptr;  ///< the decision about the unit
};

/// The league in the order of framework, rank and file. Totals that are shown as the same (shown_points()) share a
/// rank, and the next ranks are skipped (1, 1, 3). If workbooks of one unit and framework have different figures, none
/// has a rank unless a choice takes one; if they have the same figures, the first has it. In both cases all of them get
/// a finding. The rows refer to `units` and `choices`. A workbook of several units may also have the figures of other
/// units than its own; this function removes such a unit from `units` if the unit's own workbook is there, or an
/// earlier one with equal figures.
std::vector<LeagueRow> make_league(std::vector<Assessment>& units, const std::vector<Choice>& choices = {});

/// A sentence: why the workbook has no rank, the decision, who made it and why. Empty if there is nothing to say.
std::string ranking_note(const LeagueRow& row);

/// Removes the findings of make_league() from a unit.
void forget_league(Assessment& unit);

/// The frameworks of a league in its order.
std::vector<const Framework*> frameworks_of(const std::vector<LeagueRow>& league);

/// The levels of the tree's first row that bring points; levels of text tasks bring none.
std::vector<const Level*> scored_levels(const Framework& framework);

/// The head and the lines of the league as texts, for the CSV and the workbook.
std::vector<std::string> league_head(const Framework& framework);
std::vector<CellValue> league_cells(const LeagueRow& row);

/// A table per framework, then the files that could not be scored. UTF-8 with a byte order mark, which Excel needs.
std::string league_csv(const std::vector<LeagueRow>& league);

/// Whether a file is such a CSV.
bool is_league_csv(const std::filesystem::path& file);

}  // namespace citystar::command

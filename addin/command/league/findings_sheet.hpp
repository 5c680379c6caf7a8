// The sheet of a league that lists the findings of all units.
#pragma once

#include <vector>

#include "league.hpp"
#include "sheet.hpp"

namespace citystar::command {

/// Adds the sheet: errors first, each with links to its workbook and cell. Throws com::sun::star::uno::Exception.
templates::Sheet write_findings(templates::Document& document, const std::vector<LeagueRow>& league);

}  // namespace citystar::command

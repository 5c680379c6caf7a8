// What the results file of a collection says of each unit.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assessment.hpp"
#include "recalc_record.hpp"

namespace citystar::command {

/// One workbook: its units as they were read, before any league, and what it took.
struct Collected {
    std::vector<workbook::Assessment> units;
    RecalcRecord work;  ///< status, content of the input, versions, time, phases and attempts
};

/// The line of one of the workbook's units. `rank`: nothing as long as there is no league.
std::string record_line(const Collected& workbook, const workbook::Assessment& unit, std::optional<int> rank);

/// The workbooks of a results file by path, without ranks and without what the league found out. Left out are those of
/// which not every unit has a line, or whose findings are in another language than that of the documents now. Lines
/// that are none, such as the torn last one of a run that was killed, are passed over; a missing file has none. The
/// assessments refer to `registry`.
std::map<std::string, Collected> earlier_collected(const std::filesystem::path& results, const Registry& registry);

}  // namespace citystar::command

// Records of the results file of a collection, one per unit.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "league.hpp"
#include "pool/recalc_record.hpp"

namespace citystar::command {

/// One workbook: its units as they were read, before any league, and the record of the work on it.
struct Collected {
    std::vector<workbook::Assessment> units;
    std::size_t unit_count = 0;  ///< units that were read; the league may drop those with their own workbooks
    RecalcRecord work;           ///< id, status, content of the input, versions, time, phases and attempts
    std::string previous;        ///< PreviousResults::fingerprint() of the results compared with; may be empty
};

/// The line of one of the workbook's units. `row` is null as long as there is no league; then there is no "ranking".
std::string record_line(const Collected& workbook, const workbook::Assessment& unit, const LeagueRow* row);

/// The lines of a league's units in their order; `by_file` has the workbook of each.
std::vector<std::string> record_lines(const std::map<std::string, const Collected*>& by_file,
                                      const std::vector<workbook::Assessment>& units,
                                      const std::vector<LeagueRow>& league);

/// Whether a record comes from collect.
bool is_collected(const boost::json::object& record);

/// The content of one line.
struct CollectedLine {
    workbook::Assessment unit;  ///< without the findings of the league
    std::size_t unit_count = 0;
    RecalcRecord work;
    std::string previous;          ///< as in Collected
    bool ranked = false;           ///< the run was completed
    std::optional<Choice> choice;  ///< the decision about the unit
    std::string language;
};

/// The reverse of record_line(). Throws std::exception if it is not such a record, or if `registry` lacks its
/// framework.
CollectedLine read_line(const boost::json::object& record, const Registry& registry);

/// The workbooks of a results file by id, without ranks and without the findings of the league. A workbook is left out
/// if one of its units has no line, or if its findings are not in the current language of the documents. Other lines
/// are skipped, such as the torn last line of a run that was killed. A missing file gives no workbooks. The assessments
/// refer to `registry`.
std::map<std::string, Collected> earlier_collected(const std::filesystem::path& results, const Registry& registry);

}  // namespace citystar::command

// What the results file of a collection says of each unit.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "league.hpp"
#include "pool/recalc_record.hpp"

namespace citystar::command {

/// One workbook: its units as they were read, before any league, and what it took.
struct Collected {
    std::vector<workbook::Assessment> units;
    std::size_t unit_count = 0;  ///< as it was read; a league may leave some to the workbooks of their own
    RecalcRecord work;           ///< id, status, content of the input, versions, time, phases and attempts
    std::string previous;        ///< PreviousResults::fingerprint() of what the units were compared with; may be empty
};

/// The line of one of the workbook's units. `row`: null as long as there is no league; then there is no "ranking".
std::string record_line(const Collected& workbook, const workbook::Assessment& unit, const LeagueRow* row);

/// The lines of a league's units in their order; each has a workbook in `by_file`.
std::vector<std::string> record_lines(const std::map<std::string, const Collected*>& by_file,
                                      const std::vector<workbook::Assessment>& units,
                                      const std::vector<LeagueRow>& league);

/// Whether a record is one of collect.
bool is_collected(const boost::json::object& record);

/// What a line says.
struct CollectedLine {
    workbook::Assessment unit;  ///< without what a league found out
    std::size_t unit_count = 0;
    RecalcRecord work;
    std::string previous;          ///< as in Collected
    bool ranked = false;           ///< the run came to its end
    std::optional<Choice> choice;  ///< what was decided about the unit
    std::string language;
};

/// The reverse of record_line(). Throws std::exception if it is none, or of a framework that is not in `registry`.
CollectedLine read_line(const boost::json::object& record, const Registry& registry);

/// The workbooks of a results file by id, without ranks and without what the league found out. Left out are those of
/// which not every unit has a line, or whose findings are in another language than that of the documents now. Lines
/// that are none, such as the torn last one of a run that was killed, are passed over; a missing file has none. The
/// assessments refer to `registry`.
std::map<std::string, Collected> earlier_collected(const std::filesystem::path& results, const Registry& registry);

}  // namespace citystar::command

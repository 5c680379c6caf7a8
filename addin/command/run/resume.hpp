// Results of an earlier run, taken over when a run resumes.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "pool/recalc_record.hpp"

namespace citystar::command {

struct EarlierRecord {
    RecalcRecord record;
    std::string line;  ///< the line as the file has it
};

/// The records of a results file by id; of several with one id, the last. Other lines are skipped, such as summaries
/// and the torn last line of a run that was killed. A missing file has no records.
std::map<std::string, EarlierRecord> earlier_records(const std::filesystem::path& results);

/// Whether a record still holds: the workbook was recalculated with these versions, `input` has the same content, and
/// the output is at `target` (empty: no output is wanted). A file that was replaced in place must have the content that
/// was written.
bool up_to_date(const RecalcRecord& record, const Versions& versions, const std::filesystem::path& input,
                const std::filesystem::path& target);

}  // namespace citystar::command

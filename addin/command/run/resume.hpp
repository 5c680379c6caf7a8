// What an earlier run has done already.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "pool/recalc_record.hpp"

namespace citystar::command {

struct EarlierRecord {
    RecalcRecord record;
    std::string line;  ///< as it stands in the file
};

/// The records of a results file by id, the last of each. Lines that are none, such as summaries and the torn last line
/// of a run that was killed, are passed over; a missing file has none.
std::map<std::string, EarlierRecord> earlier_records(const std::filesystem::path& results);

/// Whether a record still holds: done, with these versions, of the same content as `input` has now, and the output is
/// at `target` (empty: none is wanted). A file replaced in place holds if it is what was written.
bool up_to_date(const RecalcRecord& record, const Versions& versions, const std::filesystem::path& input,
                const std::filesystem::path& target);

}  // namespace citystar::command
